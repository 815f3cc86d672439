package dev.secant.runtime.partition;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.DifferenceQuotient;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What is computed at each number of a partition, and so which columns the {@link PartitionResults}
 * have.
 *
 * <table>
 * <caption>The tasks; f is the chain</caption>
 * <tr><th>task<th>columns<th>calls of f a number
 * <tr><td>{@link #values}<td>value<td>1
 * <tr><td>{@link #quotients}<td>derivative<td>2
 * <tr><td>{@link #valuesAndQuotients}<td>value, derivative<td>3 for central, else 2
 * <tr><td>{@link #derivatives}<td>value, derivative, error, status, evaluations, left and right
 *     slope<td>about 15
 * <tr><td>{@link #derivativesByChainRule}<td>the same<td>about 15 for each stage
 * </table>
 *
 * <p>NaN is a missing number: its value is f(NaN), its derivative NaN. Immutable and thread-safe.
 */
public final class PartitionTask {
  private static final PartitionTask VALUES =
      new PartitionTask("values", EnumSet.of(Column.VALUE), ValueRows::new);

  private final String text;
  private final Set<Column> columns;
  private final Function<Chain, RowComputation> computation;

  private PartitionTask(
      String text, Set<Column> columns, Function<Chain, RowComputation> computation) {
    this.text = text;
    this.columns = columns;
    this.computation = computation;
  }

  /** Returns the value of the chain, as {@link Chain#valueAt} gives it. */
  public static PartitionTask values() {
    return VALUES;
  }

  /**
   * Returns the difference quotient with a fixed step, as {@link DifferenceMethod#derivative(
   * dev.secant.api.Function, double, double)} gives it. A number that breaks the rule of the step,
   * as the infinities do, fails.
   *
   * @param method how the chain is shifted
   * @param eps step, in the unit of x; above 0, and at most half the largest double for central
   * @throws IllegalArgumentException if {@code eps} can be used at no number
   */
  public static PartitionTask quotients(DifferenceMethod method, double eps) {
    StepRule rule = new StepRule(method, eps);
    return new PartitionTask(
        "quotients(" + rule + ")",
        EnumSet.of(Column.DERIVATIVE),
        chain -> new QuotientRows(chain, rule, false));
  }

  /**
   * Returns the value beside the difference quotient of {@link #quotients}, in one pass, as {@link
   * DifferenceQuotient#valuesAndDerivatives} has it. A number at which either fails has neither.
   *
   * @param method how the chain is shifted
   * @param eps step, in the unit of x; above 0, and at most half the largest double for central
   * @throws IllegalArgumentException if {@code eps} can be used at no number
   */
  public static PartitionTask valuesAndQuotients(DifferenceMethod method, double eps) {
    StepRule rule = new StepRule(method, eps);
    return new PartitionTask(
        "values and quotients(" + rule + ")",
        EnumSet.of(Column.VALUE, Column.DERIVATIVE),
        chain -> new QuotientRows(chain, rule, true));
  }

  /**
   * Returns value and derivative with error bar and status, as {@link Chain#valueAt} and {@link
   * AdaptiveDerivative#at} give them. An infinite number fails; NaN is {@link
   * dev.secant.runtime.diff.DerivativeStatus#OUT_OF_DOMAIN OUT_OF_DOMAIN} after one evaluation.
   *
   * @param settings order, tolerance, budget and noise floor
   */
  public static PartitionTask derivatives(AdaptiveDerivative settings) {
    Objects.requireNonNull(settings, "settings must not be null");
    return new PartitionTask(
        "derivatives", EnumSet.allOf(Column.class), chain -> new SearchedRows(chain, settings));
  }

  /**
   * Returns what {@link #derivatives} does, by the chain rule: as {@link
   * dev.secant.runtime.diff.chainrule.ChainDerivative#of(Chain, double, AdaptiveDerivative)} gives
   * it, exact where stages know their derivative. First derivatives only.
   *
   * @param settings for the stages that do not know theirs; the order does not matter
   */
  public static PartitionTask derivativesByChainRule(AdaptiveDerivative settings) {
    Objects.requireNonNull(settings, "settings must not be null");
    return new PartitionTask(
        "derivatives by the chain rule",
        EnumSet.allOf(Column.class),
        chain -> new ChainRuleRows(chain, settings));
  }

  /** Returns what computes the rows of a chain; it is for one thread. */
  RowComputation of(Chain chain) {
    return computation.apply(chain);
  }

  boolean has(Column column) {
    return columns.contains(column);
  }

  /** Returns the exception for someone who asks for a column that there is not. */
  IllegalStateException lacks(Column column) {
    return new IllegalStateException(
        "the task '" + this + "' computes no " + column + ", only " + columns);
  }

  /** Returns the task as messages name it: {@code quotients(central, eps = 1.0E-4)}. */
  @Override
  public String toString() {
    return text;
  }
}
