package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.registry.reload.Patience;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins that keep their class loaders, and some that do not, under a leak watch. */
abstract class WatchedLoaders {
  static final String ELEMENTWISE = "implements ElementwiseFunction";
  static final String FORWARD = "public double forward(double x) { return x; } ";

  /** Of a whole plug-in, so that it is compiled once. */
  static final PluginJars LEAKY =
      PluginJars.plugin()
          .elementwise("q.Clean", "x + 1")
          .body("q.Failing", ELEMENTWISE, "public Failing() { throw new Own(); } " + FORWARD)
          .body("q.Own", "extends RuntimeException", "")
          .body(
              "q.Throwing",
              ELEMENTWISE,
              "public double forward(double x) { if (x < 0) throw new Own(); return x; }")
          .body(
              "q.Hanging",
              ELEMENTWISE,
              "public Hanging() throws Exception { while (System.getProperty(\"secant.test.hang\") "
                  + "!= null) Thread.sleep(10); } "
                  + FORWARD)
          .body(
              "q.Polling",
              ELEMENTWISE,
              "public Polling() { Thread t = new Thread(() -> poll(), \"poller\"); "
                  + "t.setDaemon(true); t.start(); } "
                  + "static void poll() { while (System.getProperty(\"secant.test.hang\") != null) "
                  + "try { Thread.sleep(10); } catch (InterruptedException e) { return; } } "
                  + FORWARD)
          .body(
              "q.Local",
              ELEMENTWISE,
              "static final ThreadLocal<Object> LOCAL = new ThreadLocal<>(); "
                  + "public double forward(double x) { LOCAL.set(this); return x; }")
          .body(
              "q.Hook",
              ELEMENTWISE,
              "public Hook() { Runtime.getRuntime().addShutdownHook(new Thread(() -> {})); } "
                  + FORWARD)
          .body(
              "q.Property",
              ELEMENTWISE,
              "public Property() { System.getProperties().put(\"secant.test.kept\", this); } "
                  + FORWARD)
          .body(
              "q.Weak",
              ELEMENTWISE,
              "@SuppressWarnings(\"unchecked\") public Weak() { ((Map<Object, Object>) "
                  + "System.getProperties().get(\"secant.test.map\")).put(getClass(), this); } "
                  + FORWARD)
          .body(
              "q.Async",
              ELEMENTWISE,
              "static final ClassValue<String> VALUE = new ClassValue<>() { protected String "
                  + "computeValue(Class<?> type) { return type.getName(); } }; public double "
                  + "forward(double x) { VALUE.get(String.class); java.util.concurrent."
                  + "CompletableFuture.runAsync(() -> {}).join(); return x; }")
          .body(
              "q.Scaling",
              "implements FunctionFactory",
              "public List<Parameter> parameters() { return List.of(Parameter.number(\"by\", \"factor\")); } "
                  + "public Function create(Arguments a) { double by = a.number(\"by\"); return "
                  + "ElementwiseFunction.of(\"scaling\", x -> by * x); }")
          .lists("q.Clean", "q.Failing", "q.Throwing", "q.Hanging", "q.Polling", "q.Local")
          .lists("q.Hook", "q.Property", "q.Weak", "q.Async")
          .listsFactory("q.Scaling");

  @TempDir Path directory;
  FunctionRegistry registry;

  @BeforeEach
  void open() {
    LEAKY.write(directory.resolve("leaky.jar"));
    System.setProperty("secant.test.hang", "");
    registry =
        FunctionRegistry.builder()
            .directory(directory)
            .withoutCache()
            .timeLimit(Registries.SHORT)
            .patience(new Patience(Duration.ofMillis(1), 2))
            .build();
  }

  @AfterEach
  void close() {
    System.clearProperty("secant.test.hang");
    System.getProperties().remove("secant.test.kept");
    System.getProperties().remove("secant.test.map");
    registry.close();
  }

  WeakReference<ClassLoader> loader(Chain chain) {
    return new WeakReference<>(chain.stages().get(0).function().getClass().getClassLoader());
  }

  /** Uses a function, and returns the class loader of its plug-in. */
  WeakReference<ClassLoader> use(String text, Consumer<Chain> use) {
    Chain chain = registry.chain(text);
    use.accept(chain);
    return loader(registry.chain("clean"));
  }

  WeakReference<ClassLoader> use(String text) {
    return use(text, chain -> chain.valueAt(1));
  }

  void removePlugin() {
    try {
      Files.delete(directory.resolve("leaky.jar"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(registry.reload().removed()).hasSize(1);
  }

  List<Problem> leaks() {
    return registry.report().problems().stream()
        .filter(problem -> problem.code() == ProblemCode.PLUGIN_LEAK)
        .toList();
  }

  void assertCollected(WeakReference<ClassLoader> loader) {
    for (int i = 0; i < 200 && loader.get() != null; i++) {
      System.gc();
    }
    assertThat(loader.get()).isNull();
    assertThat(leaks()).isEmpty();
  }

  Problem awaitLeak() {
    for (int i = 0; i < 200 && leaks().isEmpty(); i++) {
      System.gc();
    }
    assertThat(leaks()).hasSize(1);
    return leaks().get(0);
  }

  static String stays(WeakReference<ClassLoader> loader) {
    ClassLoader kept = loader.get();
    assertThat(kept).isNotNull();
    return "the classes of plug-in leaky (class loader "
        + kept.getName()
        + ") stay in memory although nothing of the registry uses them any more: ";
  }

  void assertLeakBy(WeakReference<ClassLoader> loader, String suspect) {
    Problem leak = awaitLeak();
    assertThat(leak.severity()).isEqualTo(Problem.Severity.WARNING);
    assertThat(leak.location()).isEqualTo(directory.resolve("leaky.jar").toString());
    assertThat(leak.message()).isEqualTo(stays(loader) + suspect);
    assertThat(leak.hint())
        .isEqualTo("tell the author of the plug-in: it must not leave threads or objects behind");
  }

  void assertLeakBySomethingUnseen(WeakReference<ClassLoader> loader) {
    assertThat(awaitLeak().message())
        .isEqualTo(stays(loader) + "it cannot be seen from outside what holds them");
  }
}
