package dev.secant.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.differentiation.FDSFactory;
import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;

/**
 * The arguments of an exact evaluation: some of them are variables to differentiate by, the others
 * constants. Its numbers are decimal, of a given number of digits (Hipparchus {@link Dfp}), and so
 * wide in range that nothing here overflows or underflows.
 */
final class ExactPoint {
  private final FDSFactory<Dfp> factory;
  private final DfpField field;
  private final List<FieldDerivativeStructure<Dfp>> arguments = new ArrayList<>();

  /**
   * Makes the point.
   *
   * @param digits decimal digits of all numbers
   * @param order highest order of derivatives
   * @param point the arguments; not modified
   * @param moved indices of the arguments to differentiate by, in the order of the variables
   */
  ExactPoint(int digits, int order, double[] point, int... moved) {
    this.field = new DfpField(digits);
    this.factory = new FDSFactory<>(field, moved.length, order);
    for (double x : point) {
      arguments.add(factory.constant(field.newDfp(x)));
    }
    for (int variable = 0; variable < moved.length; variable++) {
      int index = moved[variable];
      arguments.set(index, factory.variable(variable, field.newDfp(point[index])));
    }
  }

  /** Moves one argument by {@code scale 10^-exponent}, a distance that doubles need not resolve. */
  ExactPoint shift(int index, double scale, int exponent) {
    Dfp distance = field.newDfp(scale).multiply(field.newDfp("1e-" + exponent));
    arguments.set(index, arguments.get(index).add(factory.constant(distance)));
    return this;
  }

  FieldDerivativeStructure<Dfp> argument(int index) {
    return arguments.get(index);
  }

  FieldDerivativeStructure<Dfp> constant(double value) {
    return factory.constant(field.newDfp(value));
  }
}
