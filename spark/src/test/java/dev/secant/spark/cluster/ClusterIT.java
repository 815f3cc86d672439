package dev.secant.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.spark.LocalSpark;
import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Submits jobs to a Master and two Workers. What they print stays in {@code target/cluster-it}, and
 * {@code story.txt} there has the gist of it.
 */
@ExtendWith(LocalSpark.class)
class ClusterIT {
  private static final Path FOLDER = Path.of("target", "cluster-it").toAbsolutePath();
  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("secant.spark.distribution")).toAbsolutePath();
  private static final Path SPECIAL =
      Path.of(System.getProperty("secant.examples"))
          .resolve("special-functions/target/special-functions-1.0.jar")
          .toAbsolutePath()
          .normalize();
  private static final String CHAIN = "erf | square | exp";
  private static final int ROWS = 60_000;
  private static final int PARTITIONS = 6;

  private static SparkHome home;
  private static Cluster cluster;
  private static Story story;

  @BeforeAll
  static void startCluster() throws IOException {
    assertThat(SPECIAL).as("built by the module cli").isRegularFile();
    WorkFolder.empty("cluster-it");
    story = new Story(FOLDER.resolve("story.txt"));
    home = SparkHome.in(FOLDER.resolve("spark-home"));
    cluster = Cluster.start(home, FOLDER, 2);
    story.tell("cluster", cluster.masterLog(), "Starting Spark master at|Registering worker");
  }

  @AfterAll
  static void leaveNoProcess() throws IOException {
    cluster.close();
    Poll.until(
        "the end of all processes",
        () -> cluster.survivors().isEmpty() ? Optional.of(true) : Optional.empty());
  }

  @Test
  void keepsEveryRowWhenAnExecutorIsKilled(SparkSession session) throws Exception {
    Path input = FOLDER.resolve("points.parquet");
    Path output = FOLDER.resolve("slopes.parquet");
    ExpectedRows.points(session, ROWS, PARTITIONS).write().parquet(input.toString());

    Executor killed;
    try (Submission job =
        submit("kill", home, List.of("--plugins", SPECIAL.toString()), input, output)) {
      killed = awaitHalfDone(job, output);
      ProcessHandle victim = killed.process().orElseThrow();
      victim.destroyForcibly(); // SIGKILL
      story.tell("kill -9 " + victim.pid() + " while it ran " + killed.runningTasks());
      assertThat(job.await()).as(job.err().toString()).isEqualTo(1); // two points are infinite
      story.tell("job", job.errors(), "Lost executor|Lost task|rows,|NULL instead|no result");
    }

    assertThat(killed.process()).isEmpty();
    assertThat(killed.runningTasks()).as("what it never finished").isNotEmpty();
    story.tell("Master", cluster.masterLog(), "Launching executor|Removing executor");
    assertThat(cluster.masterLog())
        .anyMatch(line -> line.matches(".*Removing executor .* EXITED.*"));
    assertThat(cluster.executors()).hasSizeGreaterThan(2); // the one in its place
    try (FunctionRegistry registry =
        FunctionRegistry.builder()
            .classPath()
            .plugin(SPECIAL, "special-functions-1.0.jar")
            .build()) {
      Chain chain = registry.chain(CHAIN);
      ExpectedRows.assertSame(session.read().parquet(output.toString()), ROWS, chain);
    }
    story.tell(ROWS + " rows, each with the bits of the local engine");
  }

  @Test
  void namesThePluginThatExecutorsHaveNot(SparkSession session) throws Exception {
    assertThat(refusal("not-shipped", session, List.of()))
        .matches(
            "secant-spark-submit: executor \\d+ has no JAR of plug-in special 1.0"
                + " \\(special-functions-1.0.jar, SHA-256 [0-9a-f]{64}\\) of the driver;.*");
  }

  @Test
  void namesBothSumsWhereAnExecutorHasAnotherJar(SparkSession session) throws Exception {
    Path older =
        PluginJar.elementwise("org.acme.special.Erf", "x")
            .manifest("Secant-Plugin", "special")
            .writeTo(Files.createDirectories(FOLDER.resolve("old")).resolve(SPECIAL.getFileName()));

    assertThat(
            refusal(
                "another-jar",
                session,
                List.of("--conf", "spark.executor.extraClassPath=" + older)))
        .matches(
            "secant-spark-submit: executor \\d+ has another JAR of plug-in special than the driver:"
                + " special-functions-1.0.jar \\(SHA-256 [0-9a-f]{64}\\), where the driver has"
                + " special 1.0 \\(special-functions-1.0.jar, SHA-256 [0-9a-f]{64}\\);.*");
  }

  /**
   * Returns the first line that somebody sees of Secant who has the plug-in in the Spark of the
   * driver's machine alone.
   */
  private static String refusal(String name, SparkSession session, List<String> spark)
      throws Exception {
    Path input = FOLDER.resolve(name + "-points.parquet");
    ExpectedRows.points(session, 100, 1).write().parquet(input.toString());
    SparkHome home = SparkHome.in(FOLDER.resolve(name + "-spark-home"));
    Files.createSymbolicLink(home.folder().resolve("jars").resolve(SPECIAL.getFileName()), SPECIAL);
    List<String> options = new ArrayList<>(List.of("--conf", "spark.cores.max=1"));
    options.addAll(spark);
    try (Submission job = submit(name, home, options, input, FOLDER.resolve(name + ".parquet"))) {
      assertThat(job.await()).as(job.err().toString()).isEqualTo(1);
      List<String> ours =
          job.errors().stream().filter(line -> line.startsWith("secant-spark-submit: ")).toList();
      assertThat(ours).as("said once").hasSize(1);
      assertThat(job.errors()).as("no stack trace").noneMatch(line -> line.startsWith("\tat "));
      story.tell(name + ": " + ours.get(0));
      return ours.get(0);
    }
  }

  private static Submission submit(
      String name, SparkHome home, List<String> spark, Path input, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(DISTRIBUTION.resolve("bin/secant-spark-submit").toString());
    command.addAll(List.of("--master", cluster.address()));
    command.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(
        List.of("--conf", "spark.sql.files.maxPartitionBytes=1m")); // a task for each file
    command.addAll(List.of("--driver-memory", "512m", "--executor-memory", "512m"));
    command.addAll(spark);
    command.addAll(List.of("--chain", CHAIN, "--column", "x"));
    command.addAll(List.of("--input", input.toString(), "--output", output.toString()));
    return Submission.start(home, FOLDER, name, command);
  }

  /**
   * Returns an executor that has just begun a task, when some tasks are done: the output has files
   * of theirs, which only the driver makes part of it at the end.
   */
  private static Executor awaitHalfDone(Submission job, Path output) throws IOException {
    Set<String> known = new HashSet<>();
    return Poll.until(
        "a task done and a task begun",
        () -> {
          if (!job.process().isAlive()) {
            throw new IllegalStateException("ended before an executor was killed: " + job.err());
          }
          boolean halfDone = hasDoneTasks(output);
          for (Executor executor : cluster.executors()) {
            boolean hasBegun = known.addAll(executor.runningTasks());
            if (hasBegun && halfDone && executor.process().isPresent()) {
              return Optional.of(executor);
            }
          }
          return Optional.empty();
        });
  }

  private static boolean hasDoneTasks(Path output) throws IOException {
    Path pending = output.resolve("_temporary/0");
    if (!Files.isDirectory(pending)) {
      return false;
    }
    try (Stream<Path> files = Files.list(pending)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("task_"));
    }
  }
}
