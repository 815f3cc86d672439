package dev.secant.benchmarks.speed;

import dev.secant.api.BulkFunction;
import dev.secant.api.ElementwiseFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Each built-in function with a kernel of its own, beside a loop over what the JDK has for it. */
final class KernelExperiment {
  /** Fits in the cache, as the blocks of a chain do. */
  private static final Map<String, DoubleUnaryOperator> JDK =
      new TreeMap<>(
          Map.of(
              "exp", Math::exp,
              "expm1", Math::expm1,
              "log", Math::log,
              "tanh", StrictMath::tanh, // the bits of Math.tanh depend on the JDK
              "sigmoid", x -> 1 / (1 + Math.exp(-x)),
              "sin", Math::sin,
              "cos", Math::cos));

  private KernelExperiment() {}

  static List<Task> tasks(int points, Settings settings) {
    double[] x = Points.uniform(points);
    double[] y = new double[points];
    List<Task> tasks = new ArrayList<>();
    JDK.forEach(
        (name, operator) -> {
          ElementwiseFunction function = PublishedChain.builtIn(name);
          if (function instanceof BulkFunction bulk) {
            tasks.add(new Task(name, points, () -> bulk.forward(x, y, points)));
            tasks.add(new Task(name + "-jdk", points, () -> loop(operator, x, y)));
          }
        });
    return tasks;
  }

  private static void loop(DoubleUnaryOperator f, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = f.applyAsDouble(x[i]);
    }
  }
}
