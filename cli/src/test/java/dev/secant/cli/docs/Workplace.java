package dev.secant.cli.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder a reader of a document works in, laid out as the checkout is: {@code ./secant} runs
 * the distribution, which is under {@code .secant-build/secant}, and {@code plugins/} is where
 * plug-ins are dropped. A package that the property {@code secant.package} names lies there too.
 * Maven works in a local repository of its own, so that no snapshot of ours ends up in the
 * developer's.
 */
final class Workplace implements AutoCloseable {
  private static final long LONGEST_COMMAND_MINUTES = 5;

  private static final String SETTINGS =
      """
      <settings>
        <profiles>
          <profile>
            <id>machine</id>
            <activation><activeByDefault>true</activeByDefault></activation>
            <repositories>
              <repository><id>machine</id><url>URL</url></repository>
            </repositories>
            <pluginRepositories>
              <pluginRepository><id>machine</id><url>URL</url></pluginRepository>
            </pluginRepositories>
          </profile>
        </profiles>
      </settings>
      """;

  /** Maven resets colours that it was told not to use. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** Maven and Spark. */
  private static final Pattern WARNED =
      Pattern.compile("(^|[;&|] *)mvn |^sh run |/secant-spark-submit ");

  /** What a JVM, above all a newer one, says of what they do. */
  private static final Pattern WARNING_OF_JVM = Pattern.compile("(?m)^WARNING: .*\n");

  private static final Set<String> OWN =
      Set.of("plugins/", "examples/", "secant", "settings.xml", "Snippet.java");

  private final Path folder;
  private final Path distribution;

  Workplace(Path folder, Path root, Path distribution) throws IOException {
    this.folder = folder;
    this.distribution = distribution;
    Files.createDirectories(folder.resolve("plugins"));
    Files.createDirectories(folder.resolve(".secant-build"));
    Files.createSymbolicLink(folder.resolve(".secant-build/secant"), distribution);
    copySources(root.resolve("examples"), folder.resolve("examples"));
    writeMavenConfiguration(folder);
    String pack = System.getProperty("secant.package");
    if (pack != null) {
      Path file = Path.of(pack).toAbsolutePath();
      Files.createSymbolicLink(folder.resolve(file.getFileName()), file);
    }
    Path launcher = folder.resolve("secant");
    Files.writeString(
        launcher, "#!/bin/sh\nexec \"" + distribution.resolve("bin/secant") + "\" \"$@\"\n");
    if (!launcher.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + launcher + " executable");
    }
  }

  /**
   * What the machine's local repository holds is taken from there; the rest is fetched as on any
   * machine.
   */
  private static void writeMavenConfiguration(Path folder) throws IOException {
    Path machine = Path.of(System.getProperty("user.home"), ".m2", "repository");
    Files.createDirectories(folder.resolve(".mvn"));
    Files.writeString(
        folder.resolve(".mvn/maven.config"),
        "-B\n-s\n"
            + folder.resolve("settings.xml")
            + "\n-Dmaven.repo.local="
            + folder.resolve(".m2")
            + "\n");
    Files.writeString(
        folder.resolve("settings.xml"), SETTINGS.replace("URL", machine.toUri().toString()));
  }

  /** Copies a folder without what was built in it. */
  private static void copySources(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(path -> !isBuilt(from.relativize(path))).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static boolean isBuilt(Path relative) {
    return relative.toString().matches("(.*/)?target(/.*)?");
  }

  Path folder() {
    return folder;
  }

  void write(Block block) throws IOException {
    Path file = folder.resolve(block.file());
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, String.join("\n", block.text()) + "\n");
  }

  /** Returns what lies in the folder that was not there at the beginning, by name. */
  Set<String> leftBehind() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
          .filter(name -> !name.startsWith(".") && !OWN.contains(name))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Returns what a command prints on both streams, as a terminal shows it. */
  String run(String command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    Path output = Files.createTempFile("session", ".txt");
    builder.redirectOutput(output.toFile());
    var environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", distribution.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("SECANT_PLUGINS_HOME", folder.resolve("plugins").toString());
    if (command.contains(" plugins ")) { // else 'secant config' would show it
      environment.put("SECANT_REPOSITORY", distribution.resolve("maven").toUri().toString());
    }
    environment.put("XDG_CONFIG_HOME", folder.resolve(".config").toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1"); // its builds are short: half the time
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(LONGEST_COMMAND_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(
            "still running after " + LONGEST_COMMAND_MINUTES + " minutes: " + command);
      }
      String text = COLOUR.matcher(Files.readString(output, StandardCharsets.UTF_8)).replaceAll("");
      return WARNED.matcher(command).find() ? WARNING_OF_JVM.matcher(text).replaceAll("") : text;
    } finally {
      Files.delete(output);
    }
  }

  /** Ends what commands have left running: the processes that name this folder. */
  @Override
  public void close() {
    ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
