package dev.secant.spark.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Builds and runs {@code examples/spark-job} as its README shows, against the distribution: another
 * Maven compiles it, another JVM runs it.
 */
class ExampleIT {
  private static final Path EXAMPLE = Path.of("..", "examples", "spark-job").toAbsolutePath();
  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("secant.spark.distribution")).toAbsolutePath();
  private static final long LONGEST_MINUTES = 4;

  /** Maven resets colours that nobody asked for. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private static final String BUILD = "mvn -q -f examples/spark-job package";
  private static final String RUN =
      """
      spark-submit --master "local[2]" --class org.acme.slopes.SlopesJob \\
          --jars "$(echo secant-spark/jars/*.jar | tr ' ' ,)" \\
          examples/spark-job/target/spark-job-1.0.jar points.csv "square | exp | square" slopes.parquet 2>spark.log""";
  private static final String POINTS = "id,x\na,0.5\nb,1\nc,-2\nd,\n";

  /** What {@code bin/spark-submit} of a Spark does, which one of Maven's JARs has not. */
  private static final String SPARK_SUBMIT =
      "#!/bin/sh\n"
          + "exec \"$JAVA_HOME/bin/java\" -Xmx512m -cp \"$SPARK_HOME/jars/*\""
          + " org.apache.spark.deploy.SparkSubmit --conf spark.driver.host=127.0.0.1"
          + " --conf spark.ui.enabled=false \"$@\"\n";

  private Path folder;
  private SparkHome home;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = WorkFolder.empty("example-it");
  }

  @Test
  void doesWhatItsReadMeShows() throws Exception {
    Path copy = folder.resolve("examples/spark-job");
    copy(EXAMPLE, copy);
    Files.createSymbolicLink(folder.resolve("secant-spark"), DISTRIBUTION);
    Files.writeString(folder.resolve("points.csv"), POINTS);
    home = SparkHome.in(folder.resolve("spark"));
    Path submit = Files.createDirectories(folder.resolve("bin")).resolve("spark-submit");
    Files.writeString(submit, SPARK_SUBMIT);
    assertThat(submit.toFile().setExecutable(true)).isTrue();

    String built = run(BUILD.replace("mvn ", "mvn -Dmaven.repo.local=" + repository() + " "));
    String printed = run(RUN);

    assertThat(built).isEmpty();
    assertThat(Files.readString(EXAMPLE.resolve("README.md")))
        .contains("```text points.csv\n" + POINTS + "```")
        .contains("```console\n$ " + BUILD + "\n```")
        .contains("```console\n$ " + RUN + "\n" + printed.stripTrailing() + "\n```");
  }

  /**
   * Makes a local repository that is the machine's own, but for Secant: what is built here must not
   * stay there.
   */
  private Path repository() throws IOException {
    Path machine = Path.of(System.getProperty("user.home"), ".m2", "repository");
    Path own = Files.createDirectories(folder.resolve("repository"));
    link(machine, own, "dev");
    if (Files.isDirectory(machine.resolve("dev"))) {
      link(machine.resolve("dev"), Files.createDirectories(own.resolve("dev")), "secant");
    }
    return own;
  }

  private static void link(Path from, Path to, String except) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(each -> !each.endsWith(except)).toList()) {
        Files.createSymbolicLink(to.resolve(file.getFileName()), file);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(each -> !from.relativize(each).startsWith("target")).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  /** Returns what a command prints; what it logs goes to a file of the README's. */
  private String run(String command) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(home.environment());
    builder.environment().merge("PATH", "", (path, none) -> folder.resolve("bin") + ":" + path);
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("still running: " + command);
      }
      return COLOUR.matcher(Files.readString(output, UTF_8)).replaceAll("");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
