package dev.secant.testkit;

import dev.secant.api.Function;
import dev.secant.api.FunctionFactory;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The tests of all providers of a project. */
final class PluginTests {
  private final Providers providers;
  private final Class<?> test;
  private final Duration limit;
  private final Subject project;

  PluginTests(Providers providers, Class<?> test, Duration limit) {
    this.providers = providers;
    this.test = test;
    this.limit = limit;
    this.project = Subject.without("the project", limit);
  }

  Stream<DynamicNode> all() {
    List<DynamicNode> nodes = new ArrayList<>();
    nodes.add(new Check(Clause.FOUND, trial -> isFound()).on(project));
    providers.functions().forEach(name -> nodes.add(container(name, Function.class)));
    providers.factories().forEach(name -> nodes.add(container(name, FunctionFactory.class)));
    return nodes.stream();
  }

  private DynamicNode container(String className, Class<?> service) {
    Object instance;
    try {
      instance = instance(className, service);
    } catch (RuntimeException | Error broken) {
      return DynamicContainer.dynamicContainer(
          className,
          Stream.of(
              DynamicTest.dynamicTest(
                  Clause.LISTED.title(),
                  () -> {
                    throw broken;
                  })));
    }
    return DynamicContainer.dynamicContainer(className, testsOf(instance));
  }

  private Stream<? extends DynamicNode> testsOf(Object instance) {
    if (instance instanceof FunctionFactory factory) {
      return new FactoryTests(factory, limit).ofProvider();
    }
    Function function = (Function) instance;
    String call = function.getClass().getSimpleName();
    return FunctionTests.ofProvider(new Subject(call, function, List.of(), limit));
  }

  private Object instance(String className, Class<?> service) {
    try {
      Class<?> type = Class.forName(className, true, test.getClassLoader());
      ProviderChecks.requireUsable(type);
      if (!service.isAssignableFrom(type)) {
        throw Clause.LISTED.brokenBy(
            "class " + className + " does not implement " + service.getName());
      }
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw Clause.LISTED.brokenBy(
          "class " + className + " cannot be constructed: " + Subject.thrown(cause), cause);
    }
  }

  /** Packs the classes into a JAR and lets Secant look at it. */
  private void isFound() throws IOException {
    if (providers.isEmpty()) {
      throw Clause.FOUND.brokenBy(
          "the project lists no function: there is no META-INF/services/"
              + Function.class.getName()
              + " and no module that provides one beside the classes of the tests");
    }
    Path directory = Files.createTempDirectory("secant-testkit");
    Path jar = directory.resolve("plugin.jar");
    try {
      packed().writeTo(jar);
      try (FunctionRegistry registry =
          FunctionRegistry.builder().withoutCache().directory(directory).build()) {
        requireNoProblem(registry);
        requireAll(registry);
      }
    } finally {
      Files.deleteIfExists(jar);
      Files.deleteIfExists(directory);
    }
  }

  /** Of a file that several folders have, the first counts; but all lists of providers. */
  private PluginJar packed() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (Path folder : providers.folders()) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = folder.relativize(file).toString().replace('\\', '/');
          byte[] content = Files.readAllBytes(file);
          entries.merge(
              name,
              content,
              (first, other) -> name.startsWith(Providers.SERVICES) ? joined(first, other) : first);
        }
      }
    }
    PluginJar jar = PluginJar.empty();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      jar = jar.entry(entry.getKey(), entry.getValue());
    }
    return jar;
  }

  private static byte[] joined(byte[] first, byte[] other) {
    byte[] joined = Arrays.copyOf(first, first.length + 1 + other.length);
    joined[first.length] = '\n';
    System.arraycopy(other, 0, joined, first.length + 1, other.length);
    return joined;
  }

  /** What a library has is not in the folder of classes, and may be missing here. */
  private static void requireNoProblem(FunctionRegistry registry) {
    for (Problem problem : registry.report().problems()) {
      if (problem.code() != ProblemCode.DEPENDENCY_MISSING
          && problem.severity() == Problem.Severity.ERROR) {
        throw Clause.FOUND.brokenBy(
            (problem.entry().isEmpty() ? "" : problem.entry())
                + (problem.line() > 0 ? ":" + problem.line() : "")
                + (problem.entry().isEmpty() ? "" : ": ")
                + problem.message()
                + "; "
                + problem.hint()
                + " [docs/errors.md#"
                + problem.code().anchor()
                + "]");
      }
    }
  }

  private void requireAll(FunctionRegistry registry) {
    Set<String> missing = new TreeSet<>(providers.functions());
    missing.addAll(providers.factories());
    registry.functions().forEach(entry -> missing.remove(entry.className()));
    registry.report().problems().forEach(problem -> missing.remove(problem.className()));
    if (!missing.isEmpty()) {
      throw Clause.FOUND.brokenBy("Secant does not find " + missing);
    }
  }
}
