package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.secant.api.Function;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.registry.reload.Patience;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the classes of a replaced plug-in go, and what is said where something keeps them. */
class LeakTest {
  private static final String ELEMENTWISE = "implements ElementwiseFunction";
  private static final String FORWARD = "public double forward(double x) { return x; } ";

  /** Of a whole plug-in, so that it is compiled once. */
  private static final PluginJars LEAKY =
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
  private FunctionRegistry registry;

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

  private WeakReference<ClassLoader> loader(Chain chain) {
    return new WeakReference<>(chain.stages().get(0).function().getClass().getClassLoader());
  }

  /** Uses a function, and returns the class loader of its plug-in. */
  private WeakReference<ClassLoader> use(String text, Consumer<Chain> use) {
    Chain chain = registry.chain(text);
    use.accept(chain);
    return loader(registry.chain("clean"));
  }

  private WeakReference<ClassLoader> use(String text) {
    return use(text, chain -> chain.valueAt(1));
  }

  private void removePlugin() {
    try {
      Files.delete(directory.resolve("leaky.jar"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(registry.reload().removed()).hasSize(1);
  }

  private List<Problem> leaks() {
    return registry.report().problems().stream()
        .filter(problem -> problem.code() == ProblemCode.PLUGIN_LEAK)
        .toList();
  }

  private void assertCollected(WeakReference<ClassLoader> loader) {
    for (int i = 0; i < 200 && loader.get() != null; i++) {
      System.gc();
    }
    assertThat(loader.get()).isNull();
    assertThat(leaks()).isEmpty();
  }

  private Problem awaitLeak() {
    for (int i = 0; i < 200 && leaks().isEmpty(); i++) {
      System.gc();
    }
    assertThat(leaks()).hasSize(1);
    return leaks().get(0);
  }

  private static String stays(WeakReference<ClassLoader> loader) {
    ClassLoader kept = loader.get();
    assertThat(kept).isNotNull();
    return "the classes of plug-in leaky (class loader "
        + kept.getName()
        + ") stay in memory although nothing of the registry uses them any more: ";
  }

  private void assertLeakBy(WeakReference<ClassLoader> loader, String suspect) {
    Problem leak = awaitLeak();
    assertThat(leak.severity()).isEqualTo(Problem.Severity.WARNING);
    assertThat(leak.location()).isEqualTo(directory.resolve("leaky.jar").toString());
    assertThat(leak.message()).isEqualTo(stays(loader) + suspect);
    assertThat(leak.hint())
        .isEqualTo("tell the author of the plug-in: it must not leave threads or objects behind");
  }

  private void assertLeakBySomethingUnseen(WeakReference<ClassLoader> loader) {
    assertThat(awaitLeak().message())
        .isEqualTo(stays(loader) + "it cannot be seen from outside what holds them");
  }

  @Nested
  class CleanPlugins {
    private void assertClean(String text, Consumer<Chain> use) {
      WeakReference<ClassLoader> loader = use(text, use);
      removePlugin();
      assertCollected(loader);
    }

    @Test
    void goOnceTheyAreRemoved() {
      assertClean("clean", chain -> chain.valueAt(1));
    }

    @Test
    void goAlthoughTheyWereCompiledByThemselves() {
      assertClean(
          "clean | clean",
          chain -> {
            double[] y = new double[200_000]; // enough for loops of their own
            chain.valuesAt(y, y, y.length);
            chain.valuesAt(y, y, y.length, 2);
            for (int i = 0; i < 200_000; i++) { // enough to be fused
              y[0] += chain.valueAt(i);
            }
            AdaptiveDerivative.of(chain, 1);
          });
    }

    @Test
    void goAlthoughFactoriesMadeFunctions() {
      assertClean("scaling(3)", chain -> chain.valueAt(1));
    }

    @Test
    void goAlthoughTheyUsedWhatTheJdkShares() {
      assertClean("async", chain -> chain.valueAt(1));
    }

    @Test
    void goAlthoughWhatTheyThrewIsKeptAsText() {
      List<Object> kept = new ArrayList<>();
      WeakReference<ClassLoader> loader =
          use(
              "throwing",
              chain -> {
                FunctionFailedException failure =
                    catchThrowableOfType(FunctionFailedException.class, () -> chain.valueAt(-1));
                kept.add(failure.getMessage());
                kept.add(failure.getStackTrace());
                kept.add(registry.function("throwing").describe());
                kept.add(
                    catchThrowableOfType(
                        FunctionLoadException.class, () -> registry.chain("failing")));
              });
      kept.add(registry.report());
      removePlugin();
      assertCollected(loader);
      assertThat(kept).hasSize(5);
    }

    @Test
    void stayAsLongAsAChainIsHeldAndThatIsNoLeak() {
      WeakReference<ClassLoader> loader = loader(registry.chain("clean"));
      Chain chain = registry.chain("throwing");
      removePlugin();
      for (int i = 0; i < 10; i++) {
        System.gc();
      }
      assertThat(loader.get()).isNotNull();
      assertThat(leaks()).isEmpty();
      // Its exception is of a class that is loaded only now.
      assertThat(catchThrowableOfType(FunctionFailedException.class, () -> chain.valueAt(-1)))
          .hasMessageEndingWith(": q.Own");
    }

    @Test
    void stayAsLongAsAHandleOfAFunctionIsHeld() {
      FunctionEntry entry = registry.function("clean");
      WeakReference<ClassLoader> loader = use("clean");
      removePlugin();
      for (int i = 0; i < 10; i++) {
        System.gc();
      }
      assertThat(loader.get()).isNotNull();
      assertThat(entry.describe().elementwise()).isEqualTo(FunctionDescription.Answer.YES);
      assertThat(leaks()).isEmpty();
    }

    @Test
    void goWithTheRegistryWhateverHandlesAreHeld() {
      FunctionEntry entry = registry.function("clean");
      WeakReference<ClassLoader> loader = use("clean");
      removePlugin();
      registry.close();
      assertCollected(loader);
      assertThat(entry.name()).isEqualTo("clean");
    }
  }

  @Nested
  class LeakyPlugins {
    @Test
    void withALiveThread() {
      WeakReference<ClassLoader> loader = use("polling");
      removePlugin();
      assertLeakBy(loader, "thread 'poller' runs q.Polling.poll");
    }

    /** A thread of somebody else, whose own methods are no matter of a leak. */
    private static final class Rude extends Thread {
      private final CountDownLatch end;

      Rude(CountDownLatch end) {
        this.end = end;
        setDaemon(true);
      }

      @Override
      public void run() {
        try {
          end.await();
        } catch (InterruptedException e) {
          // The end, too.
        }
      }

      @Override
      public ClassLoader getContextClassLoader() {
        throw new IllegalStateException("asked a thread of somebody else");
      }

      @Override
      public UncaughtExceptionHandler getUncaughtExceptionHandler() {
        throw new IllegalStateException("asked a thread of somebody else");
      }

      @Override
      @SuppressWarnings("deprecation")
      public long getId() {
        throw new IllegalStateException("asked a thread of somebody else");
      }
    }

    @Test
    void areFoundWithoutCodeOfOtherThreads() {
      CountDownLatch end = new CountDownLatch(1);
      Thread rude = new Rude(end);
      rude.start();
      try {
        WeakReference<ClassLoader> loader = use("polling");
        removePlugin();
        assertLeakBy(loader, "thread 'poller' runs q.Polling.poll");
      } finally {
        end.countDown();
      }
    }

    @Test
    void withAConstructorThatDoesNotReturn() {
      WeakReference<ClassLoader> loader = use("clean");
      assertThatThrownBy(() -> registry.chain("hanging")).isInstanceOf(FunctionLoadException.class);
      removePlugin();
      assertLeakBy(loader, "thread 'secant-plug-in-call' runs q.Hanging.<init>");
    }

    @Test
    void areNoLeakAnyMoreOnceTheThreadEnds() {
      WeakReference<ClassLoader> loader = use("polling");
      removePlugin();
      awaitLeak();
      System.clearProperty("secant.test.hang");
      assertCollected(loader);
    }

    @Test
    void withAValueOfASystemProperty() {
      WeakReference<ClassLoader> loader = use("property");
      removePlugin();
      assertLeakBy(loader, "system property 'secant.test.kept' holds a q.Property");
    }

    @Test
    void withAThreadLocal() throws Exception {
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        WeakReference<ClassLoader> loader = thread.submit(() -> use("local")).get();
        removePlugin();
        assertLeakBySomethingUnseen(loader);
      } finally {
        thread.shutdown();
      }
    }

    @Test
    void withAShutdownHook() {
      WeakReference<ClassLoader> loader = use("hook");
      removePlugin();
      assertLeakBySomethingUnseen(loader);
    }

    @Test
    void withAValueOfAWeakMapThatHoldsItsKey() {
      System.getProperties().put("secant.test.map", new WeakHashMap<Object, Object>());
      WeakReference<ClassLoader> loader = use("weak");
      removePlugin();
      assertLeakBySomethingUnseen(loader);
    }

    @Test
    void whoseFunctionIsKept() {
      WeakReference<ClassLoader> loader = use("clean");
      Function kept = registry.chain("clean").stages().get(0).function();
      try {
        removePlugin();
        assertLeakBySomethingUnseen(loader);
      } finally {
        Reference.reachabilityFence(kept);
      }
    }

    @Test
    void whoseExceptionIsKept() {
      WeakReference<ClassLoader> loader = use("clean");
      Throwable kept =
          catchThrowableOfType(
                  FunctionFailedException.class, () -> registry.chain("throwing").valueAt(-1))
              .getCause();
      try {
        removePlugin();
        assertLeakBySomethingUnseen(loader);
      } finally {
        Reference.reachabilityFence(kept);
      }
    }

    @Test
    void areReportedAfterTheRegistryIsClosedToo() {
      WeakReference<ClassLoader> loader = use("property");
      registry.close();
      assertLeakBy(loader, "system property 'secant.test.kept' holds a q.Property");
    }
  }
}
