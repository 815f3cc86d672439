package dev.secant.testkit;

import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Holds the contract against functions that are known to keep it: the built-in ones. */
class BuiltInFunctionsTest {
  @TestFactory
  Stream<DynamicNode> functions() {
    return all(Function.class)
        .map(
            function ->
                DynamicContainer.dynamicContainer(
                    function.name(), FunctionContract.testsOf(function.name(), function)));
  }

  @TestFactory
  Stream<DynamicNode> factories() {
    return all(FunctionFactory.class)
        .map(
            factory ->
                DynamicContainer.dynamicContainer(
                    factory.name(), FactoryContract.testsOf(factory)));
  }

  private static <T> Stream<T> all(Class<T> service) {
    ServiceLoader<T> loader = ServiceLoader.load(service, Function.class.getClassLoader());
    return StreamSupport.stream(loader.spliterator(), false);
  }
}
