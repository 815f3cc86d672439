package dev.secant.benchmarks.speed;

import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Function;
import dev.secant.runtime.chain.Chain;
import java.util.ServiceLoader;

/** {@code square | exp | square}, and its central difference with the published step. */
public final class PublishedChain {
  /** The step. */
  public static final double EPS = 1e-4;

  private PublishedChain() {}

  /** Returns it of the built-in functions, found as any plug-in is. */
  public static Chain ofBuiltIns() {
    return Chain.of(builtIn("square"), builtIn("exp"), builtIn("square"));
  }

  /** Returns it of functions that have only {@code forward(double)}, each a class of its own. */
  public static Chain ofPlugIns() {
    return Chain.of(new PlainSquare(), new PlainExp(), new PlainSquareAgain());
  }

  /** Returns it of operators with a name, as an application writes them: all of one class. */
  public static Chain ofLambdas() {
    return Chain.of(
        ElementwiseFunction.of("square", x -> x * x),
        ElementwiseFunction.of("exp", Math::exp),
        ElementwiseFunction.of("square_again", x -> x * x));
  }

  /** Returns the elementwise function of that name. */
  public static ElementwiseFunction builtIn(String name) {
    return (ElementwiseFunction) found(name);
  }

  /** Returns what adds up the elements of an array. */
  public static Function sum() {
    return found("sum");
  }

  private static Function found(String name) {
    for (Function function : ServiceLoader.load(Function.class)) {
      if (function.name().equals(name)) {
        return function;
      }
    }
    throw new IllegalStateException("no function " + name + " on the class path");
  }

  /** The same fused by hand, as one would write it for this chain alone. */
  public static void fusedByHand(double[] x, double[] derivatives) {
    for (int i = 0; i < x.length; i++) {
      derivatives[i] = (value(x[i] + EPS) - value(x[i] - EPS)) / (2 * EPS);
    }
  }

  /** The chain written out in one method, as a library is given it. */
  static double value(double x) {
    double exp = Math.exp(x * x);
    return exp * exp;
  }

  private static final class PlainSquare implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return x * x;
    }
  }

  private static final class PlainExp implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return Math.exp(x);
    }
  }

  private static final class PlainSquareAgain implements ElementwiseFunction {
    @Override
    public double forward(double x) {
      return x * x;
    }
  }
}
