package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that in workers nobody pays for what others did: a kernel, a leak, a file that went. */
class WorkerRecoveryTest {
  private static final Isolation PROCESS =
      Isolation.process().timeLimit(Duration.ofSeconds(10)).memory(32 << 20);

  @TempDir Path folder;

  @AfterEach
  void leavesNoProcess() {
    WorkerProcesses.awaitNone();
  }

  private FunctionRegistry open(Isolation isolation) {
    return FunctionRegistry.builder().withoutCache().directory(folder).isolation(isolation).build();
  }

  private void elementwise(String members) {
    write("implements ElementwiseFunction", members);
  }

  private void write(String what, String members) {
    PluginJars.plugin()
        .body("p.Tested", what, members)
        .lists("p.Tested")
        .write(folder.resolve("p.jar"));
  }

  private static String path(Path path) {
    return "java.nio.file.Path.of(\"" + path + "\")";
  }

  @Nested
  class Kernels {
    private static final String SCALAR = "public double forward(double x) { return x + 1; } ";

    private double[] values(Isolation isolation) {
      double[] x = new double[1000];
      Arrays.setAll(x, i -> i * 0.1);
      double[] y = new double[x.length];
      try (FunctionRegistry registry = open(isolation)) {
        registry.chain("tested").valuesAt(x, y, x.length);
      }
      return y;
    }

    @Test
    void thatCannotComputeInPlaceGiveTheSame() {
      write(
          "implements BulkFunction",
          SCALAR
              + "public void forward(double[] x, double[] y, int n) { for (int i = 0; i < n; i++)"
              + " y[i] = 1; for (int i = 0; i < n; i++) y[i] += x[i]; }");
      assertThat(values(PROCESS)).isEqualTo(values(Isolation.none())).contains(1, 1.1);
    }

    @Test
    void thatChangeTheirInputAreFoundOut() {
      write(
          "implements BulkFunction",
          SCALAR
              + "public void forward(double[] x, double[] y, int n) { for (int i = 0; i < n; i++) {"
              + " y[i] = x[i] + 1; if (i == 77 && x[i] > 50) x[i] = 5; } }");
      for (Isolation isolation : List.of(Isolation.none(), PROCESS)) {
        String input = Double.toString(589 * 0.1);
        assertThatThrownBy(() -> values(isolation))
            .isInstanceOf(FunctionFailedException.class)
            .hasMessage(
                "tested of plug-in p ("
                    + folder.resolve("p.jar")
                    + ") changed element 77 of its input, which no function may, at input "
                    + input
                    + ", as stage 1 of 'tested'");
      }
    }

    @Test
    void areAskedForOneNumberToo() {
      write(
          "implements BulkFunction",
          SCALAR + "public void forward(double[] x, double[] y, int n) { y[0] = 100 + n; }");
      for (Isolation isolation : List.of(Isolation.none(), PROCESS)) {
        try (FunctionRegistry registry = open(isolation)) {
          assertThat(registry.chain("tested").apply(Variable.of(7)).item()).isEqualTo(101);
        }
      }
    }
  }

  @Nested
  class InnocentPoints {
    @Test
    void areNotBlamedForWhatAnEarlierCallDid() {
      elementwise(
          "static boolean armed; public double forward(double x) { if (armed) System.exit(5);"
              + " armed = x == 1; return x * 2; }");
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain chain = registry.chain("tested");
        assertThat(chain.valueAt(1)).isEqualTo(2);
        assertThat(chain.valueAt(2)).isEqualTo(4);
        assertThat(chain.apply(Variable.of(1, 2, 3, 1, 4))).isEqualTo(Variable.of(2, 4, 6, 2, 8));
      }
    }

    @Test
    void areNotBlamedForMemoryThatEarlierCallsHaveKept() {
      elementwise(
          "static final List<byte[]> all = new ArrayList<>(); public double forward(double x) {"
              + " all.add(new byte[1 << 20]); return x * 2; }");
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain chain = registry.chain("tested");
        for (int i = 0; i < 100; i++) {
          assertThat(chain.valueAt(i)).isEqualTo(2.0 * i);
        }
      }
    }

    @Test
    void areAskedAgainOnceTheCauseHasGone() throws IOException {
      Path file = folder.resolve("needed.txt");
      elementwise(
          "public double forward(double x) { if (!java.nio.file.Files.exists("
              + path(file)
              + ")) throw new IllegalStateException(\"no file\"); return x; }");
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain chain = registry.chain("tested");
        double[] x = new double[100];
        Arrays.setAll(x, i -> i);
        assertThatThrownBy(() -> chain.apply(Variable.of(7, 8))).hasMessageContaining("no file");
        assertThatThrownBy(() -> chain.valuesAt(x, new double[100], 100))
            .hasMessageContaining("no file");
        Files.createFile(file);
        assertThat(chain.valueAt(7)).isEqualTo(7);
        assertThat(chain.valueAt(99)).isEqualTo(99);
      }
    }
  }

  @Nested
  class Instances {
    private static final String TABLE =
        "public List<Parameter> parameters() { return List.of(Parameter.integer(\"n\", \"a"
            + " number\")); } ";

    private void factory(String members) {
      PluginJars.plugin()
          .body("p.Tab", "implements FunctionFactory", TABLE + members)
          .listsFactory("p.Tab")
          .write(folder.resolve("p.jar"));
    }

    @Test
    void ofAFactoryDoNotFillAWorker() {
      factory(
          "public Function create(Arguments a) { double[] t = new double[65536]; t[0] ="
              + " a.integer(\"n\"); return ElementwiseFunction.of(\"tab\", x -> x + t[0]); }");
      try (FunctionRegistry registry = open(PROCESS)) {
        for (int i = 0; i < 200; i++) { // of 512 KB each, where 32 MB are allowed
          assertThat(registry.chain("tab(" + i + ")").valueAt(1)).isEqualTo(i + 1.0);
        }
      }
    }

    @Test
    void thatNobodyHasAreForgotten() {
      factory(
          "static final List<java.lang.ref.WeakReference<Object>> made = new ArrayList<>(); public"
              + " Function create(Arguments a) { Function f = new F(); made.add(new"
              + " java.lang.ref.WeakReference<>(f)); return f; } static class F implements"
              + " ElementwiseFunction { public double forward(double x) { System.gc(); return"
              + " made.stream().filter(r -> r.get() != null).count(); } }");
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain kept = registry.chain("tab(-1)");
        for (int i = 0; i < 20; i++) {
          registry.chain("tab(" + i + ")");
        }
        WorkerProcesses.await(
            () -> {
              System.gc();
              kept.valueAt(0); // whose end tells what was forgotten, and the next call sends it
              return kept.valueAt(1) < 5;
            });
      }
    }

    @Test
    void outliveTheirJarAndTheirWorkerAlsoWithoutACache() throws IOException {
      elementwise("public double forward(double x) { return x * 2; }");
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain chain = registry.chain("tested");
        assertThat(chain.valueAt(1)).isEqualTo(2);
        Files.delete(folder.resolve("p.jar"));
        ProcessHandle first = WorkerProcesses.awaitOne();
        first.destroyForcibly();
        WorkerProcesses.await(() -> !first.isAlive());
        assertThat(chain.valueAt(2)).isEqualTo(4);
      }
    }

    @Test
    void ofReplacedPluginsDoNotEndSharedWorkers() {
      PluginJars.function("kept.Half", "x / 2").write(folder.resolve("kept.jar"));
      String big = "static final byte[] BIG = new byte[8 << 20]; "; // of 32 MB allowed
      try (FunctionRegistry registry = open(PROCESS.shared())) {
        assertThat(registry.chain("half").valueAt(4)).isEqualTo(2);
        ProcessHandle worker = WorkerProcesses.awaitOne();
        for (int i = 0; i < 8; i++) {
          elementwise(
              big + "public double forward(double x) { return x + BIG.length + " + i + "; }");
          registry.reload();
          assertThat(registry.chain("tested").valueAt(1)).isEqualTo(1 + (8 << 20) + i);
          WorkerProcesses.await(
              () -> {
                System.gc();
                registry.reload();
                return registry.report().problems().isEmpty();
              });
        }
        assertThat(worker.isAlive()).isTrue();
      }
    }
  }

  @Nested
  class Reasons {
    @Test
    void ofAMissingClassAreAProblemAsInThisProcess() {
      elementwise(
          "public double forward(double x) { throw new NoClassDefFoundError(\"missing/Type\"); }");
      for (Isolation isolation : List.of(Isolation.none(), PROCESS)) {
        try (FunctionRegistry registry = open(isolation)) {
          assertThatThrownBy(() -> registry.chain("tested").valueAt(1))
              .hasMessageContaining("missing.Type");
          assertThat(registry.report().problems())
              .singleElement()
              .satisfies(
                  problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.DEPENDENCY_MISSING);
                    assertThat(problem.message())
                        .isEqualTo("a call of tested needs class missing.Type, which is missing");
                  });
        }
      }
    }

    @Test
    void areSeenBehindWhatWasPrintedWithoutALineFeed() {
      elementwise(
          "public double forward(double x) { System.out.print(\".\".repeat((int) x));"
              + " System.out.flush(); List<long[]> all = new ArrayList<>();"
              + " while (true) all.add(new long[100_000]); }");
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain chain = registry.chain("tested");
        for (double x : new double[] {1, 5000}) {
          assertThatThrownBy(() -> chain.valueAt(x))
              .hasMessageContaining("exhausted its 32 MB of memory in forward(");
        }
      }
    }

    @Test
    void ofAFactoryThatReturnsNullLaterAreSaid() {
      PluginJars.plugin()
          .body(
              "p.Tab",
              "implements FunctionFactory",
              "public List<Parameter> parameters() { return List.of(); } public Function"
                  + " create(Arguments a) { if (java.nio.file.Files.exists("
                  + path(folder.resolve("flag"))
                  + ")) return null; return ElementwiseFunction.of(\"tab\", x -> x); }")
          .listsFactory("p.Tab")
          .write(folder.resolve("p.jar"));
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain chain = registry.chain("tab");
        assertThat(chain.valueAt(1)).isEqualTo(1);
        Files.createFile(folder.resolve("flag"));
        WorkerProcesses.awaitOne().destroyForcibly();
        WorkerProcesses.awaitNone();
        assertThatThrownBy(() -> chain.valueAt(2))
            .hasMessageContaining("returned null, which it did not before");
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  @Nested
  class Circumstances {
    @Test
    void areThoseOfThisProcess() {
      elementwise(
          "public double forward(double x) { return Objects.hash(System.getProperty("
              + "\"java.io.tmpdir\"), Locale.getDefault(), TimeZone.getDefault().getID(),"
              + " java.nio.charset.Charset.defaultCharset().name()); }");
      try (FunctionRegistry here = open(Isolation.none());
          FunctionRegistry there = open(PROCESS)) {
        assertThat(there.chain("tested").valueAt(1)).isEqualTo(here.chain("tested").valueAt(1));
      }
    }
  }
}
