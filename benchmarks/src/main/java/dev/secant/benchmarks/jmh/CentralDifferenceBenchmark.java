package dev.secant.benchmarks.jmh;

import dev.secant.benchmarks.speed.Points;
import dev.secant.benchmarks.speed.PublishedChain;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.DifferenceQuotient;
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

/** The central difference of {@code square | exp | square} over an array; time an array. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CentralDifferenceBenchmark {
  /** Length of the array. */
  @Param({"1000", "100000", "10000000"})
  public int points;

  /** Threads that share it; arrays up to 32768 are not divided. */
  @Param({"1", "2"})
  public int threads;

  private double[] x = {};
  private double[] values = {};
  private double[] derivatives = {};
  private DifferenceQuotient quotient =
      DifferenceQuotient.of(
          PublishedChain.ofBuiltIns(), DifferenceMethod.CENTRAL, PublishedChain.EPS);

  /** Makes the points. */
  @Setup
  public void setUp() {
    x = Points.uniform(points);
    values = new double[points];
    derivatives = new double[points];
    quotient = quotient.withThreads(threads);
  }

  /** The derivatives alone. */
  @Benchmark
  public double[] derivatives() {
    quotient.derivatives(x, derivatives, points);
    return derivatives;
  }

  /** Values and derivatives in one pass. */
  @Benchmark
  public double[] valuesAndDerivatives() {
    quotient.valuesAndDerivatives(x, values, derivatives, points);
    return derivatives;
  }
}
