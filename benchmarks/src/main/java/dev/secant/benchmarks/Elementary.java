package dev.secant.benchmarks;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;

/**
 * Functions of one number. In doubles they are those of {@link StrictMath}, whose results are the
 * same on every machine and JDK.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lambdas hold no state
enum Elementary {
  NEG(u -> -u, u -> u.negate()),
  SQUARE(u -> u * u, u -> u.multiply(u)),
  CUBE(u -> u * u * u, u -> u.multiply(u).multiply(u)),
  RECIPROCAL(u -> 1 / u, u -> u.reciprocal()),
  SQRT(StrictMath::sqrt, u -> u.sqrt()),
  CBRT(StrictMath::cbrt, u -> cbrt(u)),
  EXP(StrictMath::exp, u -> u.exp()),
  EXPM1(StrictMath::expm1, u -> u.exp().subtract(1)),
  LOG(StrictMath::log, u -> u.log()),
  LOG1P(StrictMath::log1p, u -> u.add(1).log()),
  SIN(StrictMath::sin, u -> u.sin()),
  COS(StrictMath::cos, u -> u.cos()),
  TAN(StrictMath::tan, u -> u.sin().divide(u.cos())),
  ASIN(StrictMath::asin, u -> u.asin()),
  ACOS(StrictMath::acos, u -> u.acos()),
  ATAN(StrictMath::atan, u -> u.atan()),
  SINH(StrictMath::sinh, u -> u.exp().subtract(u.negate().exp()).divide(2)),
  COSH(StrictMath::cosh, u -> u.exp().add(u.negate().exp()).divide(2)),
  TANH(StrictMath::tanh, Elementary::tanh),
  ACOSH(u -> StrictMath.log(u + StrictMath.sqrt(u * u - 1)), Elementary::acosh),
  ATANH(u -> 0.5 * StrictMath.log((1 + u) / (1 - u)), Elementary::atanh),
  SIGMOID(u -> 1 / (1 + StrictMath.exp(-u)), u -> u.negate().exp().add(1).reciprocal()),
  SOFTPLUS(u -> StrictMath.log1p(StrictMath.exp(u)), u -> u.exp().add(1).log()),
  ABS(Math::abs, u -> u.getValue().strictlyNegative() ? u.negate() : u),
  FLOOR(Math::floor, u -> u.newInstance(u.getValue().floor()));

  private final DoubleUnaryOperator rounded;
  private final UnaryOperator<FieldDerivativeStructure<Dfp>> exact;

  Elementary(DoubleUnaryOperator rounded, UnaryOperator<FieldDerivativeStructure<Dfp>> exact) {
    this.rounded = rounded;
    this.exact = exact;
  }

  double value(double u) {
    return rounded.applyAsDouble(u);
  }

  private static FieldDerivativeStructure<Dfp> cbrt(FieldDerivativeStructure<Dfp> u) {
    if (u.getValue().isZero() && u.getOrder() == 0) {
      return u;
    }
    FieldDerivativeStructure<Dfp> third = u.newInstance(1.0).divide(3);
    return u.getValue().strictlyNegative()
        ? u.negate().log().multiply(third).exp().negate()
        : u.log().multiply(third).exp();
  }

  /** By {@code 1 - 2 / (e^2u + 1)}, which neither overflows nor, in so many digits, cancels. */
  private static FieldDerivativeStructure<Dfp> tanh(FieldDerivativeStructure<Dfp> u) {
    FieldDerivativeStructure<Dfp> twice = u.multiply(2).exp();
    return twice.subtract(1).divide(twice.add(1));
  }

  private static FieldDerivativeStructure<Dfp> acosh(FieldDerivativeStructure<Dfp> u) {
    return u.multiply(u).subtract(1).sqrt().add(u).log();
  }

  private static FieldDerivativeStructure<Dfp> atanh(FieldDerivativeStructure<Dfp> u) {
    return u.add(1).divide(u.negate().add(1)).log().divide(2);
  }

  /** A function applied to an expression. */
  record Applied(Elementary function, Expression argument) implements Expression {
    @Override
    public double value(double[] point) {
      return function.value(argument.value(point));
    }

    @Override
    public FieldDerivativeStructure<Dfp> exact(ExactPoint point) {
      return function.exact.apply(argument.exact(point));
    }

    @Override
    public String toString() {
      String inner = argument.toString();
      boolean bracketed =
          argument instanceof Arithmetic a && a.operator() != Arithmetic.Operator.MAX;
      return function.name().toLowerCase(Locale.ROOT) + (bracketed ? inner : "(" + inner + ")");
    }
  }
}
