package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.Parameter;
import dev.secant.api.Variable;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.kernel.BatchFunction;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** Tests that plug-ins in worker processes do what they do in this one, and no more harm. */
class ProcessIsolationTest {
  /** Long for a call of nothing, also on a busy machine; short for one that never returns. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static final Isolation PROCESS = Isolation.process().timeLimit(LIMIT).memory(32 << 20);

  @TempDir static Path folder;

  /** Does at some numbers what no function should. */
  private static final String HOSTILE =
      """
      public double forward(double x) {
        if (x == 3) while (true) { x = Math.floor(x); }
        if (x == 5) System.exit(3);
        if (x == 7) Runtime.getRuntime().halt(17);
        if (x == 11) return fill();
        if (x == 13) return deeper(x);
        if (x == 17) throw new IllegalStateException("seventeen");
        if (x == 19) kill("-ABRT");
        if (x == 23) print();
        if (x == 29) read();
        if (x == 31) spoil();
        if (x == 37) throw new NoClassDefFoundError("missing/Type");
        return x / 2;
      }
      static double fill() {
        List<long[]> all = new ArrayList<>();
        while (true) all.add(new long[100_000]);
      }
      static double deeper(double x) { return deeper(x + 1) + 1; }
      static void kill(String signal) {
        try {
          new ProcessBuilder("kill", signal, "" + ProcessHandle.current().pid()).start();
          while (true) Thread.onSpinWait();
        } catch (java.io.IOException e) { throw new IllegalStateException(e); }
      }
      static void print() {
        byte[] mega = new byte[1 << 20];
        Arrays.fill(mega, 0, mega.length, (byte) 'a');
        for (int i = 80; i < mega.length; i += 80) mega[i] = '\\n';
        for (int i = 0; i < 10; i++) { System.out.write(mega, 0, mega.length); System.err.write(mega, 0, mega.length); }
      }
      static void read() {
        try {
          if (System.in.read() >= 0 || new java.io.FileInputStream(java.io.FileDescriptor.in).read() >= 0) throw new IllegalStateException();
        } catch (java.io.IOException e) { throw new IllegalStateException(e); }
      }
      static void spoil() {
        try {
          new java.io.FileOutputStream(java.io.FileDescriptor.out).write(new byte[] {1, 2, 3, 4, 5});
          System.out.close(); System.err.close(); System.in.close();
          new java.io.FileOutputStream(java.io.FileDescriptor.out).close();
        } catch (java.io.IOException e) { throw new IllegalStateException(e); }
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.exit(1));
        new Thread(() -> { while (true) java.util.concurrent.locks.LockSupport.park(); }).start();
        Thread[] all = new Thread[100];
        int count = Thread.enumerate(all);
        for (int i = 0; i < count; i++) all[i].interrupt();
      }
      """;

  @BeforeAll
  static void build() {
    PluginJars.plugin()
        .elementwise("acme.Half", "x / 2")
        .body("acme.Hostile", "implements ElementwiseFunction", HOSTILE)
        .body(
            "acme.Kernel",
            "implements BulkFunction",
            "public double forward(double x) { if (x == 3) while (true) { x = Math.floor(x); }"
                + " return x + 0.5; }"
                + " public void forward(double[] x, double[] y, int n) {"
                + " for (int i = 0; i < n; i++) y[i] = forward(x[i]); }")
        .body(
            "acme.Claims",
            "implements DifferentiableElementwiseFunction",
            "public double forward(double x) { return x * x; }"
                + " public double derivative(double x) {"
                + " if (x == 3) System.exit(4); return 2 * x; }"
                + " public String description() { return \"squares\"; }"
                + " public Domain domain() { return Domain.greaterThan(-1).except(2); }"
                + " public List<Example> examples() {"
                + " return List.of(Example.of(2, 4).within(1e-9)); }")
        .body(
            "acme.Total",
            "implements DifferentiableFunction",
            "public Variable apply(Variable v) { if (v.rank() != 1) throw new"
                + " IllegalArgumentException(\"input must be a vector\"); if (v.get(0) == 3)"
                + " System.exit(5); double s = 0; for (int i = 0; i < v.size(); i++) s += v.get(i);"
                + " return v.size() == 4 ? null : Variable.of(s); }"
                + " public Variable backward(Variable v, Variable g) { double k = g.item(); return"
                + " v.map(e -> k); }")
        .body(
            "acme.Power",
            "implements FunctionFactory",
            "public List<Parameter> parameters() { return List.of(Parameter.integer(\"n\", \"the"
                + " exponent\").within(Domain.closed(0, 9)).withDefault(2)); }"
                + " public Function create(Arguments a) { int n = a.integer(\"n\"); if (n == 7) throw"
                + " new IllegalArgumentException(\"n must not be 7\"); return"
                + " ElementwiseFunction.of(\"power\", x -> Math.pow(x, n)); }")
        .lists("acme.Half", "acme.Hostile", "acme.Kernel", "acme.Claims", "acme.Total")
        .listsFactory("acme.Power")
        .write(folder.resolve("acme.jar"));
  }

  @AfterEach
  void leavesNoProcess() {
    WorkerProcesses.awaitNone();
  }

  private static FunctionRegistry open(Isolation isolation) {
    return FunctionRegistry.builder().withoutCache().directory(folder).isolation(isolation).build();
  }

  private static String failure(Chain chain, double x) {
    try {
      return "returned " + chain.valueAt(x);
    } catch (FunctionFailedException e) {
      return e.getMessage();
    }
  }

  /** What stands before the reason. */
  private static String at(String function, String input) {
    return function
        + " of plug-in acme ("
        + folder.resolve("acme.jar")
        + ") failed at input "
        + input
        + ", as stage 1 of '"
        + function
        + "': ";
  }

  @Nested
  class Results {
    @Test
    void areThoseOfThisProcess() {
      double payload = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
      double[] x = {0, -0.0, 1, -2.5, 1e-310, Double.MAX_VALUE, Double.NaN, payload, -payload};
      try (FunctionRegistry here = open(Isolation.none());
          FunctionRegistry there = open(PROCESS)) {
        for (String text :
            List.of("half", "kernel", "claims", "power", "power(5)", "half | claims")) {
          Chain expected = here.chain(text);
          Chain actual = there.chain(text);
          for (double each : x) {
            assertThat(bits(actual.valueAt(each))).isEqualTo(bits(expected.valueAt(each)));
          }
          double[] many = new double[20_000];
          Arrays.setAll(many, i -> i < x.length ? x[i] : i * 1e-3 + 4);
          double[] y = new double[many.length];
          double[] z = new double[many.length];
          actual.valuesAt(many, y, many.length);
          expected.valuesAt(many, z, many.length);
          assertThat(bits(y)).isEqualTo(bits(z));
          assertThat(actual.apply(Variable.of(many))).isEqualTo(expected.apply(Variable.of(many)));
        }
      }
    }

    @Test
    void keepAllBitsOfANumberThatIsNone() {
      double[] x = {Double.longBitsToDouble(0x7ff8_0000_dead_beefL), 1};
      double[] y = new double[40];
      try (FunctionRegistry there = open(PROCESS)) {
        Chain half = there.chain("half");
        assertThat(Double.doubleToRawLongBits(half.valueAt(x[0])))
            .isEqualTo(0x7ff8_0000_dead_beefL);
        half.valuesAt(Arrays.copyOf(x, 40), y, 40);
        assertThat(Double.doubleToRawLongBits(y[0])).isEqualTo(0x7ff8_0000_dead_beefL);
      }
    }

    /** The built-in functions as a plug-in, by which they come into a worker. */
    @Test
    void ofAllBuiltInFunctionsAreThoseOfThisProcess(@TempDir Path own) throws Exception {
      PluginJars.write(own.resolve("copies.jar"), builtIns());
      double[] x = new double[1500];
      for (int i = 0; i < x.length; i++) { // magnitudes of 2^-40 to 2^40, of both signs
        x[i] = Math.scalb(i % 2 == 0 ? 1.1 : -1.3, i % 81 - 40) * (1 + i * 1e-4);
      }
      x[7] = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
      x[8] = Double.NEGATIVE_INFINITY;
      x[9] = -0.0;
      double[] y = new double[x.length];
      double[] z = new double[x.length];
      try (FunctionRegistry here = registry(own, Isolation.none());
          FunctionRegistry there = registry(own, PROCESS)) {
        assertThat(there.functions()).hasSizeGreaterThan(30);
        for (FunctionEntry entry : there.functions()) {
          String text = entry.qualifiedName() + arguments(entry.describe());
          Function expected = function(here, text);
          Function actual = function(there, text);
          if (actual instanceof ElementwiseFunction) {
            Chain.of(actual).valuesAt(x, y, x.length);
            Chain.of(expected).valuesAt(x, z, x.length);
            assertThat(bits(y)).as(entry.name()).isEqualTo(bits(z));
            assertThat(bits(Chain.of(actual).valueAt(x[7])))
                .isEqualTo(bits(Chain.of(expected).valueAt(x[7])));
          } else {
            Variable v = Variable.of(0.5, -1.25, 3);
            assertThat(actual.apply(v)).as(entry.name()).isEqualTo(expected.apply(v));
          }
          if (actual instanceof DifferentiableFunction claims) {
            Variable v = Variable.of(Arrays.copyOf(x, 3));
            Variable g = expected.apply(v).map(e -> 1.5);
            assertThat(claims.backward(v, g))
                .as(entry.name())
                .isEqualTo(((DifferentiableFunction) expected).backward(v, g));
          }
        }
        assertThat(there.report().problems()).isEqualTo(here.report().problems());
      }
    }

    private static String arguments(FunctionDescription description) {
      return description.parameters().stream().anyMatch(Parameter::isRequired)
          ? "(" + description.examples().get(0).arguments() + ")"
          : "";
    }

    private static FunctionRegistry registry(Path directory, Isolation isolation) {
      return FunctionRegistry.builder()
          .withoutCache()
          .directory(directory)
          .isolation(isolation)
          .build();
    }

    private static Map<String, byte[]> builtIns() throws Exception {
      Path classes;
      try (FunctionRegistry registry = FunctionRegistry.builder().classPath().build()) {
        Class<?> type = registry.chain("square").stages().get(0).function().getClass();
        classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      }
      Map<String, byte[]> content = new TreeMap<>();
      if (Files.isDirectory(classes)) {
        try (Stream<Path> files = Files.walk(classes)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            content.put(classes.relativize(file).toString(), Files.readAllBytes(file));
          }
        }
      } else {
        try (ZipFile zip = new ZipFile(classes.toFile())) {
          for (ZipEntry entry : Collections.list(zip.entries())) {
            content.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
          }
        }
      }
      content.keySet().removeIf(name -> name.equals("META-INF/MANIFEST.MF") || name.endsWith("/"));
      return content;
    }

    @Test
    void ofDerivativesAreThoseOfThisProcess() {
      try (FunctionRegistry here = open(Isolation.none());
          FunctionRegistry there = open(PROCESS)) {
        Variable x = Variable.of(1, -2.5, Double.NaN);
        Variable v = Variable.of(-1, 1e300, 3);
        DifferentiableElementwiseFunction actual =
            (DifferentiableElementwiseFunction) function(there, "claims");
        assertThat(actual.derivative(2.5)).isEqualTo(5);
        assertThat(actual.backward(x, v))
            .isEqualTo(((DifferentiableFunction) function(here, "claims")).backward(x, v));
        assertThat(
                ((DifferentiableFunction) function(there, "total")).backward(v, Variable.of(2.0)))
            .isEqualTo(Variable.of(2, 2, 2));
      }
    }

    @Test
    void ofInstanceofAreThoseOfThisProcess() {
      List<Class<?>> types =
          List.of(
              ElementwiseFunction.class,
              BulkFunction.class,
              DifferentiableFunction.class,
              DifferentiableElementwiseFunction.class);
      try (FunctionRegistry here = open(Isolation.none());
          FunctionRegistry there = open(PROCESS)) {
        for (String name : List.of("half", "kernel", "claims", "total", "power(3)")) {
          Function expected = function(here, name);
          Function actual = function(there, name);
          for (Class<?> type : types) {
            assertThat(type.isInstance(actual))
                .as(name + " instanceof " + type.getSimpleName())
                .isEqualTo(type.isInstance(expected));
          }
          assertThat(actual.name()).isEqualTo(expected.name());
        }
      }
    }

    @Test
    void ofDescriptionsAreThoseOfThisProcess() {
      try (FunctionRegistry here = open(Isolation.none());
          FunctionRegistry there = open(PROCESS)) {
        FunctionDescription claims = there.function("claims").describe();
        assertThat(claims.description()).isEqualTo("squares");
        assertThat(claims.domain()).contains(Domain.greaterThan(-1).except(2));
        assertThat(claims.examples()).containsExactly(Example.of(2, 4).within(1e-9));
        FunctionDescription power = there.function("power").describe();
        assertThat(power.parameters()).isEqualTo(here.function("power").describe().parameters());
        assertThat(there.report().problems()).isEmpty();
      }
    }

    @Test
    void ofFactoriesRefuseTheSame() {
      try (FunctionRegistry there = open(PROCESS)) {
        assertThatThrownBy(() -> there.chain("power(7)")).hasMessageContaining("n must not be 7");
        assertThatThrownBy(() -> there.chain("power(10)"))
            .hasMessageContaining("n must satisfy 0 <= n <= 9, was 10");
      }
    }

    @Test
    void areTheSameInManyThreads() throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try (FunctionRegistry there = open(PROCESS)) {
        Chain chain = there.chain("half | power(3)");
        List<Future<double[]>> results = new ArrayList<>();
        double[] x = new double[3000];
        Arrays.setAll(x, i -> i);
        for (int thread = 0; thread < 4; thread++) {
          results.add(
              threads.submit(
                  () -> {
                    double[] y = new double[x.length];
                    chain.valuesAt(x, y, y.length);
                    return y;
                  }));
        }
        for (Future<double[]> result : results) {
          assertThat(result.get())
              .isEqualTo(Arrays.stream(x).map(e -> Math.pow(e / 2, 3)).toArray());
        }
      } finally {
        threads.shutdownNow();
      }
    }

    private static Function function(FunctionRegistry registry, String text) {
      return registry.chain(text).stages().get(0).function();
    }

    /** The sign of NaN is that of the operand which the compiler happens to put first. */
    private static long[] bits(double... values) {
      return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }
  }

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
  class Workers {
    @Test
    void areStartedWhenTheyAreNeededAndEndWithTheRegistry() {
      FunctionRegistry registry = open(PROCESS);
      assertThat(WorkerProcesses.alive()).isEmpty();
      Chain chain = registry.chain("half");
      ProcessHandle worker = WorkerProcesses.awaitOne();
      registry.close();
      WorkerProcesses.await(() -> !worker.isAlive());
      assertThatThrownBy(() -> chain.valueAt(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("the registry of ");
    }

    @Test
    void thatSomebodyKillsWhileNothingIsAskedAreReplaced() {
      try (FunctionRegistry registry = open(PROCESS)) {
        Chain chain = registry.chain("half");
        assertThat(chain.valueAt(1)).isEqualTo(0.5);
        WorkerProcesses.awaitOne().destroyForcibly();
        WorkerProcesses.awaitNone();
        assertThat(chain.valueAt(2)).isEqualTo(1);
      }
    }

    @Test
    void thatSomebodyKillsAreNotBlamedOnTheFunctionUnlessItHappensAgain(@TempDir Path own) {
      PluginJars.plugin()
          .lists("slow.Waits")
          .source(
              "slow.Waits",
              "package slow; import java.nio.file.*; public class Waits implements"
                  + " dev.secant.api.ElementwiseFunction { public double forward(double x) { try {"
                  + " if (x > 1) Files.createFile(Path.of(\""
                  + own
                  + "\", \"\" + ProcessHandle.current().pid())); while (x > 1 &&"
                  + " Files.notExists(Path.of(\""
                  + own
                  + "\", \"go\"))) Thread.onSpinWait(); return x / 2; } catch"
                  + " (java.io.IOException e) { throw new IllegalStateException(e); } } }")
          .write(own.resolve("slow.jar"));
      try (FunctionRegistry registry =
          FunctionRegistry.builder()
              .withoutCache()
              .directory(own)
              .isolation(PROCESS.timeLimit(Duration.ofMinutes(1)))
              .build()) {
        Chain chain = registry.chain("waits");
        CompletableFuture<String> twice = CompletableFuture.supplyAsync(() -> failure(chain, 2));
        killOneAtWork(own, 1);
        killOneAtWork(own, 2);
        assertThat(twice.join()).endsWith("was ended by signal 9 (SIGKILL) in forward(2.0)");
        double[] x = {1, 3, 0.5};
        CompletableFuture<double[]> once =
            CompletableFuture.supplyAsync(
                () -> {
                  double[] y = new double[3];
                  ((BatchFunction) chain.stages().get(0).function()).forwardAll(x, y, 3);
                  return y;
                });
        killOneAtWork(own, 3);
        WorkerProcesses.await(() -> marks(own) == 4);
        Files.createFile(own.resolve("go"));
        assertThat(once.join()).containsExactly(0.5, 1.5, 0.25);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Each worker that came to the point has left a file with its number. */
    private static void killOneAtWork(Path own, int count) {
      WorkerProcesses.await(() -> marks(own) == count);
      WorkerProcesses.alive().stream()
          .filter(worker -> Files.exists(own.resolve("" + worker.pid())))
          .forEach(ProcessHandle::destroyForcibly);
    }

    private static int marks(Path own) {
      String[] names = own.toFile().list((directory, name) -> name.matches("[0-9]+"));
      return names == null ? 0 : names.length;
    }

    @Test
    void endWithTheirHostAndLeaveNoFile(@TempDir Path temporary) throws Exception {
      List<String> paths = new ArrayList<>();
      for (Class<?> type :
          List.of(
              WorkerHost.class,
              FunctionRegistry.class,
              Function.class,
              Logger.class,
              Uninterruptibles.class)) {
        paths.add(
            Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
      }
      Process host =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:-UsePerfData",
                  "-Djava.io.tmpdir=" + temporary,
                  "-cp",
                  String.join(File.pathSeparator, paths),
                  WorkerHost.class.getName(),
                  folder.toString())
              .redirectError(Redirect.DISCARD)
              .start();
      ProcessHandle worker;
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8))) {
        worker = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      } finally {
        host.destroyForcibly();
      }
      WorkerProcesses.await(() -> !worker.isAlive());
      assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void mayBeSharedByPlugins() {
      PluginJars.function("other.Third", "x / 3").write(folder.resolve("other.jar"));
      try (FunctionRegistry registry = open(PROCESS.shared())) {
        assertThat(registry.chain("half | third").valueAt(12)).isEqualTo(2);
        assertThat(WorkerProcesses.alive()).hasSize(1);
      }
      try (FunctionRegistry registry = open(PROCESS)) {
        assertThat(registry.chain("half | third").valueAt(12)).isEqualTo(2);
        assertThat(WorkerProcesses.alive()).hasSize(2);
      }
    }

    @Test
    void endThoughOneThatSharesThemWasFoundTwice(@TempDir Path other) throws IOException {
      Files.copy(folder.resolve("acme.jar"), other.resolve("acme.jar"));
      try (FunctionRegistry registry =
          FunctionRegistry.builder()
              .withoutCache()
              .directory(folder)
              .directory(other)
              .isolation(PROCESS.shared())
              .build()) {
        assertThat(registry.chain("half").valueAt(12)).isEqualTo(6);
      } // and no worker is left: see leavesNoProcess()
    }

    @Test
    void areTheSameAfterAReload(@TempDir Path own) {
      PluginJars.function("own.Third", "x / 3").write(own.resolve("third.jar"));
      try (FunctionRegistry registry =
          FunctionRegistry.builder()
              .withoutCache()
              .directory(own)
              .isolation(PROCESS.shared())
              .build()) {
        assertThat(registry.chain("third").valueAt(12)).isEqualTo(4);
        PluginJars.function("own.Fourth", "x / 4").write(own.resolve("fourth.jar"));
        registry.reload();
        assertThat(registry.chain("third | fourth").valueAt(12)).isEqualTo(1);
        assertThat(WorkerProcesses.alive()).hasSize(1);
      }
    }

    @Test
    void thatCannotBeStartedAreAProblem(@TempDir Path none) {
      String home = System.getProperty("java.home");
      try (FunctionRegistry registry = open(PROCESS)) {
        registry.chain("claims"); // the JDK, too, looks at the property once
        WorkerProcesses.awaitOne().destroyForcibly();
        WorkerProcesses.awaitNone();
        System.setProperty("java.home", none.toString());
        assertThatThrownBy(() -> registry.chain("half"))
            .isInstanceOf(FunctionLoadException.class)
            .hasMessageContaining(
                "class acme.Half cannot be loaded: the worker of plug-in acme could not be started:"
                    + " there is no java in "
                    + none.resolve("bin"));
        assertThat(registry.report().problems())
            .extracting(Problem::code)
            .containsExactly(ProblemCode.WORKER_FAILED);
        System.setProperty("java.home", home);
        assertThat(registry.chain("half").valueAt(1)).isEqualTo(0.5); // the next try succeeds
      } finally {
        System.setProperty("java.home", home);
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
