package dev.secant.benchmarks.speed;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.DifferenceQuotient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The central difference of the published chain over arrays. */
final class BulkExperiments {
  private BulkExperiments() {}

  /** The derivative alone; the derivatives go to the file, if there is one. */
  static List<Task> central(int points, Settings settings) {
    double[] x = Points.uniform(points);
    double[] derivatives = new double[points];
    DifferenceQuotient quotient = quotient().withThreads(settings.threads());
    Task task = new Task("central", points, () -> quotient.derivatives(x, derivatives, points));
    Path file = settings.file();
    if (file != null) {
      task.run().run();
      write(file, derivatives);
    }
    return List.of(task);
  }

  /** Value and derivative in one pass, and in one pass each. */
  static List<Task> passes(int points, Settings settings) {
    double[] x = Points.uniform(points);
    double[] values = new double[points];
    double[] derivatives = new double[points];
    Chain chain = PublishedChain.ofBuiltIns();
    DifferenceQuotient quotient = quotient().withThreads(settings.threads());
    return List.of(
        new Task(
            "one-pass",
            points,
            () -> quotient.valuesAndDerivatives(x, values, derivatives, points)),
        new Task(
            "two-passes",
            points,
            () -> {
              chain.valuesAt(x, values, points, settings.threads());
              quotient.derivatives(x, derivatives, points);
            }));
  }

  /** The derivative on one thread and on several, all by wall time: give {@code --threads}. */
  static List<Task> threads(int points, Settings settings) {
    double[] x = Points.uniform(points);
    double[] derivatives = new double[points];
    List<Task> tasks = new ArrayList<>();
    for (int threads : new int[] {1, settings.threads()}) {
      DifferenceQuotient quotient = quotient().withThreads(threads);
      tasks.add(
          new Task(
              "threads-" + threads, points, () -> quotient.derivatives(x, derivatives, points)));
    }
    return tasks;
  }

  private static DifferenceQuotient quotient() {
    return DifferenceQuotient.of(
        PublishedChain.ofBuiltIns(), DifferenceMethod.CENTRAL, PublishedChain.EPS);
  }

  /** As numpy reads it: eight bytes a number, the least first. */
  private static void write(Path file, double[] numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Double.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(numbers);
    try {
      Files.write(file, bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
