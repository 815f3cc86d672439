package dev.secant.benchmarks.speed;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.Isolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A plug-in in a worker process: the first value, each further one, many, and one that ends it. */
final class WorkerExperiment {
  private static final String CLASS = EndsItsProcess.class.getName();
  private static final String NAME = "ends_its_process";

  private WorkerExperiment() {}

  static List<Task> tasks(int points, Settings settings) {
    Path plugins = plugins();
    double[] x = Points.uniform(points);
    double[] y = new double[points];
    Chain here = open(plugins, Isolation.none()).chain(NAME);
    Chain there = open(plugins, Isolation.process()).chain(NAME);
    Chain ended = open(plugins, Isolation.process()).chain(NAME);
    AtomicLong next = new AtomicLong((long) EndsItsProcess.LARGEST);
    return List.of(
        new Task("first-value", 1, () -> firstValue(plugins)),
        new Task("one-value", 1, () -> there.valueAt(0.5)),
        new Task("batch", points, () -> there.valuesAt(x, y, points)),
        new Task("batch-in-process", points, () -> here.valuesAt(x, y, points)),
        new Task("exit-and-restart", 1, () -> end(ended, (double) next.incrementAndGet())));
  }

  /** From nothing to the value, and back to nothing. */
  private static void firstValue(Path plugins) {
    try (FunctionRegistry registry = open(plugins, Isolation.process())) {
      registry.chain(NAME).valueAt(0.5);
    }
  }

  /** Each time at another number: one that has ended a worker is not asked for again. */
  private static void end(Chain chain, double x) {
    try {
      chain.valueAt(x);
      throw new IllegalStateException("the function must fail");
    } catch (FunctionFailedException e) {
      // As it is to be.
    }
  }

  private static FunctionRegistry open(Path plugins, Isolation isolation) {
    return FunctionRegistry.builder()
        .withoutCache()
        .directory(plugins)
        .isolation(isolation)
        .build();
  }

  private static Path plugins() {
    try {
      Path folder = Files.createTempDirectory("secant-worker-benchmark");
      Path jar = folder.resolve("worker.jar");
      folder.toFile().deleteOnExit();
      jar.toFile().deleteOnExit(); // before its folder
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
        zip.putNextEntry(new ZipEntry("META-INF/services/dev.secant.api.Function"));
        zip.write(CLASS.getBytes(StandardCharsets.UTF_8));
        zip.putNextEntry(new ZipEntry(CLASS.replace('.', '/') + ".class"));
        zip.write(classFile());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] classFile() throws IOException {
    String name = EndsItsProcess.class.getSimpleName() + ".class";
    try (InputStream in = EndsItsProcess.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there must be a " + name);
      }
      return in.readAllBytes();
    }
  }
}
