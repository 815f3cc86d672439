package dev.secant.benchmarks;

import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;

/** Two expressions joined by one of the four operations, or the larger of both. */
record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {

  enum Operator {
    PLUS(" + "),
    MINUS(" - "),
    TIMES(" * "),
    OVER(" / "),
    MAX(", ");

    private final String text;

    Operator(String text) {
      this.text = text;
    }
  }

  @Override
  public double value(double[] point) {
    double a = left.value(point);
    double b = right.value(point);
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case OVER -> a / b;
      case MAX -> Math.max(a, b);
    };
  }

  @Override
  public FieldDerivativeStructure<Dfp> exact(ExactPoint point) {
    FieldDerivativeStructure<Dfp> a = left.exact(point);
    FieldDerivativeStructure<Dfp> b = right.exact(point);
    return switch (operator) {
      case PLUS -> a.add(b);
      case MINUS -> a.subtract(b);
      case TIMES -> a.multiply(b);
      case OVER -> a.divide(b);
      case MAX -> a.getValue().lessThan(b.getValue()) ? b : a;
    };
  }

  @Override
  public String toString() {
    return (operator == Operator.MAX ? "max(" : "(") + left + operator.text + right + ")";
  }
}
