package dev.secant.functions.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.api.FunctionNames;
import dev.secant.api.Parameter;
import dev.secant.api.Variable;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests what holds for everything the module provides. */
class FunctionContractTest {
  /** Numbers on which formulas break: signed zeros, extremes, edges of domains, where e^x ends. */
  private static final double[] HOSTILE =
      DoubleStream.of(
              0.0,
              Double.MIN_VALUE,
              0x1p-1030,
              Double.MIN_NORMAL,
              1e-160,
              0x1p-54,
              0.5,
              Math.nextDown(1.0),
              1,
              Math.nextUp(1.0),
              2,
              Math.PI,
              37,
              39,
              709.7,
              709.8,
              745.1,
              745.2,
              1e160,
              0x1p1023,
              Double.MAX_VALUE,
              Double.POSITIVE_INFINITY)
          .flatMap(x -> DoubleStream.of(x, -x))
          .toArray();

  private static final double[] ORDINARY = {
    -5.1, -2.6, -1.3, -0.8, -0.45, -0.3, 0.2, 0.3, 0.7, 0.85, 1.3, 1.9, 2.6, 5.1
  };

  static Stream<Function> functions() {
    return Providers.functions().stream();
  }

  static Stream<FunctionFactory> factories() {
    return Providers.factories().stream();
  }

  static Stream<Arguments> calls() {
    return Providers.byCall().entrySet().stream().map(FunctionContractTest::arguments);
  }

  static Stream<Arguments> elementwiseCalls() {
    return Providers.elementwiseByCall().entrySet().stream().map(FunctionContractTest::arguments);
  }

  private static Arguments arguments(Map.Entry<String, ?> entry) {
    return Arguments.of(entry.getKey(), entry.getValue());
  }

  @Nested
  class Description {
    @ParameterizedTest
    @MethodSource("dev.secant.functions.basic.FunctionContractTest#functions")
    void nameIsThatOfTheClassAndTheRestIsSaid(Function function) {
      String name = FunctionNames.fromSimpleName(function.getClass().getSimpleName());
      assertThat(function.name()).isEqualTo(name);
      assertThat(FunctionNames.isLegal(name)).isTrue();
      assertThat(function.domain()).isNotNull();
      assertThat(function.examples()).isNotEmpty();
      assertOneLine(function.description());
    }

    @ParameterizedTest
    @MethodSource("dev.secant.functions.basic.FunctionContractTest#factories")
    void nameOfFactoryIsThatOfTheClassAndTheRestIsSaid(FunctionFactory factory) {
      String name = FunctionNames.fromSimpleName(factory.getClass().getSimpleName());
      assertThat(factory.name()).isEqualTo(name);
      assertThat(FunctionNames.isLegal(name)).isTrue();
      assertThat(factory.examples()).isNotEmpty();
      assertOneLine(factory.description());
      assertThat(factory.parameters()).isNotEmpty().isEqualTo(factory.parameters());
      for (Parameter parameter : factory.parameters()) {
        assertOneLine(parameter.description());
      }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.secant.functions.basic.FunctionContractTest#calls")
    void whatIsCreatedGoesByTheNameOfItsFactory(String call, Function function) {
      assertThat(call.replaceFirst("\\(.*", "")).isEqualTo(function.name());
      assertOneLine(function.description());
      assertThat(function.domain()).isNotNull();
    }

    private static void assertOneLine(String text) {
      assertThat(text)
          .isNotBlank()
          .doesNotContain("\n")
          .doesNotEndWith(".")
          .isEqualTo(text.strip());
    }
  }

  @Nested
  class Examples {
    @ParameterizedTest
    @MethodSource("dev.secant.functions.basic.FunctionContractTest#functions")
    void ofFunctionsHold(Function function) {
      for (Example example : function.examples()) {
        Variable actual = function.apply(example.input());
        assertThat(example.accepts(actual)).as("%s, was %s", example, actual).isTrue();
      }
    }

    @ParameterizedTest
    @MethodSource("dev.secant.functions.basic.FunctionContractTest#factories")
    void ofFactoriesHold(FunctionFactory factory) {
      for (Example example : factory.examples()) {
        Variable actual = factory.create(example.arguments()).apply(example.input());
        assertThat(example.accepts(actual)).as("%s, was %s", example, actual).isTrue();
      }
    }
  }

  @Nested
  class Elementwise {
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.secant.functions.basic.FunctionContractTest#elementwiseCalls")
    void givesNanForNan(String call, DifferentiableElementwiseFunction f) {
      assertThat(f.forward(Double.NaN)).isNaN();
      assertThat(f.derivative(Double.NaN)).isNaN();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.secant.functions.basic.FunctionContractTest#elementwiseCalls")
    void givesANumberInTheDomainAndOutsideNanOrALimit(
        String call, DifferentiableElementwiseFunction f) {
      for (double x : HOSTILE) {
        double value = f.forward(x);
        double derivative = f.derivative(x);
        if (f.domain().contains(x)) {
          assertThat(value).as("value at %s", x).isNotNaN();
          assertThat(derivative).as("derivative at %s", x).isNotNaN();
        } else if (Double.isNaN(value)) {
          assertThat(derivative).as("derivative at %s", x).isNaN();
        } else if (Double.isFinite(x)) {
          assertThat(value).as("value at %s, an edge", x).isInfinite();
          assertThat(derivative).as("derivative at %s, an edge", x).isInfinite();
        }
      }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.secant.functions.basic.FunctionContractTest#elementwiseCalls")
    void derivativeAgreesWithTheNumericalOne(String call, DifferentiableElementwiseFunction f) {
      for (double x : ORDINARY) {
        if (!f.domain().contains(x)) {
          assertThat(f.derivative(x)).as("outside, at %s", x).isNaN();
          continue;
        }
        // Knees at 0 and 1 and edges at 0 and +-1 are the only points nearer than 1 to a grid point
        // that these functions dislike; poles of tan are 0.27 away at least.
        double scale = Math.min(1, Math.min(Math.abs(x), Math.abs(1 - Math.abs(x))));
        double step = 0.005 * scale;
        double numerical = richardson(f, x, step);
        // Truncation: step^6 f'''''''/(7! 64), below 1e-12 of f' where f is analytic within 4 steps
        // of
        // 0.0185 each; rounding: 2 ulp of f over the least step, 4 * 2^-53 / 0.00125 = 4e-13,
        // thrice.
        double tolerance = 1e-11 * Math.abs(numerical) + 2e-12 * Math.abs(f.forward(x)) / scale;
        assertThat(Math.abs(f.derivative(x) - numerical))
            .as("claimed %s, numerically %s at %s", f.derivative(x), numerical, x)
            .isLessThanOrEqualTo(tolerance);
      }
    }

    /** Central differences with three steps, extrapolated twice to step 0. */
    private static double richardson(DifferentiableElementwiseFunction f, double x, double step) {
      double[] d = new double[3];
      for (int i = 0; i < d.length; i++) {
        double up = x + step / (1 << i);
        double down = x - step / (1 << i);
        d[i] = (f.forward(up) - f.forward(down)) / (up - down);
      }
      double fine = (4 * d[2] - d[1]) / 3;
      double coarse = (4 * d[1] - d[0]) / 3;
      return (16 * fine - coarse) / 15;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.secant.functions.basic.FunctionContractTest#elementwiseCalls")
    void mapsEachElementAndKeepsTheShape(String call, DifferentiableElementwiseFunction f) {
      double[] data = {-2, -0.0, 0.25, 1, 3, Double.NaN};
      Variable input = Variable.ofShape(data, 2, 3);
      Variable gradient = Variable.ofShape(new double[] {1, 2, -1, 0.5, 3, 1}, 2, 3);
      double[] values = new double[data.length];
      double[] products = new double[data.length];
      for (int i = 0; i < data.length; i++) {
        values[i] = f.forward(data[i]);
        products[i] = gradient.get(i) * f.derivative(data[i]);
      }
      assertThat(f.apply(input)).isEqualTo(Variable.ofShape(values, 2, 3));
      assertThat(f.backward(input, gradient)).isEqualTo(Variable.ofShape(products, 2, 3));
      assertThat(f.apply(Variable.of(0.25)).rank()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.secant.functions.basic.FunctionContractTest#elementwiseCalls")
    void statesTheWholeLineOrWhereItEnds(String call, DifferentiableElementwiseFunction f) {
      Domain domain = f.domain();
      assertThat(Double.isNaN(f.forward(Double.NEGATIVE_INFINITY)))
          .as("NaN at -Infinity")
          .isEqualTo(domain.lower() > Double.NEGATIVE_INFINITY || isPeriodic(call));
    }

    private static boolean isPeriodic(String call) {
      return call.equals("sin") || call.equals("cos") || call.equals("tan");
    }
  }

  @Nested
  class OnArrays {
    static Stream<DifferentiableFunction> arrayFunctions() {
      return Providers.functions().stream()
          .filter(function -> !(function instanceof DifferentiableElementwiseFunction))
          .map(DifferentiableFunction.class::cast);
    }

    @ParameterizedTest
    @MethodSource("arrayFunctions")
    void backwardAgreesWithTheNumericalJacobian(DifferentiableFunction f) {
      double[] x = {0.7, -1.2, 0.4, 2.1, -0.3};
      Variable input = Variable.of(x);
      double[] weights = {0.5, -2, 3, 1, -0.7};
      Variable value = f.apply(input);
      Variable gradient = value.rank() == 0 ? Variable.of(-1.5) : Variable.of(weights);
      Variable backward = f.backward(input, gradient);
      for (int i = 0; i < x.length; i++) {
        double numerical = weightedSlope(f, x, i, gradient);
        // A fourth-order difference with step 2^-10: truncation step^4 f'''''/30 is 1e-13 of the
        // fifth
        // derivative, at most 10; rounding 3e-16 * 1.5 / step of a value of up to 3000.
        assertThat(Math.abs(backward.get(i) - numerical)).as("element %d", i).isLessThan(2e-9);
      }
      assertThat(backward.shape()).containsExactly(x.length);
    }

    private static double weightedSlope(
        DifferentiableFunction f, double[] x, int i, Variable weights) {
      double step = 0x1p-10;
      double near = weighted(f, x, i, step, weights) - weighted(f, x, i, -step, weights);
      double far = weighted(f, x, i, 2 * step, weights) - weighted(f, x, i, -2 * step, weights);
      return (8 * near - far) / (12 * step);
    }

    private static double weighted(
        DifferentiableFunction f, double[] x, int i, double shift, Variable weights) {
      double[] moved = x.clone();
      moved[i] += shift;
      Variable value = f.apply(Variable.of(moved));
      double sum = 0;
      for (int j = 0; j < value.size(); j++) {
        sum += weights.get(j) * value.get(j);
      }
      return sum;
    }

    @ParameterizedTest
    @MethodSource("arrayFunctions")
    void givesNanForNan(DifferentiableFunction f) {
      Variable value = f.apply(Variable.of(1, Double.NaN, Double.POSITIVE_INFINITY, 2));
      assertThat(value.toArray()).containsOnly(Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("arrayFunctions")
    void rejectsAGradientOfAnotherShapeThanItsValue(DifferentiableFunction f) {
      Variable input = Variable.of(1, 2, 3);
      boolean scalar = f.apply(input).rank() == 0;
      Variable gradient = scalar ? Variable.of(1, 1, 1) : Variable.of(1.0);
      assertThatThrownBy(() -> f.backward(input, gradient))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              scalar
                  ? "outputGradient must have shape [], was [3]"
                  : "outputGradient must have shape [3], was []");
    }
  }
}
