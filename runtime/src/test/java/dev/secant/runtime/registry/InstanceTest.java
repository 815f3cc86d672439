package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.secant.api.Domain;
import dev.secant.runtime.chain.StageRequest;
import dev.secant.runtime.registry.FunctionDescription.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the first use of a function, where its code runs for the first time. */
class InstanceTest {
  @TempDir Path directory;
  private FunctionRegistry registry;

  @AfterEach
  void close() {
    registry.close();
  }

  /** Writes a plug-in of one class a.Erf with {@code members}, listed, and discovers it. */
  private void open(String members) {
    open(plugin(members), Registries.LONG);
  }

  /** The same for code that never returns. */
  private void openHanging(String members) {
    open(plugin(members), Registries.SHORT);
  }

  private static PluginJars plugin(String members) {
    return PluginJars.plugin()
        .body(
            "a.Erf",
            "implements ElementwiseFunction",
            members + " public double forward(double x) { return 7 * x; }")
        .lists("a.Erf");
  }

  private void open(PluginJars plugin, Duration limit) {
    plugin.write(directory.resolve("x.jar"));
    PluginJars.addGood(directory);
    registry = FunctionRegistry.builder().directory(directory).timeLimit(limit).build();
    assertThat(registry.report().problems()).isEmpty();
  }

  private void assertDoesNotLoad(ProblemCode code, String message) {
    String sentence = "'erf' of " + directory.resolve("x.jar") + " did not load: " + message;
    List<ThrowingCallable> uses =
        List.of(
            () -> registry.resolve(StageRequest.of("erf")),
            () -> registry.resolve(StageRequest.of("erf")),
            () -> registry.function("erf").describe(),
            () -> registry.chain("twice | erf"));
    Problem problem = null;
    for (ThrowingCallable use : uses) {
      FunctionLoadException refusal = catchThrowableOfType(FunctionLoadException.class, use);
      assertThat(refusal).hasMessage(sentence).hasNoCause();
      problem = refusal.problem();
    }
    assertThat(Registries.onlyProblem(registry)).isEqualTo(problem);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.className()).isEqualTo("a.Erf");
    assertThat(problem.function()).isEqualTo("erf");
    assertThat(problem.line()).isEqualTo(1);
  }

  @Nested
  class Constructors {
    @Test
    void thatThrows() {
      open("public Erf() { throw new IllegalStateException(\"no \\u001b[31mlicence\\nfound\"); }");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_FAILED,
          "the constructor of class a.Erf failed: java.lang.IllegalStateException:"
              + " no \\u001b[31mlicence found");
    }

    @Test
    void thatThrowsWhatCannotBeAskedForItsMessage() {
      open(
          "static class Evil extends RuntimeException {"
              + " public String getMessage() { throw new Evil(); } }"
              + " public Erf() { throw new Evil(); }");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_FAILED,
          "the constructor of class a.Erf failed: a.Erf$Evil: (its message cannot be had:"
              + " a.Erf$Evil)");
    }

    @Test
    void thatCallsItselfWithoutEnd() {
      open("public Erf() { new Erf(); }");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_FAILED,
          "the constructor of class a.Erf failed: it calls itself without end");
    }

    @Test
    void thatExhaustsTheHeap() {
      open("public Erf() { throw new OutOfMemoryError(\"Java heap space\"); }");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_FAILED,
          "the constructor of class a.Erf failed: the heap was exhausted");
    }

    @Test
    void thatNeverReturns() {
      openHanging("public Erf() { while (true) { Thread.onSpinWait(); } }");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_TIMEOUT,
          "the constructor of class a.Erf did not return within 2 s");
    }

    @Test
    void thatSleeps() {
      openHanging("public Erf() throws Exception { Thread.sleep(Long.MAX_VALUE); }");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_TIMEOUT,
          "the constructor of class a.Erf did not return within 2 s");
    }

    @Test
    void staticInitialiserThatThrows() {
      open("static final int N = Integer.parseInt(\"seven\");");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_FAILED,
          "the static initialiser of class a.Erf threw java.lang.NumberFormatException:"
              + " For input string: \"seven\"");
    }

    @Test
    void staticInitialiserOfAnotherClass() {
      open(
          "static class Table { static final int N = Integer.parseInt(\"seven\"); }"
              + " public Erf() { if (Table.N == 1) throw new IllegalStateException(); }");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_FAILED,
          "the static initialiser of class a.Erf$Table threw java.lang.NumberFormatException:"
              + " For input string: \"seven\"");
    }

    @Test
    void staticInitialiserThatFailedBefore() {
      open(
          "static class Table { static final int N = Integer.parseInt(\"seven\"); }"
              + " static int n() { return Table.N; }"
              + " public Erf() { try { n(); } catch (Error e) { n(); } }");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_FAILED,
          "the static initialiser of class a.Erf$Table failed at an earlier use");
    }

    @Test
    void thatThrowsWhatThrowsFromEveryMethod() {
      open(
          "static class Evil extends RuntimeException {"
              + " public String getMessage() { throw new Evil(); }"
              + " public Throwable getCause() { throw new Evil(); }"
              + " public StackTraceElement[] getStackTrace() { throw new Evil(); }"
              + " public String toString() { throw new Evil(); } }"
              + " public Erf() { throw new Evil(); }");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_FAILED,
          "the constructor of class a.Erf failed: a.Erf$Evil: (its message cannot be had:"
              + " a.Erf$Evil)");
    }

    @Test
    void thatFailsToCast() {
      open("public Erf() { Object o = this; System.gc(); Runnable r = (Runnable) o; r.run(); }");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_FAILED,
          "the constructor of class a.Erf failed: java.lang.ClassCastException: class a.Erf cannot"
              + " be cast to class java.lang.Runnable");
    }

    @Test
    void thatNeedsAMissingClass() {
      Map<String, byte[]> content =
          PluginJars.plugin()
              .source("dep.Dep", "package dep; public class Dep {}")
              .body(
                  "a.Erf",
                  "implements ElementwiseFunction",
                  "Object o = new dep.Dep(); public double forward(double x) { return x; }")
              .content();
      open(
          PluginJars.plugin().entry("a/Erf.class", content.get("a/Erf.class")).lists("a.Erf"),
          Registries.LONG);
      assertDoesNotLoad(
          ProblemCode.DEPENDENCY_MISSING, "class a.Erf needs dep.Dep, which is missing");
    }

    @Test
    void classThatTheVerifierRejects() {
      Map<String, byte[]> content = PluginJars.function("a.Erf", "Math.hypot(x, 7)").content();
      byte[] bytes = content.get("a/Erf.class");
      // invokestatic Math.hypot, dreturn: the call becomes three nops, so the stack is wrong.
      for (int i = 0; i < bytes.length - 3; i++) {
        if (bytes[i] == (byte) 0xb8 && bytes[i + 3] == (byte) 0xaf) {
          Arrays.fill(bytes, i, i + 3, (byte) 0x57);
        }
      }
      open(PluginJars.plugin().entry("a/Erf.class", bytes).lists("a.Erf"), Registries.LONG);
      assertDoesNotLoad(
          ProblemCode.CORRUPT_CLASS,
          "the JVM rejects class a.Erf or a class it needs, by VerifyError");
    }
  }

  @Nested
  class Names {
    private void assertWorksWithWarning(String message) {
      assertThat(registry.chain("erf").valueAt(2)).isEqualTo(14);
      Problem problem = Registries.onlyProblem(registry);
      assertThat(problem.code()).isEqualTo(ProblemCode.NAME_MISMATCH);
      assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
      assertThat(problem.message()).isEqualTo(message);
    }

    @Test
    void otherNameThanThatOfTheClass() {
      open("public String name() { return \"other\"; }");
      assertWorksWithWarning("class a.Erf calls itself 'other'");
    }

    @Test
    void nameThatThrows() {
      open("public String name() { throw new ArithmeticException(); }");
      assertWorksWithWarning("name() of class a.Erf failed: java.lang.ArithmeticException");
    }

    @Test
    void nameThatThrowsWhatThrowsFromEveryMethod() {
      open(
          "static class Evil extends RuntimeException {"
              + " public String getMessage() { throw new Evil(); }"
              + " public Throwable getCause() { throw new Evil(); } }"
              + " public String name() { throw new Evil(); }");
      assertWorksWithWarning(
          "name() of class a.Erf failed: a.Erf$Evil: (its message cannot be had: a.Erf$Evil)");
    }

    @Test
    void nullName() {
      open("public String name() { return null; }");
      assertWorksWithWarning("class a.Erf calls itself 'null'");
    }

    @Test
    void nameThatNeverReturns() {
      openHanging("public String name() { while (true) { Thread.onSpinWait(); } }");
      assertDoesNotLoad(
          ProblemCode.CONSTRUCTOR_TIMEOUT, "name() of class a.Erf did not return within 2 s");
    }
  }

  @Nested
  class Making {
    @Test
    void nothingRunsBeforeTheFirstUse() {
      System.clearProperty("secant.test.made");
      open("static { System.setProperty(\"secant.test.made\", \"yes\"); }");
      assertThat(registry.functions()).extracting(FunctionEntry::name).contains("erf");
      assertThat(registry.report().problems()).isEmpty();
      assertThat(System.getProperty("secant.test.made")).isNull();
      registry.chain("erf");
      assertThat(System.clearProperty("secant.test.made")).isEqualTo("yes");
    }

    @Test
    void oneInstanceServesAllChainsAndThreads() throws InterruptedException {
      open("");
      Object[] functions = new Object[8];
      Thread[] threads = new Thread[functions.length];
      for (int i = 0; i < threads.length; i++) {
        int index = i;
        threads[i] =
            new Thread(() -> functions[index] = registry.chain("erf").stages().get(0).function());
        threads[i].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(functions).doesNotContainNull().containsOnly(functions[0]);
    }

    @Test
    void contextClassLoaderIsThatOfThePlugin() {
      open(
          "public Erf() { if (Thread.currentThread().getContextClassLoader()"
              + " != Erf.class.getClassLoader()) throw new IllegalStateException(); }");
      ClassLoader before = Thread.currentThread().getContextClassLoader();
      assertThat(registry.chain("erf").valueAt(1)).isEqualTo(7);
      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void interruptIsKept() {
      open("");
      Thread.currentThread().interrupt();
      assertThat(registry.chain("erf").valueAt(1)).isEqualTo(7);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Nested
  class Descriptions {
    @Test
    void ofNullSaysSo() {
      open("public List<Example> examples() { return null; }");
      assertThat(registry.function("erf").describe().examples()).isEmpty();
      assertThat(Registries.onlyProblem(registry).message())
          .isEqualTo("examples() of class a.Erf returned null");
    }

    @Test
    void ofNullExamplesSayWhich() {
      open("public List<Example> examples() { return Arrays.asList((Example) null); }");
      assertThat(registry.function("erf").describe().examples()).isEmpty();
      assertThat(Registries.onlyProblem(registry).message())
          .isEqualTo(
              "examples() of class a.Erf failed: java.lang.IllegalArgumentException: example 1"
                  + " must not be null");
    }

    @Test
    void areCut() {
      open("public String description() { return \"long \".repeat(1_000_000); }");
      assertThat(registry.function("erf").describe().description())
          .isEqualTo("long ".repeat(100) + "...");
    }

    @Test
    void whatFailsHasItsDefault() {
      open(
          "public String description() { return \"two\\nlines \\u001b[31m\"; }"
              + " public Domain domain() { return null; }"
              + " public List<Example> examples() { throw new IllegalStateException(\"none\"); }");
      FunctionDescription description = registry.function("erf").describe();
      assertThat(description.description()).isEqualTo("two lines \\u001b[31m");
      assertThat(description.domain()).contains(Domain.all());
      assertThat(description.examples()).isEmpty();
      assertThat(description.elementwise()).isEqualTo(Answer.YES);
      assertThat(description.differentiable()).isEqualTo(Answer.NO);
      assertThat(description.bulk()).isEqualTo(Answer.NO);
      assertThat(registry.report().problems())
          .extracting(Problem::message)
          .containsExactly(
              "domain() of class a.Erf returned null",
              "examples() of class a.Erf failed: java.lang.IllegalStateException: none");
    }
  }
}
