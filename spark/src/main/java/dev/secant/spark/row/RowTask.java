package dev.secant.spark.row;

import dev.secant.api.Decimal;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.partition.PartitionEvaluator;
import dev.secant.runtime.text.SafeText;
import dev.secant.spark.chain.ExecutorChains;
import dev.secant.spark.chain.ShippedChain;
import java.io.Serializable;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.jspecify.annotations.Nullable;

/**
 * What is computed for each row, as it travels to the executors. Equal by content: that is how
 * Spark finds out that two calls in a query are one.
 *
 * @param chain checked on the driver
 * @param method what is computed from it
 * @param onError what becomes of rows without a result
 */
public record RowTask(ShippedChain chain, RowMethod method, OnError onError)
    implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int LONGEST_SHOWN = 200;

  /** Returns whether the result is a struct, as {@link RowField} has its fields, not a number. */
  public boolean isSearch() {
    return method instanceof RowMethod.Search;
  }

  /**
   * Returns what computes one number at a time, for one thread. The chain is looked up here, once.
   */
  public RowProbe probe() {
    return new RowProbe(this);
  }

  /**
   * Returns what computes blocks of numbers, for one thread. The chain is looked up here, once.
   *
   * @param failedRows counts rows without a result; null for no count
   */
  public RowBlock block(@Nullable SQLMetric failedRows) {
    return new RowBlock(this, failedRows);
  }

  /**
   * Returns the call as a plan shows it: {@code secant_diff(square | exp | square, x#3, 1, 1E-4)}.
   *
   * @param x the argument, as text
   */
  public String call(String x) {
    String arguments = "(" + chain.text() + ", " + x;
    if (method instanceof RowMethod.Quotient quotient) {
      return "secant_diff" + arguments + ", 1, " + Decimal.toString(quotient.eps()) + ")";
    }
    if (method instanceof RowMethod.Search search) {
      return "secant_derivative" + arguments + settings(search) + ")";
    }
    return "secant_value" + arguments + ")";
  }

  /** Only what is not the standard is worth reading. */
  private static String settings(RowMethod.Search search) {
    StringBuilder text = new StringBuilder();
    AdaptiveDerivative standard = AdaptiveDerivative.standard();
    text.append(search.order() == standard.order() ? "" : ", " + search.order());
    if (search.tolerance() != standard.tolerance()) {
      text.append(", tolerance=").append(Decimal.toString(search.tolerance()));
    }
    if (search.budget() != standard.budget()) {
      text.append(", budget=").append(search.budget());
    }
    if (search.noiseFloor() != standard.noiseFloor()) {
      text.append(", noiseFloor=").append(Decimal.toString(search.noiseFloor()));
    }
    return text.toString();
  }

  /** Returns what is computed, for messages: {@code derivative of 'square | exp'}. */
  String title() {
    return method.noun() + " of '" + SafeText.of(chain.text(), LONGEST_SHOWN) + "'";
  }

  /** Returns what computes it, for one thread: the chain is looked up here. */
  PartitionEvaluator evaluator() {
    return PartitionEvaluator.of(ExecutorChains.of(chain), method.task());
  }
}
