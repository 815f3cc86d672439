package dev.secant.benchmarks;

import dev.secant.api.Decimal;
import org.hipparchus.analysis.differentiation.FieldDerivativeStructure;
import org.hipparchus.dfp.Dfp;

/** What a tree ends in. */
interface Leaf extends Expression {

  /** The argument with an index: {@code x} is the first, then {@code x1}, {@code x2} ... */
  record Argument(int index) implements Leaf {
    @Override
    public double value(double[] point) {
      return point[index];
    }

    @Override
    public FieldDerivativeStructure<Dfp> exact(ExactPoint point) {
      return point.argument(index);
    }

    @Override
    public String toString() {
      return index == 0 ? "x" : "x" + index;
    }
  }

  /** A double, exactly. */
  record Constant(double number) implements Leaf {
    @Override
    public double value(double[] point) {
      return number;
    }

    @Override
    public FieldDerivativeStructure<Dfp> exact(ExactPoint point) {
      return point.constant(number);
    }

    @Override
    public String toString() {
      String text = Decimal.toShortString(number);
      return number < 0 ? "(" + text + ")" : text;
    }
  }
}
