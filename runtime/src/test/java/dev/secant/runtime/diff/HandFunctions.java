package dev.secant.runtime.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The functions of {@code hand-cases.csv}, c01 to c81. */
final class HandFunctions {
  private HandFunctions() {}

  static List<DoubleUnaryOperator> all() {
    List<DoubleUnaryOperator> all = new ArrayList<>();
    add(all, Math::exp); // c01
    add(all, Math::sin); // c02
    add(all, x -> x * x); // c03
    add(all, x -> square(Math.exp(x * x))); // c04
    add(all, Math::log); // c05
    add(all, Math::tanh); // c06
    add(all, x -> x * x * x - 2 * x + 1); // c07
    add(all, x -> 1 / (1 + x * x)); // c08
    add(all, Math::atan); // c09
    add(all, x -> Math.pow(x, 9)); // c10
    add(all, x -> Math.exp(-x * x)); // c11
    add(all, Math::exp); // c12
    add(all, Math::sin); // c13
    add(all, Math::cos); // c14
    add(all, x -> Math.pow(x, 8)); // c15
    add(all, x -> 3); // c16
    add(all, x -> x * x); // c17
    add(all, x -> x * x); // c18
    add(all, x -> Math.exp(x / 1e8)); // c19
    add(all, x -> Math.sin(1e8 * x)); // c20
    add(all, Math::log); // c21
    add(all, x -> 1e-200 * Math.exp(x)); // c22
    add(all, x -> 1e200 * Math.sin(x)); // c23
    add(all, x -> Math.sqrt(1 + x * x)); // c24
    add(all, x -> Math.tanh(1e6 * x)); // c25
    add(all, x -> Math.sin(1e-6 * x)); // c26
    add(all, x -> Math.sin(100 * x)); // c27
    add(all, x -> Math.sin(1e4 * x)); // c28
    add(all, x -> Math.sin(50 * x * x)); // c29
    add(all, x -> Math.cos(x) * Math.exp(Math.sin(20 * x))); // c30
    add(all, x -> (1 - Math.cos(x)) / (x * x)); // c31
    add(all, x -> Math.exp(x) - 1 - x); // c32
    add(all, x -> 1e8 + Math.sin(x)); // c33
    add(
        all,
        x ->
            Math.pow(x, 7)
                - 7 * Math.pow(x, 6)
                + 21 * Math.pow(x, 5)
                - 35 * Math.pow(x, 4)
                + 35 * x * x * x
                - 21 * x * x
                + 7 * x
                - 1); // c34
    add(all, x -> Math.sqrt(x * x + 1) - x); // c35
    add(all, x -> 1 / (x - 1)); // c36
    add(all, x -> 1 / (x - 1)); // c37
    add(all, Math::tan); // c38
    add(all, x -> 1 / x); // c39
    add(all, x -> x / square(x - 1)); // c40
    add(all, Math::sqrt); // c41
    add(all, Math::log); // c42
    add(all, x -> Math.sqrt(1 - x * x)); // c43
    add(all, Math::asin); // c44
    add(all, x -> Math.pow(x, 1.5)); // c45
    add(all, x -> x * Math.log(x)); // c46
    add(all, Math::sqrt); // c47
    add(all, x -> Math.pow(x, 1.5)); // c48
    add(all, x -> x <= 1 ? Math.exp(x) : Double.NaN); // c49
    add(all, x -> Math.exp(1000 * (x - 1))); // c50
    add(all, x -> 1 / (1 + 1e6 * x * x)); // c51
    add(all, x -> Math.exp(-square((x - 1) / 1e-3))); // c52
    add(all, x -> Math.tanh(1e4 * (x - .5))); // c53
    add(all, x -> Math.exp(-1 / (x * x))); // c54
    add(all, x -> Math.exp(-1 / (x * x))); // c55
    add(all, x -> x == 0 ? 0 : Math.exp(-1 / (x * x))); // c56
    add(all, x -> 1 + 1e-10 * Math.sin(x)); // c57
    add(all, x -> (float) Math.sin(x)); // c58
    add(all, x -> (float) Math.exp(x)); // c59
    add(all, x -> (float) (x * x)); // c60
    add(all, x -> Math.rint(Math.sin(x) * 1e6) / 1e6); // c61
    add(all, HandFunctions::singlePrecision); // c62
    add(all, HandFunctions::cubeRootByBisection); // c63
    add(all, x -> Math.exp(x) * (1 + 1e-10 * ReversePolish.hash(x))); // c64
    add(all, x -> Math.abs(x - 1)); // c65
    add(all, x -> Math.abs(x - 1)); // c66
    add(all, x -> Math.abs(x - 1)); // c67
    add(all, x -> Math.exp(x) + (x > 1 + 1e-5 ? 1 : 0)); // c68
    add(all, x -> Math.max(x, 0) + x); // c69
    add(all, x -> Math.pow(Math.abs(x), 1.5)); // c70
    add(all, x -> x * Math.abs(x) + x); // c71
    add(all, Math::abs); // c72
    add(all, x -> Math.max(x, 0)); // c73
    add(all, x -> x >= 0 ? 1 : 0); // c74
    add(all, Math::floor); // c75
    add(all, Math::cbrt); // c76
    add(all, x -> x == 0 ? 0 : x * Math.sin(1 / x)); // c77
    add(all, Math::sqrt); // c78
    add(all, x -> Math.min(x, x * x)); // c79
    add(all, Math::log); // c80
    add(all, x -> 1 / x); // c81
    return all;
  }

  private static void add(List<DoubleUnaryOperator> all, DoubleUnaryOperator f) {
    all.add(f);
  }

  private static double square(double x) {
    return x * x;
  }

  private static double singlePrecision(double x) {
    float v = (float) x;
    float e = (float) Math.exp(v * v);
    return e * e;
  }

  private static double cubeRootByBisection(double x) {
    double low = 0;
    double high = 4;
    double middle = 0;
    for (int i = 0; i < 30; i++) {
      middle = 0.5 * (low + high);
      if (middle * middle * middle > x) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return middle;
  }
}
