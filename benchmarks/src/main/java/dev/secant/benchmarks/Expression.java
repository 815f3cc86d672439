package dev.secant.benchmarks;

import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;

/**
 * A function of a few numbers as a tree that can be evaluated in two ways: in doubles, as a program
 * would, and exactly with its derivatives. Its text is the function as a person would write it, all
 * constants to the last digit. Immutable.
 */
interface Expression {
  /** Returns the value in double arithmetic; NaN where it is not defined. */
  double value(double[] point);

  /**
   * Returns value and derivatives in high precision, every double constant taken exactly. What
   * disturbs values in doubles (rounding, quantisation, noise) is not part of it.
   */
  FieldDerivativeStructure<Dfp> exact(ExactPoint point);

  /** Returns the argument with the given index. */
  static Expression argument(int index) {
    return new Leaf.Argument(index);
  }

  static Expression constant(double value) {
    return new Leaf.Constant(value);
  }

  default Expression plus(Expression other) {
    return new Arithmetic(Arithmetic.Operator.PLUS, this, other);
  }

  default Expression plus(double other) {
    return other == 0 ? this : plus(constant(other));
  }

  default Expression minus(Expression other) {
    return new Arithmetic(Arithmetic.Operator.MINUS, this, other);
  }

  default Expression minus(double other) {
    return other == 0 ? this : minus(constant(other));
  }

  default Expression times(Expression other) {
    return new Arithmetic(Arithmetic.Operator.TIMES, this, other);
  }

  default Expression times(double factor) {
    return constant(factor).times(this);
  }

  default Expression over(Expression other) {
    return new Arithmetic(Arithmetic.Operator.OVER, this, other);
  }

  default Expression over(double divisor) {
    return over(constant(divisor));
  }

  /** Returns {@code pow(this, exponent)}; a negative base needs a whole exponent. */
  default Expression power(double exponent) {
    return new Power(this, exponent);
  }

  default Expression apply(Elementary function) {
    return new Elementary.Applied(function, this);
  }
}
