package dev.secant.cli.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the launcher {@code ./secant} sees of a clone of the repository, with a Maven that builds
 * nothing: it notes its call and puts down a distribution whose {@code bin/secant} prints what it
 * was given.
 */
final class Checkout {
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "date",
          "find",
          "head",
          "ls",
          "mkdir",
          "mv",
          "ln",
          "ps",
          "readlink",
          "rm",
          "rmdir",
          "sh",
          "sleep");

  /**
   * Builds half of the distribution, waits at the gate if there is one, then builds the other half.
   * It has the gate open before it says that it is there: then the gate may be moved.
   */
  private static final String MAVEN =
      """
      for word in "$@"; do
        case $word in
          -Dsecant.launcher.build=*) target=${word#*=}/secant-cli/dist/secant ;;
        esac
      done
      printf '%s\\n' "$*" >>"$CALLS"
      mkdir -p "$target/bin"
      printf '#!/bin/sh\\necho half a distribution\\n' >"$target/bin/secant"
      chmod +x "$target/bin/secant"
      if [ -p "$GATE" ]; then exec 3<>"$GATE"; echo >"$GATE.reached"; read -r _ <&3; exec 3<&-; fi
      if [ -n "$BROKEN" ]; then echo "[ERROR] $BROKEN"; exit 1; fi
      cat >"$target/bin/secant" <<'END'
      #!/bin/sh
      printf '<%s>' "$@"
      printf ' in %s, plug-ins %s\\n' "$PWD" "$SECANT_PLUGINS_HOME"
      exit 7
      END
      """;

  private final Path root;
  private final Path tools;

  private Checkout(Path root, Path tools) {
    this.root = root;
    this.tools = tools;
  }

  static Checkout in(Path folder) throws IOException {
    Path root = Files.createDirectories(folder.resolve("my clone"));
    Path launcher = Installation.property("secant.root").resolve("secant");
    Files.copy(launcher, root.resolve("secant"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String file :
        List.of(
            "pom.xml",
            "LICENSE",
            ".mvn/jvm.config",
            "api/pom.xml",
            "api/src/main/java/A.java",
            "api/src/test/java/ATest.java",
            "cli/pom.xml",
            "cli/src/distribution/bin/secant",
            "docs/tutorial.md")) {
      Path path = root.resolve(file);
      Files.createDirectories(path.resolveSibling(""));
      Files.writeString(path, "");
    }
    List<String> names = new ArrayList<>(TOOLS);
    names.add("chmod");
    Path tools = SystemTools.folder(folder.resolve("tools"), names);
    SystemTools.script(tools.resolve("mvn"), MAVEN);
    return new Checkout(root, tools);
  }

  Path root() {
    return root;
  }

  /** The folder of programs that the launcher finds, its Maven among them. */
  Path tools() {
    return tools;
  }

  /** Returns a call of the launcher from another folder. */
  Command secant(String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of(root.resolve("secant").toString()));
    words.addAll(List.of(arguments));
    return command(root.resolveSibling(""), words);
  }

  Command command(Path folder, List<String> words) throws IOException {
    return new Command(folder, words)
        .with("PATH", tools.toString())
        .with("CALLS", calls().toString())
        .with("GATE", gate().toString())
        .with("BROKEN", "");
  }

  /** How often Maven was called, with what. */
  List<String> mavenCalls() throws IOException {
    return Files.exists(calls()) ? Files.readAllLines(calls()) : List.of();
  }

  private Path calls() {
    return root.resolveSibling("calls");
  }

  /** A pipe at which Maven waits while it is there, until somebody writes a line to it. */
  Path gate() {
    return root.resolveSibling("gate");
  }

  void closeGate() throws IOException, InterruptedException {
    new Command(root, List.of("mkfifo", gate().toString(), gate() + ".reached")).run();
  }

  /** Returns when a Maven has come to the gate. */
  void awaitMaven() throws IOException {
    Files.readString(Path.of(gate() + ".reached"));
  }

  /** Takes the gate away from the Mavens to come; one that waits at it still does. */
  Path moveGate() throws IOException {
    return Files.move(gate(), root.resolveSibling("old gate"));
  }

  /** Lets the Maven through that waits at a gate. */
  void open(Path gate) throws IOException {
    Files.writeString(gate, "\n");
  }

  /** Makes a file or folder look as if it was changed after the last build began. */
  void touch(String path) throws IOException {
    FileTime built = Files.getLastModifiedTime(build("current"));
    Files.setLastModifiedTime(root.resolve(path), FileTime.fromMillis(built.toMillis() + 1000));
  }

  Path build(String name) {
    return root.resolve(".secant-build").resolve(name);
  }

  /** What the launcher keeps, without the log and the names of the distributions. */
  List<String> buildFiles() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(".secant-build"))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("-.*", "-"))
          .filter(name -> !name.equals("build.log"))
          .sorted()
          .toList();
    }
  }
}
