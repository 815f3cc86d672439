package dev.secant.runtime.diff;

import java.util.function.DoubleUnaryOperator;

/**
 * Functions in reverse Polish notation: {@code x 2 * sin} is sin(2x). Evaluated as written, one
 * double operation after the other; {@code round:n} rounds to n decimals, {@code noise:a} and
 * {@code noisea:a} add relative and absolute noise of amplitude a that depends on the bits only.
 */
final class ReversePolish {
  private ReversePolish() {}

  static DoubleUnaryOperator parse(String text) {
    String[] tokens = text.split(" ", -1);
    return x -> evaluate(tokens, x);
  }

  private static double evaluate(String[] tokens, double x) {
    double[] stack = new double[tokens.length];
    int n = 0;
    for (String token : tokens) {
      char first = token.charAt(0);
      if (token.equals("x")) {
        stack[n++] = x;
      } else if (Character.isDigit(first) || (first == '-' && token.length() > 1)) {
        stack[n++] = Double.parseDouble(token);
      } else if (isBinary(token)) {
        n--;
        stack[n - 1] = binary(token, stack[n - 1], stack[n]);
      } else if (token.contains(":")) {
        int colon = token.indexOf(':');
        double parameter = Double.parseDouble(token.substring(colon + 1));
        stack[n - 1] = withParameter(token.substring(0, colon), stack[n - 1], parameter);
      } else {
        stack[n - 1] = unary(token, stack[n - 1]);
      }
    }
    return stack[0];
  }

  private static boolean isBinary(String token) {
    return "+-*/".contains(token) || token.equals("min") || token.equals("max");
  }

  private static double binary(String token, double a, double b) {
    return switch (token) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "min" -> Math.min(a, b);
      default -> Math.max(a, b);
    };
  }

  private static double unary(String token, double a) {
    return switch (token) {
      case "exp" -> Math.exp(a);
      case "sin" -> Math.sin(a);
      case "cos" -> Math.cos(a);
      case "tan" -> Math.tan(a);
      case "tanh" -> Math.tanh(a);
      case "log" -> Math.log(a);
      case "sqrt" -> Math.sqrt(a);
      case "square" -> a * a;
      case "cube" -> a * a * a;
      case "recip" -> 1 / a;
      case "atan" -> Math.atan(a);
      case "asin" -> Math.asin(a);
      case "sinh" -> Math.sinh(a);
      case "neg" -> -a;
      case "aff", "dbl1" -> 2 * a + 1;
      case "abs" -> Math.abs(a);
      case "relu" -> Math.max(a, 0);
      case "step" -> a >= 0 ? 1 : 0;
      case "floor" -> Math.floor(a);
      case "sign" -> Math.signum(a);
      case "cbrt" -> Math.cbrt(a);
      case "xsin1" -> a == 0 ? 0 : a * Math.sin(1 / a);
      case "le0" -> a <= 0 ? 1 : Double.NaN;
      case "f32" -> (float) a;
      default -> throw new IllegalArgumentException("unknown operation " + token);
    };
  }

  private static double withParameter(String token, double a, double p) {
    return switch (token) {
      case "pow" -> Math.pow(a, p);
      case "ipow" -> integerPower(a, (int) p);
      case "round" -> Math.rint(a * Math.pow(10, p)) / Math.pow(10, p);
      case "noise" -> a * (1 + p * hash(a));
      case "noisea" -> a + p * hash(a);
      default -> throw new IllegalArgumentException("unknown operation " + token);
    };
  }

  private static double integerPower(double a, int p) {
    double power = 1;
    for (int i = 0; i < p; i++) {
      power *= a;
    }
    return power;
  }

  /** A number in [-1, 1) that depends on the bits of {@code a} as if at random (MurmurHash3). */
  static double hash(double a) {
    long bits = Double.doubleToLongBits(a);
    bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (bits >>> 11) * 0x1p-53 * 2 - 1;
  }
}
