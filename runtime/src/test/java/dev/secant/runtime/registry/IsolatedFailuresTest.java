package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that what plug-ins in worker processes do to themselves harms nobody else. */
class IsolatedFailuresTest extends IsolatedPlugins {
  @Nested
  class Failures {
    @Test
    void sayWhatTheFunctionDid() {
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain chain = registry.chain("hostile");
        String worker = "the worker of plug-in acme ";
        assertThat(failure(chain, 3))
            .isEqualTo(
                at("hostile", "3.0") + worker + "was ended after 1 s: forward(3.0) did not return");
        assertThat(failure(chain, 5))
            .isEqualTo(
                at("hostile", "5.0") + worker + "ended itself with exit code 3 in forward(5.0)");
        assertThat(failure(chain, 7))
            .isEqualTo(
                at("hostile", "7.0") + worker + "ended itself with exit code 17 in forward(7.0)");
        assertThat(failure(chain, 19))
            .isEqualTo(
                at("hostile", "19.0")
                    + worker
                    + "was ended by signal 6 (SIGABRT) in forward(19.0)");
        assertThat(failure(chain, 1)).isEqualTo("returned 0.5");
      }
    }

    @Test
    void ofMemorySayHowMuchThereWas() {
      Isolation patient = PROCESS.timeLimit(Duration.ofMinutes(1));
      try (FunctionRegistry registry = open(patient)) {
        Chain chain = registry.chain("hostile");
        assertThat(failure(chain, 11))
            .isEqualTo(
                at("hostile", "11.0")
                    + "the worker of plug-in acme exhausted its 32 MB of memory in forward(11.0)");
        assertThat(failure(chain, 1)).isEqualTo("returned 0.5");
      }
    }

    @Test
    void thatAreExceptionsReadAsInThisProcess() {
      try (FunctionRegistry here = open(Isolation.none());
          FunctionRegistry there = open(PROCESS)) {
        for (double x : new double[] {13, 17, 37}) {
          assertThat(failure(there.chain("hostile"), x))
              .isEqualTo(failure(here.chain("hostile"), x));
        }
        assertThatThrownBy(() -> there.chain("total").apply(Variable.of(2.0)))
            .hasMessageEndingWith("java.lang.IllegalArgumentException: input must be a vector")
            .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> there.chain("total").apply(Variable.of(1, 2, 4, 5)))
            .hasMessageContaining("returned null, which no function may,");
      }
    }

    @Test
    void ofArraysAreRememberedToo() {
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain total = registry.chain("total");
        String reason =
            "the worker of plug-in acme ended itself with exit code 5 in apply(Variable)";
        assertThatThrownBy(() -> total.apply(Variable.of(3, 1))).hasMessageEndingWith(reason);
        assertThat(WorkerProcesses.alive()).isEmpty();
        assertThatThrownBy(() -> total.apply(Variable.of(3, 1))).hasMessageEndingWith(reason);
        assertThat(WorkerProcesses.alive()).isEmpty(); // none was asked
        assertThat(total.apply(Variable.of(3.5, 1))).isEqualTo(Variable.of(4.5));
        assertThatThrownBy(
                () ->
                    ((DifferentiableElementwiseFunction)
                            registry.chain("claims").stages().get(0).function())
                        .derivative(3))
            .hasMessageEndingWith("ended itself with exit code 4 in derivative(3.0)");
      }
    }

    @Test
    void atOnePointAreThoseOfOnePoint() {
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain chain = registry.chain("hostile");
        double[] x = new double[23];
        Arrays.setAll(x, i -> i);
        assertThatThrownBy(() -> chain.valuesAt(x, new double[23], 23))
            .hasMessageStartingWith(at("hostile", "3.0"));
        List<Integer> failed = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
          String outcome = failure(chain, i);
          if (outcome.startsWith("returned")) {
            assertThat(outcome).isEqualTo("returned " + (i / 2.0));
          } else {
            failed.add(i);
          }
        }
        assertThat(failed).containsExactly(3, 5, 7, 11, 13, 17, 19);
      }
    }

    @Test
    void ofAKernelAreFoundNumberByNumber() {
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain chain = registry.chain("kernel");
        double[] x = new double[1000];
        Arrays.setAll(x, i -> i);
        assertThatThrownBy(() -> chain.valuesAt(x, new double[1000], 1000))
            .hasMessageStartingWith(at("kernel", "3.0"))
            .hasMessageEndingWith("was ended after 1 s: forward(3.0) did not return");
        assertThat(failure(chain, 4)).isEqualTo("returned 4.5");
        assertThat(chain.valueAt(999)).isEqualTo(999.5);
      }
    }
  }

  @Nested
  class Nuisances {
    @Test
    void ofPluginsStayInTheirProcess() {
      try (FunctionRegistry registry = open(PROCESS.timeLimit(Duration.ofMinutes(1)))) {
        Chain chain = registry.chain("hostile");
        assertThat(failure(chain, 23)).isEqualTo("returned 11.5"); // prints 20 MB
        assertThat(failure(chain, 29)).isEqualTo("returned 14.5"); // reads
        long worker = WorkerProcesses.awaitOne().pid();
        assertThat(failure(chain, 31)).isEqualTo("returned 15.5"); // closes and changes all it can
        assertThat(failure(chain, 1)).isEqualTo("returned 0.5");
        assertThat(failure(chain, 17)).endsWith("java.lang.IllegalStateException: seventeen");
        assertThat(WorkerProcesses.awaitOne().pid()).isEqualTo(worker);
      }
    }

    @Test
    void byInterruptsOfTheCallerAreNone() {
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain chain = registry.chain("half");
        Thread.currentThread().interrupt();
        assertThat(chain.valueAt(3)).isEqualTo(1.5);
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }

  @Nested
  class Constructors {
    @Test
    void thatNeverReturnOrEndTheProcessAreProblems(@TempDir Path own) {
      PluginJars.plugin()
          .body(
              "bad.Loops",
              "implements ElementwiseFunction",
              "public Loops() { while (true) Thread.onSpinWait(); }"
                  + " public double forward(double x) { return x; }")
          .body(
              "bad.Exits",
              "implements ElementwiseFunction",
              "public Exits() { System.exit(9); } public double forward(double x) { return x; }")
          .lists("bad.Loops", "bad.Exits")
          .write(own.resolve("bad.jar"));
      try (FunctionRegistry registry =
          FunctionRegistry.builder()
              .withoutCache()
              .directory(own)
              .isolation(PROCESS)
              .timeLimit(Duration.ofSeconds(1))
              .build()) {
        assertThatThrownBy(() -> registry.chain("loops"))
            .hasMessageContaining("the constructor of class bad.Loops did not return within 1 s");
        assertThatThrownBy(() -> registry.chain("exits"))
            .hasMessageContaining(
                "the constructor of class bad.Exits failed: the worker of plug-in bad ended itself"
                    + " with exit code 9 in the constructor");
        assertThat(registry.report().problems())
            .extracting(Problem::code)
            .containsExactlyInAnyOrder(
                ProblemCode.CONSTRUCTOR_TIMEOUT, ProblemCode.CONSTRUCTOR_FAILED);
      }
    }

    /** The second instance is made when the first has ended its worker. */
    @Test
    void thatFailAgainAndAgainAreGivenUp(@TempDir Path own) throws IOException {
      Path flag = own.resolve("flag");
      Path starts = Files.createFile(own.resolve("starts"));
      PluginJars.plugin()
          .body(
              "bad.Once",
              "implements ElementwiseFunction",
              "public Once() throws java.io.IOException { java.nio.file.Files.writeString("
                  + path(starts)
                  + ", \"x\", java.nio.file.StandardOpenOption.APPEND); if"
                  + " (java.nio.file.Files.exists("
                  + path(flag)
                  + ")) System.exit(9); }"
                  + " public double forward(double x) { if (x == 1) System.exit(8); return x; }")
          .lists("bad.Once")
          .write(own.resolve("bad.jar"));
      try (FunctionRegistry registry =
          FunctionRegistry.builder().withoutCache().directory(own).isolation(PROCESS).build()) {
        Chain chain = registry.chain("once");
        assertThat(failure(chain, 1)).endsWith("with exit code 8 in forward(1.0)");
        Files.createFile(flag);
        for (int i = 2; i < 20; i++) {
          assertThat(failure(chain, i)).contains("exit code 9 in the constructor");
        }
        assertThat(Files.size(starts)).isEqualTo(5); // two that succeed and three that do not
        assertThat(failure(chain, 20))
            .endsWith(
                "the worker of plug-in bad ended itself with exit code 9 in the constructor, 3 times"
                    + " in succession; it is not asked any more");
        assertThat(registry.report().problems())
            .singleElement()
            .satisfies(
                problem -> {
                  assertThat(problem.code()).isEqualTo(ProblemCode.WORKER_FAILED);
                  assertThat(problem.function()).isEqualTo("once");
                  assertThat(problem.message())
                      .startsWith(
                          "class bad.Once is not asked any more: the worker of plug-in bad");
                });
      }
    }

    private static String path(Path path) {
      return "java.nio.file.Path.of(\"" + path + "\")";
    }
  }
}
