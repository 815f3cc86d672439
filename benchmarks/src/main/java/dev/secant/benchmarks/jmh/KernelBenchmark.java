package dev.secant.benchmarks.jmh;

import dev.secant.api.ElementwiseFunction;
import dev.secant.benchmarks.speed.Points;
import dev.secant.benchmarks.speed.PublishedChain;
import dev.secant.runtime.chain.Chain;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One built-in function over an array in the cache: in bulk, and one number after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class KernelBenchmark {
  private static final int POINTS = 1000;

  /** Name of the function; any elementwise one without parameters will do. */
  @Param({"square", "exp", "expm1", "log", "tanh", "sigmoid", "sin", "cos", "sqrt"})
  public String function = "square";

  private final double[] x = Points.uniform(POINTS);
  private final double[] y = new double[POINTS];
  private ElementwiseFunction found = PublishedChain.builtIn(function);
  private Chain chain = Chain.of(found);

  /** Finds the function. */
  @Setup
  public void setUp() {
    found = PublishedChain.builtIn(function);
    chain = Chain.of(found);
  }

  /** In blocks. */
  @Benchmark
  public double[] bulk() {
    chain.valuesAt(x, y, POINTS);
    return y;
  }

  /** One by one. */
  @Benchmark
  public double[] oneByOne() {
    for (int i = 0; i < POINTS; i++) {
      y[i] = found.forward(x[i]);
    }
    return y;
  }
}
