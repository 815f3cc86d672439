package dev.secant.runtime.diff.chainrule;

import dev.secant.api.Decimal;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.DerivativeStatus;
import dev.secant.runtime.diff.bar.Slope;
import dev.secant.runtime.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The derivative of a chain at a number by the chain rule, {@code f_k'(y_k-1) ... f_2'(y_1)
 * f_1'(x)}: exact factors from stages that know their derivative, numerical ones from the others,
 * and one row a stage that says what each contributes. Immutable.
 *
 * <p>It stands here and not in {@link Chain}, as a numerical factor needs {@link
 * AdaptiveDerivative}, which chains know nothing of.
 *
 * <p><b>Error bar:</b> the bars of the factors are carried through the product by interval
 * arithmetic, so that relative bars add. To each factor's own bar (4 ulp for an exact one) is added
 * what a rounded input does to it: an input is as uncertain as one ulp of each stage before, or the
 * noise measured in it if that is more, carried forward, and the factor changes by {@code |f''|}
 * times that.
 *
 * <p><b>Points without a derivative:</b> the chain rule needs a two-sided derivative of every
 * stage. Where one has none, the chain may still have one ({@code abs | square} at 0), so the whole
 * chain is differentiated numerically then, and {@link #isByChainRule()} is false. Exact factors
 * are checked for that numerically, as a stage may claim a number at a kink; what its values
 * contradict, by more than three measured bars and 4 ulp, is {@linkplain
 * StageDerivative.Origin#REFUTED replaced}. Where the second derivative of a numerical factor
 * cannot be had, its bar is unknown too, and again the whole chain is differentiated.
 *
 * <p><b>Cost:</b> one numerical search (about 15 calls) and a few calls more a stage; for a
 * numerical factor behind other stages, up to twice that.
 */
public final class ChainDerivative {
  private final List<StageDerivative> stages;
  private final Slope slope;
  private final boolean byChainRule;
  private final double leftSlope;
  private final double rightSlope;
  private final int evaluations;

  /** The product of the rows, which is two-sided. */
  private ChainDerivative(List<StageDerivative> stages, Slope product, int evaluations) {
    this.stages = List.copyOf(stages);
    this.slope = product;
    this.byChainRule = true;
    this.leftSlope = product.value();
    this.rightSlope = product.value();
    this.evaluations = evaluations;
  }

  /** The derivative of the whole chain beside rows that have no product. */
  private ChainDerivative(List<StageDerivative> stages, Derivative whole, int evaluations) {
    this.stages = List.copyOf(stages);
    this.slope = Slope.of(whole);
    this.byChainRule = false;
    this.leftSlope = whole.leftSlope();
    this.rightSlope = whole.rightSlope();
    this.evaluations = evaluations;
  }

  /**
   * Returns the derivative at x, by the standard search where a factor is numerical.
   *
   * @param chain a chain that maps a number to a number
   * @param x the point; finite
   * @throws IllegalArgumentException if x is not finite
   * @throws IllegalStateException if the chain maps a number to an array, or its registry is closed
   */
  public static ChainDerivative of(Chain chain, double x) {
    return of(chain, x, AdaptiveDerivative.standard());
  }

  /**
   * Returns the derivative at x, by the given search where a factor is numerical.
   *
   * @param chain a chain that maps a number to a number
   * @param x the point; finite
   * @param search its order of derivative does not matter
   * @throws IllegalArgumentException if x is not finite
   * @throws IllegalStateException if the chain maps a number to an array, or its registry is closed
   */
  public static ChainDerivative of(Chain chain, double x, AdaptiveDerivative search) {
    Objects.requireNonNull(chain, "chain must not be null");
    Objects.requireNonNull(search, "search must not be null");
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException("x must be finite, was " + Decimal.toString(x));
    }
    chain.valueAt(x); // fails as the chain does, naming stage and input
    int calls = chain.stages().size();
    AdaptiveDerivative first = search.withOrder(1);
    List<StageDerivative> rows = new ArrayList<>();
    StageSearch stageSearch = new StageSearch(first);
    double value = x;
    Slope product = Slope.exact(1);
    boolean complete = true;
    for (Stage stage : chain.stages()) {
      StageDerivative row = stageSearch.next(stage, value);
      rows.add(row);
      product = product.times(row.slope());
      complete &= row.slope().isTwoSided();
      value = row.value();
    }
    if (complete && product.isTwoSided()) {
      return new ChainDerivative(rows, product, calls + stageSearch.evaluations());
    }
    Derivative whole = first.atScalar(chain::valueAt, x);
    calls += stageSearch.evaluations() + whole.evaluations() * rows.size();
    return new ChainDerivative(rows, whole, calls);
  }

  /** Returns the derivative; NaN or infinite where the status has no value. */
  public double value() {
    return slope.value();
  }

  /** Returns the error bar: the truth is within it of {@link #value()}. */
  public double error() {
    return slope.error();
  }

  /** Returns what is known about the derivative of the chain. */
  public DerivativeStatus status() {
    return slope.status();
  }

  /**
   * Returns the derivative from the left: {@link #value()} where both sides agree, NaN where it is
   * not known.
   */
  public double leftSlope() {
    return leftSlope;
  }

  /** Returns the derivative from the right, as {@link #leftSlope()} does for the left. */
  public double rightSlope() {
    return rightSlope;
  }

  /** Returns how often a stage was called, its derivative included. */
  public int evaluations() {
    return evaluations;
  }

  /** Returns whether the value is the product of the rows, and not that of the whole chain. */
  public boolean isByChainRule() {
    return byChainRule;
  }

  /** Returns one row a stage, in the order of evaluation; immutable. */
  public List<StageDerivative> stages() {
    return stages;
  }

  /** Returns a table with a line for each stage, then the derivative in one line. */
  @Override
  public String toString() {
    TextTable table =
        new TextTable("stage", "value", "derivative", "error", "condition", "origin", "status");
    for (StageDerivative row : stages) {
      table.add(
          row.stage().toString(),
          Decimal.toString(row.value()),
          Decimal.toString(row.derivative()),
          TextTable.brief(row.error()),
          TextTable.rounded(row.conditionNumber()),
          row.origin().name().toLowerCase(Locale.ROOT),
          row.status().name());
    }
    return table
        + "derivative "
        + Decimal.toString(value())
        + " ± "
        + TextTable.brief(error())
        + "  "
        + status()
        + (byChainRule ? ", by the chain rule\n" : ", of the whole chain numerically\n");
  }
}
