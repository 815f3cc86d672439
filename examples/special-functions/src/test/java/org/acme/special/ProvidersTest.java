package org.acme.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.testkit.PluginContract;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract of functions, for every function of the plug-in, and which they are. */
class ProvidersTest implements PluginContract {
  @Test
  void servicesFilesListEveryFunctionUnderItsName() {
    Set<String> names = new TreeSet<>();
    ServiceLoader.load(Function.class).forEach(function -> names.add(function.name()));
    ServiceLoader.load(FunctionFactory.class).forEach(factory -> names.add(factory.name()));
    assertEquals(Set.of("bessel_j", "digamma", "erf", "erfc", "gamma", "log_gamma"), names);
  }
}
