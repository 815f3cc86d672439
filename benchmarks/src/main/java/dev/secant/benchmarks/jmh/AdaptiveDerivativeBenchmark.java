package dev.secant.benchmarks.jmh;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.benchmarks.speed.Points;
import dev.secant.benchmarks.speed.PublishedChain;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.array.AdaptiveArrayDerivative;
import dev.secant.runtime.diff.array.ArrayDerivative;
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

/** Derivatives that find their step by themselves: one, those of an array, and a gradient. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AdaptiveDerivativeBenchmark {
  /** Elements of the array: the time of the gradient grows as this. */
  @Param({"1000", "10000", "100000"})
  public int points;

  private final Chain chain = PublishedChain.ofBuiltIns();
  private final Function sum = chain.then(PublishedChain.sum());
  private double point = 0.5;
  private Variable x = Variable.of(point);

  /** Makes the points. */
  @Setup
  public void setUp() {
    x = Variable.of(Points.uniform(points));
  }

  /** At one point. */
  @Benchmark
  public Derivative onePoint() {
    return AdaptiveDerivative.of(chain, point);
  }

  /** At many points. */
  @Benchmark
  public Derivative[] manyAtOnce() {
    return AdaptiveDerivative.standard().atEach(chain, x.toArray());
  }

  /** Of each element. */
  @Benchmark
  public ArrayDerivative elements() {
    return AdaptiveArrayDerivative.standard().elements((ElementwiseFunction) chain, x);
  }

  /** Of the sum of the elements. */
  @Benchmark
  public ArrayDerivative gradientOfSum() {
    return AdaptiveArrayDerivative.standard().gradient(sum, x);
  }
}
