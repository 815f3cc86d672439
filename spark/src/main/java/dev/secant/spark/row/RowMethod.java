package dev.secant.spark.row;

import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.partition.PartitionTask;
import java.io.Serializable;

/** What is computed from a chain at a number: a {@link PartitionTask} as a value that travels. */
public sealed interface RowMethod extends Serializable {
  /**
   * Returns the task of the runtime.
   *
   * @throws IllegalArgumentException if a setting breaks its rule
   */
  PartitionTask task();

  /** Returns what is computed, as a noun for messages. */
  String noun();

  /** The value of the chain. */
  record Value() implements RowMethod {
    private static final long serialVersionUID = 1;

    @Override
    public PartitionTask task() {
      return PartitionTask.values();
    }

    @Override
    public String noun() {
      return "value";
    }
  }

  /**
   * The central difference quotient.
   *
   * @param eps its step, in the unit of x
   */
  record Quotient(double eps) implements RowMethod {
    private static final long serialVersionUID = 1;

    @Override
    public PartitionTask task() {
      return PartitionTask.quotients(DifferenceMethod.CENTRAL, eps);
    }

    @Override
    public String noun() {
      return "central difference";
    }
  }

  /**
   * The derivative with bar and status, by the settings of {@link AdaptiveDerivative}.
   *
   * @param order of the derivative
   * @param tolerance relative error that is good enough
   * @param budget most evaluations
   * @param noiseFloor what values of the chain may be off by
   */
  record Search(int order, double tolerance, int budget, double noiseFloor) implements RowMethod {
    private static final long serialVersionUID = 1;

    /** Returns the settings as a value that travels. */
    public static Search of(AdaptiveDerivative settings) {
      return new Search(
          settings.order(), settings.tolerance(), settings.budget(), settings.noiseFloor());
    }

    @Override
    public PartitionTask task() {
      return PartitionTask.derivatives(
          AdaptiveDerivative.standard()
              .withOrder(order)
              .withTolerance(tolerance)
              .withBudget(budget)
              .withNoiseFloor(noiseFloor));
    }

    @Override
    public String noun() {
      return "derivative";
    }
  }
}
