package dev.secant.benchmarks.jmh;

import dev.secant.benchmarks.speed.PlainFunctions;
import dev.secant.benchmarks.speed.Points;
import dev.secant.benchmarks.speed.PublishedChain;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.DifferenceQuotient;
import dev.secant.runtime.diff.NumericalDiff;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A chain of three functions that have only {@code forward(double)}, after 20 others have been
 * loaded and used: 100,000 points, or one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PluginChainBenchmark {
  private static final int POINTS = 100_000;

  private final double[] x = Points.uniform(POINTS);
  private final double[] derivatives = new double[POINTS];
  private final Chain plugIns = PublishedChain.ofPlugIns();
  private final DifferenceQuotient ofPlugIns = quotient(plugIns);
  private final DifferenceQuotient ofLambdas = quotient(PublishedChain.ofLambdas());
  private double point = 0.5;

  private static DifferenceQuotient quotient(Chain chain) {
    return DifferenceQuotient.of(chain, DifferenceMethod.CENTRAL, PublishedChain.EPS);
  }

  /** Uses the others. */
  @Setup
  public void setUp() {
    PlainFunctions.useAll();
  }

  /** The array by the chain of classes. */
  @Benchmark
  public double[] arrayByPlugIns() {
    ofPlugIns.derivatives(x, derivatives, POINTS);
    return derivatives;
  }

  /** The array by the chain of operators with names. */
  @Benchmark
  public double[] arrayByLambdas() {
    ofLambdas.derivatives(x, derivatives, POINTS);
    return derivatives;
  }

  /** The array by a loop written for this chain. */
  @Benchmark
  public double[] arrayFusedByHand() {
    PublishedChain.fusedByHand(x, derivatives);
    return derivatives;
  }

  /** One point by the chain of classes. */
  @Benchmark
  public double onePoint() {
    return NumericalDiff.central(plugIns, point, PublishedChain.EPS);
  }
}
