package dev.secant.runtime.worker;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.kernel.BatchFunction;

/** An elementwise function in a worker. */
class RemoteElementwise extends RemoteFunction implements BatchFunction {
  private final boolean mapsElements;
  private final RemoteNumbers values;
  private final RemoteNumbers derivatives;

  private RemoteElementwise(RemoteInstance instance, Traits traits) {
    super(instance);
    mapsElements = traits.mapsElements();
    values = new RemoteNumbers(instance, Request.VALUES, this, traits.isBulk());
    derivatives = new RemoteNumbers(instance, Request.DERIVATIVES, this, false);
  }

  /** Returns the function of the kind that the instance is. */
  static Function of(RemoteInstance instance, Traits traits) {
    if (traits.hasDerivative()) {
      return traits.isBulk()
          ? new BulkWithDerivative(instance, traits)
          : new WithDerivative(instance, traits);
    }
    if (traits.isDifferentiable()) {
      return traits.isBulk()
          ? new BulkDifferentiable(instance, traits)
          : new Differentiable(instance, traits);
    }
    return traits.isBulk() ? new Bulk(instance, traits) : new RemoteElementwise(instance, traits);
  }

  @Override
  public final double forward(double x) {
    return values.at(x);
  }

  @Override
  public final void forwardAll(double[] x, double[] y, int length) {
    values.atBlock(x, y, length);
  }

  /** See {@link BulkFunction#forward(double[], double[], int)}. */
  public final void forward(double[] x, double[] y, int length) {
    values.atBlock(x, y, length);
  }

  /** See {@link DifferentiableElementwiseFunction#derivative}. */
  public final double derivative(double x) {
    return derivatives.at(x);
  }

  /** Number by number, each with its own time, unless the function has something else in mind. */
  @Override
  public final Variable apply(Variable input) {
    if (!mapsElements) {
      return super.apply(input);
    }
    double[] data = input.toArray();
    values.at(data, data, data.length);
    return Variable.ofShape(data, input.shape());
  }

  @Override
  public final Variable backward(Variable input, Variable outputGradient) {
    return super.backward(input, outputGradient);
  }

  private static final class Bulk extends RemoteElementwise implements BulkFunction {
    Bulk(RemoteInstance instance, Traits traits) {
      super(instance, traits);
    }
  }

  private static final class Differentiable extends RemoteElementwise
      implements DifferentiableFunction {
    Differentiable(RemoteInstance instance, Traits traits) {
      super(instance, traits);
    }
  }

  private static final class BulkDifferentiable extends RemoteElementwise
      implements BulkFunction, DifferentiableFunction {
    BulkDifferentiable(RemoteInstance instance, Traits traits) {
      super(instance, traits);
    }
  }

  private static final class WithDerivative extends RemoteElementwise
      implements DifferentiableElementwiseFunction {
    WithDerivative(RemoteInstance instance, Traits traits) {
      super(instance, traits);
    }
  }

  private static final class BulkWithDerivative extends RemoteElementwise
      implements BulkFunction, DifferentiableElementwiseFunction {
    BulkWithDerivative(RemoteInstance instance, Traits traits) {
      super(instance, traits);
    }
  }
}
