package dev.secant.benchmarks.speed;

import dev.secant.api.ElementwiseFunction;
import dev.secant.runtime.chain.Chain;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Twenty functions with nothing but {@code forward(double)}, as plug-ins have them: each a class,
 * so that code which all share calls {@code forward} of many classes.
 */
public final class PlainFunctions {
  private static final int NUMBERS = 100_000;

  /** Enough for the loop of each function to be compiled. */
  private static final int REPEATS = 20;

  private PlainFunctions() {}

  /** Evaluates each of them, one number after the other and in bulk: classes, then operators. */
  public static void useAll() {
    double[] x = Points.uniform(NUMBERS);
    double[] y = new double[NUMBERS];
    all().forEach(function -> use(Chain.of(function), x, y));
    int number = 0;
    for (DoubleUnaryOperator operator : operators()) {
      number++;
      use(Chain.of(ElementwiseFunction.of("operator_" + number, operator)), x, y);
    }
  }

  private static void use(Chain chain, double[] x, double[] y) {
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      chain.valuesAt(x, y, x.length);
      for (int i = 0; i < x.length; i++) {
        y[i] = chain.valueAt(x[i]);
      }
    }
  }

  private abstract static class Plain implements ElementwiseFunction {
    private final String name;

    Plain(String name) {
      this.name = name;
    }

    @Override
    public final String name() {
      return name;
    }
  }

  private static List<DoubleUnaryOperator> operators() {
    return List.of(
        x -> x + 1,
        x -> x - 0.5,
        x -> 0.5 * x,
        x -> -x,
        x -> Math.abs(x),
        x -> Math.sqrt(x),
        x -> x * x * x,
        x -> 1 / (1 + x),
        x -> x / (1 + Math.abs(x)),
        x -> Math.max(x, 0),
        x -> Math.min(x, 0.5),
        x -> x * (1 - x),
        x -> Math.floor(x),
        x -> x - Math.rint(x),
        x -> Math.hypot(1, x),
        x -> x * x + x,
        x -> 2 * x - 1,
        x -> Math.copySign(0.5, x),
        x -> x < 0 ? 0.01 * x : x,
        x -> Math.fma(x, x, 1));
  }

  private static List<ElementwiseFunction> all() {
    return List.of(
        new Plain("plain_1") {
          @Override
          public double forward(double x) {
            return x + 1;
          }
        },
        new Plain("plain_2") {
          @Override
          public double forward(double x) {
            return x - 0.5;
          }
        },
        new Plain("plain_3") {
          @Override
          public double forward(double x) {
            return 0.5 * x;
          }
        },
        new Plain("plain_4") {
          @Override
          public double forward(double x) {
            return -x;
          }
        },
        new Plain("plain_5") {
          @Override
          public double forward(double x) {
            return Math.abs(x);
          }
        },
        new Plain("plain_6") {
          @Override
          public double forward(double x) {
            return Math.sqrt(x);
          }
        },
        new Plain("plain_7") {
          @Override
          public double forward(double x) {
            return x * x * x;
          }
        },
        new Plain("plain_8") {
          @Override
          public double forward(double x) {
            return 1 / (1 + x);
          }
        },
        new Plain("plain_9") {
          @Override
          public double forward(double x) {
            return x / (1 + Math.abs(x));
          }
        },
        new Plain("plain_10") {
          @Override
          public double forward(double x) {
            return Math.max(x, 0);
          }
        },
        new Plain("plain_11") {
          @Override
          public double forward(double x) {
            return Math.min(x, 0.5);
          }
        },
        new Plain("plain_12") {
          @Override
          public double forward(double x) {
            return x * (1 - x);
          }
        },
        new Plain("plain_13") {
          @Override
          public double forward(double x) {
            return Math.floor(x);
          }
        },
        new Plain("plain_14") {
          @Override
          public double forward(double x) {
            return x - Math.rint(x);
          }
        },
        new Plain("plain_15") {
          @Override
          public double forward(double x) {
            return Math.hypot(1, x);
          }
        },
        new Plain("plain_16") {
          @Override
          public double forward(double x) {
            return x * x + x;
          }
        },
        new Plain("plain_17") {
          @Override
          public double forward(double x) {
            return 2 * x - 1;
          }
        },
        new Plain("plain_18") {
          @Override
          public double forward(double x) {
            return Math.copySign(0.5, x);
          }
        },
        new Plain("plain_19") {
          @Override
          public double forward(double x) {
            return x < 0 ? 0.01 * x : x;
          }
        },
        new Plain("plain_20") {
          @Override
          public double forward(double x) {
            return Math.fma(x, x, 1);
          }
        });
  }
}
