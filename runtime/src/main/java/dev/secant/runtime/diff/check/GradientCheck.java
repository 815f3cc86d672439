package dev.secant.runtime.diff.check;

import dev.secant.api.Decimal;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.text.ThrownText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Compares the derivative that a function claims with the numerical one, judged by the error bar of
 * the latter: no tolerance to be tuned, no step to be chosen.
 *
 * <pre>{@code
 * GradientCheck.of(new MyFunction()).assertAgrees();                    // in a unit test
 * GradientReport report = GradientCheck.of(f).at(0.5, 2, 1e-9).run();   // to look at
 * }</pre>
 *
 * <p>A claim a agrees with {@code d ± bar} if {@code |a - d| <= bar + tolerance |d|} and the bar is
 * narrower than a thousandth of the numbers; it is wrong beyond three bars; between the two, and
 * where there is no numerical derivative, nothing is known. At a kink it agrees between the slopes,
 * and if it is NaN: there is no derivative. As a second witness, which knows nothing of the
 * numerical derivative, the Taylor remainder {@code f(x + h) - f(x) - h a} is followed down: its
 * rate is 2 if a is right and 1 if it is wrong, and nothing is called wrong while it shows a to be
 * right. Every claim is asked for twice.
 *
 * <p><b>Points:</b> those given, or samples from the domain: edges, close to edges and excepted
 * points, 0, 1, -1, and magnitudes of 1e-4 to 100. The same seed gives the same points. For
 * functions on arrays, every entry of the gradient is compared up to 16 elements, and the
 * derivative along a random direction; of several outputs, a random combination. Where {@code
 * backward} is code of its own, it is held to the derivative, and to being linear in the output
 * gradient.
 *
 * <p><b>Cost:</b> about 60 calls of f a point, for arrays about 20 an element. Immutable and
 * thread-safe, if the function is.
 *
 * @see GradientVerdict
 */
public final class GradientCheck {
  private static final int SAMPLES = 24;
  private static final int ARRAY_SAMPLES = 6;

  private static final int LONGEST_MESSAGE = 300;
  private static final int[] SCALAR = {};

  /** Tried before the shapes of a function's examples. */
  private static final int[] USUAL_SHAPE = {5};

  private final Subject subject;
  private final CheckPoints points;
  private final Rules rules;

  /**
   * What is checked: a function of a number with its claim, or else one of an array.
   *
   * @param known has the vector-Jacobian product; null for a pair of lambdas
   */
  private record Subject(
      String name,
      @Nullable DoubleUnaryOperator f,
      @Nullable DoubleUnaryOperator derivative,
      @Nullable DifferentiableFunction known) {
    boolean isOfArrays() {
      return f == null;
    }
  }

  /**
   * How it is checked.
   *
   * @param second compares the second derivative at a point; null if none is asked for
   */
  private record Rules(
      AdaptiveDerivative search, double tolerance, @Nullable SecondDerivative second) {
    static final Rules STANDARD =
        new Rules(AdaptiveDerivative.standard(), GradientJudge.TOLERANCE, null);
  }

  /** That second derivatives are to be compared, and the claim if there is one. */
  private record SecondDerivative(@Nullable DoubleUnaryOperator claim) {}

  private GradientCheck(Subject subject, CheckPoints points, Rules rules) {
    this.subject = subject;
    this.points = points;
    this.rules = rules;
  }

  /**
   * Returns the check of a function that knows its own derivative, over its domain.
   *
   * @throws IllegalArgumentException if f is not a {@link DifferentiableFunction}: it claims
   *     nothing
   */
  public static GradientCheck of(Function f) {
    Objects.requireNonNull(f, "f must not be null");
    if (!(f instanceof DifferentiableFunction known)) {
      throw new IllegalArgumentException(
          "f must be a DifferentiableFunction, which claims a derivative that can be checked, was "
              + f.getClass().getName());
    }
    if (known instanceof DifferentiableElementwiseFunction elementwise) {
      return new GradientCheck(
          new Subject(nameOf(f), elementwise::forward, elementwise::derivative, known),
          CheckPoints.sampledFrom(f.domain(), SAMPLES),
          Rules.STANDARD);
    }
    return new GradientCheck(
        new Subject(nameOf(f), null, null, known),
        CheckPoints.sampledFrom(f.domain(), ARRAY_SAMPLES).withShapes(shapesFor(f)),
        Rules.STANDARD);
  }

  /** A chain has a notation, an anonymous class has neither that nor a name. */
  private static String nameOf(Function f) {
    if (f instanceof Chain) {
      return f.toString();
    }
    try {
      return f.name();
    } catch (IllegalStateException nameless) {
      return f.getClass().getName();
    }
  }

  /** A function may accept one length only; then its examples show which. */
  private static List<int[]> shapesFor(Function f) {
    List<int[]> shapes = new ArrayList<>(List.of(USUAL_SHAPE));
    Function first = f instanceof Chain chain ? chain.stages().get(0).function() : f;
    try {
      first.examples().forEach(example -> shapes.add(example.input().shape()));
    } catch (RuntimeException | LinkageError | StackOverflowError noExamples) {
      // Then they are of no help.
    }
    shapes.addAll(List.of(new int[] {2}, new int[] {3}, new int[] {4}, new int[] {3, 3}, SCALAR));
    return shapes;
  }

  /**
   * Returns the check of a derivative of a function of a number, over the real line.
   *
   * @param f the function
   * @param derivative what is claimed to be its derivative
   */
  public static GradientCheck of(DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
    Objects.requireNonNull(f, "f must not be null");
    Objects.requireNonNull(derivative, "derivative must not be null");
    return new GradientCheck(
        new Subject("f", f, derivative, null),
        CheckPoints.sampledFrom(Domain.all(), SAMPLES),
        Rules.STANDARD);
  }

  /**
   * Returns this at given points instead of samples; for a function on arrays, one vector.
   *
   * @param x at least one, all finite; copied
   * @throws IllegalArgumentException if there is none, or one is not finite
   */
  public GradientCheck at(double... x) {
    if (x.length == 0) {
      throw new IllegalArgumentException("points must hold at least one point, was empty");
    }
    if (subject.isOfArrays()) {
      return at(Variable.of(x));
    }
    return at(Arrays.stream(x).mapToObj(Variable::of).toArray(Variable[]::new));
  }

  /**
   * Returns this at given points instead of samples; for a function of a number, at each element.
   *
   * @param x at least one, all elements finite; copied
   * @throws IllegalArgumentException if there is none, or an element is not finite
   */
  public GradientCheck at(Variable... x) {
    if (x.length == 0) {
      throw new IllegalArgumentException("points must hold at least one point, was empty");
    }
    for (int i = 0; i < x.length; i++) {
      requireFinite("points[" + i + "]", x[i]);
    }
    return with(points.of(List.of(x)));
  }

  private static void requireFinite(String name, Variable x) {
    for (int i = 0; i < x.size(); i++) {
      if (!Double.isFinite(x.get(i))) {
        String element = x.rank() == 0 ? name : name + "[" + i + "]";
        throw new IllegalArgumentException(
            element + " must be finite, was " + Decimal.toString(x.get(i)));
      }
    }
  }

  /** Returns this with samples from another domain than the function's own. */
  public GradientCheck within(Domain domain) {
    Objects.requireNonNull(domain, "domain must not be null");
    return with(points.within(domain));
  }

  /**
   * Returns this with another number of samples.
   *
   * @param samples at least 1; 24 for a function of a number, 6 for one of an array unless set
   * @throws IllegalArgumentException if {@code samples} is below 1
   */
  public GradientCheck withSamples(int samples) {
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be at least 1, was " + samples);
    }
    return with(points.withSamples(samples));
  }

  /**
   * Returns this with other samples.
   *
   * @param seed any; the same seed gives the same points; 1 unless set
   */
  public GradientCheck withSeed(long seed) {
    return with(points.withSeed(seed));
  }

  /**
   * Returns this with samples of another shape. Unless set, it is the first that the function
   * accepts of {@code [5]}, those of its examples, and a few small ones. It does not matter to a
   * function of a number.
   *
   * @param shape length of each dimension, each at least 1; copied
   * @throws IllegalArgumentException if a length is below 1
   */
  public GradientCheck withInputShape(int... shape) {
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] < 1) {
        throw new IllegalArgumentException("shape[" + i + "] must be at least 1, was " + shape[i]);
      }
    }
    return with(points.withShapes(List.of(shape)));
  }

  /**
   * Returns this with another demand on the accuracy of the claim.
   *
   * @param relative how far a right claim may be from the truth, relative to it; at least 0 and
   *     below 1. Good: 1e-7, half the digits of a double, as set. Bad: 1e-2, which lets mistakes of
   *     a percent through; 0, which calls every rounding wrong where the bar is narrow.
   * @throws IllegalArgumentException if {@code relative} is out of range
   */
  public GradientCheck withTolerance(double relative) {
    if (!(relative >= 0 && relative < 1)) { // negated so that NaN is rejected too
      throw new IllegalArgumentException(
          "tolerance must be in [0, 1), was " + Decimal.toShortString(relative));
    }
    return with(new Rules(rules.search, relative, rules.second));
  }

  /** Returns this with another numerical search; its order of derivative does not matter. */
  public GradientCheck withSearch(AdaptiveDerivative search) {
    Objects.requireNonNull(search, "search must not be null");
    return with(new Rules(search.withOrder(1), rules.tolerance, rules.second));
  }

  /**
   * Returns this with second derivatives compared too: the claimed derivative, differentiated
   * numerically, with the numerical second derivative of f.
   *
   * @throws IllegalStateException if the function is one of an array
   */
  public GradientCheck withSecondDerivative() {
    return withSecond(null);
  }

  /**
   * Returns this with second derivatives compared too: a claimed one with the claimed derivative
   * differentiated numerically.
   *
   * @param second what is claimed to be the second derivative
   * @throws IllegalStateException if the function is one of an array
   */
  public GradientCheck withSecondDerivative(DoubleUnaryOperator second) {
    return withSecond(Objects.requireNonNull(second, "second must not be null"));
  }

  private GradientCheck withSecond(@Nullable DoubleUnaryOperator second) {
    if (subject.isOfArrays()) {
      throw new IllegalStateException(
          "second derivatives are checked for functions of a number only, "
              + subject.name()
              + " is one of an array");
    }
    return with(new Rules(rules.search, rules.tolerance, new SecondDerivative(second)));
  }

  private GradientCheck with(CheckPoints newPoints) {
    return new GradientCheck(subject, newPoints, rules);
  }

  private GradientCheck with(Rules newRules) {
    return new GradientCheck(subject, points, newRules);
  }

  /**
   * Returns the comparisons. What the claimed derivative throws is a finding, a {@link
   * LinkageError} or {@link StackOverflowError} included; where f itself throws, the comparison is
   * {@code UNRESOLVED}, with what it threw as the reason. Other errors end the check.
   *
   * @throws NoSampleException if no sample has a finite value of f, or f accepts samples of no
   *     shape that was tried
   */
  public GradientReport run() {
    List<CheckedDerivative> rows = subject.isOfArrays() ? arrayRows() : scalarRows();
    if (rows.isEmpty()) {
      throw new NoSampleException(
          "no sample of the domain ("
              + points.domain()
              + ") has a finite value of "
              + subject.name()
              + ": give points",
          null);
    }
    return new GradientReport(subject.name(), points.source(), rows);
  }

  /**
   * Runs the check and returns the report, if no claim was found wrong and at least one right: for
   * a unit test. The message of what it throws otherwise begins with the verdict, the seed, the
   * mistake that a common ratio hints at, and then has every comparison, worst first.
   *
   * @throws AssertionError with the report as its message otherwise
   */
  public GradientReport assertAgrees() {
    GradientReport report = run();
    switch (report.verdict()) {
      case DISAGREE, UNRESOLVED -> throw new AssertionError(report.toString());
      default -> {
        return report;
      }
    }
  }

  private List<CheckedDerivative> scalarRows() {
    DoubleUnaryOperator f = Objects.requireNonNull(subject.f());
    DoubleUnaryOperator derivative = Objects.requireNonNull(subject.derivative());
    ScalarCheck check = new ScalarCheck(f, derivative, rules.search, rules.tolerance);
    List<CheckedDerivative> rows = new ArrayList<>();
    for (double x : points.numbers(f)) {
      CheckedDerivative first = check.first(x);
      rows.add(first);
      if (subject.known() != null) {
        rows.addAll(check.backward(subject.known(), first));
      }
      if (rules.second != null) {
        rows.addAll(check.second(x, rules.second.claim()));
      }
    }
    return rows;
  }

  private List<CheckedDerivative> arrayRows() {
    DifferentiableFunction f = Objects.requireNonNull(subject.known());
    ArrayCheck check = new ArrayCheck(f, rules.search, rules.tolerance, points.random());
    List<CheckedDerivative> rows = new ArrayList<>();
    for (Variable x : pointsFor(f)) {
      rows.addAll(check.at(x));
    }
    return rows;
  }

  private List<Variable> pointsFor(DifferentiableFunction f) {
    try {
      return points.arrays(f::apply);
    } catch (IllegalStateException noShape) {
      Throwable first = Objects.requireNonNullElse(noShape.getCause(), noShape);
      throw new NoSampleException(
          subject.name()
              + " cannot be sampled, "
              + noShape.getMessage()
              + ": give points, or their shape; of the first it said "
              + ThrownText.of(first, LONGEST_MESSAGE),
          first);
    }
  }
}
