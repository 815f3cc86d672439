package dev.secant.spark.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A standalone cluster on 127.0.0.1: a Master and Workers of one core, each a process, on ports
 * that the system chose. What it prints is in {@code master.log} and {@code worker-N.log} of its
 * folder. Closing it ends all of them, and their executors.
 */
public final class Cluster implements AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile("Starting Spark master at (spark://127\\.0\\.0\\.1:\\d+)");

  private final SparkHome home;
  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final Thread ending = new Thread(this::end);
  private String address = "";

  private Cluster(SparkHome home, Path folder) {
    this.home = home;
    this.folder = folder;
  }

  /**
   * Returns a cluster that is ready for work.
   *
   * @param folder where it works and logs; processes are told from others by its path
   */
  public static Cluster start(SparkHome home, Path folder, int workers) throws IOException {
    Cluster cluster = new Cluster(home, folder);
    Runtime.getRuntime().addShutdownHook(cluster.ending);
    try {
      cluster.startMaster();
      cluster.startWorkers(workers);
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void startMaster() throws IOException {
    run("master", "org.apache.spark.deploy.master.Master", List.of());
    address = Poll.until("the address of the Master", () -> masterLog(ADDRESS)).group(1);
  }

  private void startWorkers(int count) throws IOException {
    for (int i = 1; i <= count; i++) {
      String work = folder.resolve("work-" + i).toString();
      run(
          "worker-" + i,
          "org.apache.spark.deploy.worker.Worker",
          List.of("--cores", "1", "--memory", "1g", "--work-dir", work, address));
    }
    Poll.until(
        count + " Workers",
        () ->
            count(masterLog(), "Registering worker ") == count
                ? Optional.of(true)
                : Optional.empty());
  }

  private void run(String name, String mainClass, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                home.classPath(),
                mainClass));
    command.addAll(List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(home.environment());
    Path log = folder.resolve(name + ".log");
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    synchronized (processes) {
      processes.add(builder.start());
    }
  }

  /** Returns the address that jobs are submitted to: {@code spark://127.0.0.1:7077}. */
  public String address() {
    return address;
  }

  /** Returns what the Master printed up to now. */
  List<String> masterLog() throws IOException {
    return Files.readAllLines(folder.resolve("master.log"));
  }

  private Optional<Matcher> masterLog(Pattern line) throws IOException {
    return masterLog().stream().map(line::matcher).filter(Matcher::find).findFirst();
  }

  /** Returns all executors that there ever were. */
  List<Executor> executors() throws IOException {
    List<Executor> executors = new ArrayList<>();
    try (Stream<Path> files =
        Files.find(folder, 4, (file, attributes) -> file.endsWith("stderr"))) {
      files.sorted().map(Executor::new).forEach(executors::add);
    }
    return executors;
  }

  /** Returns the processes that work here, which are none once this is closed. */
  List<ProcessHandle> survivors() {
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").contains(folder.toString()))
        .toList();
  }

  private static long count(List<String> lines, String text) {
    return lines.stream().filter(line -> line.contains(text)).count();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(ending);
    end();
  }

  /** Kills Workers before their executors, so that no new ones are begun. */
  private void end() {
    synchronized (processes) {
      for (Process process : processes) {
        ProcessHandle[] children = process.descendants().toArray(ProcessHandle[]::new);
        process.destroyForcibly().onExit().join();
        Arrays.stream(children).forEach(ProcessHandle::destroyForcibly);
      }
      processes.clear();
    }
  }
}
