package dev.secant.spark.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The script secant-spark-submit in a folder of its own, beside JARs that are none. */
final class Script {
  /** Prints its arguments, one a line, in place of Spark. */
  private static final String PRINTS_ARGUMENTS =
      """
      #!/bin/sh
      for argument; do printf '[%s]\\n' "$argument"; done
      [ -z "$SHOW_OPTIONS" ] || printf '%s\\n' "$SPARK_SUBMIT_OPTS"
      """;

  private final Path home;
  private final Map<String, String> environment = new TreeMap<>();

  /** What a call of it printed. */
  record Result(int code, List<String> out, String err) {}

  Script(Path home) throws IOException {
    this.home = home;
    Files.createDirectories(home.resolve("bin"));
    Files.copy(Path.of("src/distribution/bin/secant-spark-submit"), path());
    Files.createDirectories(home.resolve("jars"));
    for (String jar : List.of("secant-api", "secant-runtime", "secant-spark")) {
      Files.createFile(home.resolve("jars/" + jar + ".jar"));
    }
    environment.put("PATH", "/usr/bin:/bin");
  }

  /** Returns the file to start. */
  Path path() {
    return home.resolve("bin/secant-spark-submit");
  }

  /** Returns the JARs that it sends besides others, as Spark wants them. */
  String jars() throws IOException {
    Path folder = home.toRealPath().resolve("jars");
    return folder.resolve("secant-api.jar") + "," + folder.resolve("secant-runtime.jar");
  }

  /** Returns the JAR with the job. */
  String job() throws IOException {
    return home.toRealPath().resolve("jars/secant-spark.jar").toString();
  }

  /** Makes a Spark whose spark-submit prints its arguments; returns its folder. */
  static Path printingSpark(Path folder) throws IOException {
    executable(folder.resolve("bin/spark-submit"), PRINTS_ARGUMENTS);
    return folder;
  }

  /**
   * Makes a Java that answers as Spark's launcher does, with a command that prints the arguments;
   * returns its folder.
   */
  static Path printingJava(Path folder) throws IOException {
    executable(folder.resolve("bin/print"), PRINTS_ARGUMENTS);
    executable(
        folder.resolve("bin/java"),
        "#!/bin/sh\nprintf '\\0\\n'; printf '%s\\0' \"${0%/*}/print\" \"$@\"\n");
    return folder;
  }

  /** Makes a Java that cannot start; returns its folder. */
  static Path brokenJava(Path folder) throws IOException {
    executable(folder.resolve("bin/java"), "#!/bin/sh\necho no memory >&2; exit 1\n");
    return folder;
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Script with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    return run(path(), arguments);
  }

  /** Starts it by another path. */
  Result run(Path link, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", link.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    int code = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Result(code, Files.readAllLines(out), Files.readString(err));
  }
}
