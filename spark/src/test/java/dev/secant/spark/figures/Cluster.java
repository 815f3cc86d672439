package dev.secant.spark.figures;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A standalone cluster on this machine: a master and workers of one core, each a process. */
final class Cluster implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Path home;
  private final Path logs;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  private Cluster(Path home) throws IOException {
    this.home = home;
    logs = Files.createDirectories(home.resolve("logs"));
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  /**
   * Starts a cluster and waits until the workers have found the master.
   *
   * @param home with the JARs of Spark in {@code jars}
   */
  static Cluster start(Path home, int workers) throws IOException, InterruptedException {
    Cluster cluster = new Cluster(home);
    try {
      cluster.run("master", "Master", "--port", cluster.port + "", "--webui-port", "0");
      cluster.await("master", "I have been elected leader");
      for (int i = 0; i < workers; i++) {
        String name = "worker" + i;
        cluster.run(
            name,
            "Worker",
            "--port",
            "0",
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "2g",
            "--work-dir",
            home.resolve(name).toString(),
            cluster.url());
        cluster.await(name, "Successfully registered with master");
      }
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void run(String name, String role, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", home.resolve("jars") + "/*"));
    command.add("org.apache.spark.deploy." + role.toLowerCase(java.util.Locale.ROOT) + "." + role);
    command.addAll(List.of("--host", "127.0.0.1"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    processes.add(builder.start());
  }

  private Path log(String name) {
    return logs.resolve(name + ".log");
  }

  private void await(String name, String line) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Process process = processes.get(processes.size() - 1);
    while (!Files.readString(log(name)).contains(line)) {
      if (System.nanoTime() > deadline || process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the " + name + " did not start; see " + log(name));
      }
    }
  }

  /** Returns the URL of the master. */
  String url() {
    return "spark://127.0.0.1:" + port;
  }

  /** Ends workers first, then the master; executors end with their workers. */
  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).destroy();
    }
    for (Process process : processes) {
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
