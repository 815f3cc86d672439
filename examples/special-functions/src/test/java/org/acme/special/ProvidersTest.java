package org.acme.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.secant.api.Arguments;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every function of the plug-in, found the way Secant finds them. */
class ProvidersTest {
  @Test
  void servicesFilesListEveryFunctionUnderItsName() {
    Set<String> names = new TreeSet<>();
    ServiceLoader.load(Function.class).forEach(function -> names.add(function.name()));
    ServiceLoader.load(FunctionFactory.class).forEach(factory -> names.add(factory.name()));
    assertEquals(Set.of("bessel_j", "digamma", "erf", "erfc", "gamma", "log_gamma"), names);
  }

  @Test
  void examplesAreTrue() {
    for (Function function : ServiceLoader.load(Function.class)) {
      for (Example example : function.examples()) {
        assertTrue(
            example.accepts(function.apply(example.input())), function.name() + ": " + example);
      }
    }
    for (FunctionFactory factory : ServiceLoader.load(FunctionFactory.class)) {
      for (Example example : factory.examples()) {
        Function function = factory.create(example.arguments());
        assertTrue(
            example.accepts(function.apply(example.input())), factory.name() + ": " + example);
      }
    }
  }

  /** Hipparchus throws for some of these; a function of Secant must not. */
  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0,
        -0.0,
        4.9e-324,
        -4.9e-324,
        1e-310,
        -1,
        -2,
        -1e10 - 0.5,
        -1e16,
        1e16,
        10_000.000001,
        1.7e308,
        -1.7e308
      })
  void neverThrowsAndGivesNanForNan(double x) {
    for (Function function : ServiceLoader.load(Function.class)) {
      check((ElementwiseFunction) function, x);
    }
    BesselJ factory = new BesselJ();
    for (int order : new int[] {0, 1, 2, 1000}) {
      Function function = factory.create(Arguments.of(factory.parameters(), order));
      check((ElementwiseFunction) function, x);
      ((dev.secant.api.DifferentiableElementwiseFunction) function).derivative(x);
    }
  }

  private static void check(ElementwiseFunction function, double x) {
    double value = function.forward(x);
    assertTrue(!Double.isNaN(x) || Double.isNaN(value), function.name());
  }
}
