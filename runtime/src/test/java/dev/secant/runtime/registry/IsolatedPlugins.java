package dev.secant.runtime.registry;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A folder of plug-ins, hostile at some numbers, for workers with a short limit. */
abstract class IsolatedPlugins {
  /** Long for a call of nothing, also on a busy machine; short for one that never returns. */
  static final Duration LIMIT = Duration.ofSeconds(1);

  static final Isolation PROCESS = Isolation.process().timeLimit(LIMIT).memory(32 << 20);

  @TempDir static Path folder;

  /** Does at some numbers what no function should. */
  static final String HOSTILE =
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

  static FunctionRegistry open(Isolation isolation) {
    return FunctionRegistry.builder().withoutCache().directory(folder).isolation(isolation).build();
  }

  static String failure(Chain chain, double x) {
    try {
      return "returned " + chain.valueAt(x);
    } catch (FunctionFailedException e) {
      return e.getMessage();
    }
  }

  /** What stands before the reason. */
  static String at(String function, String input) {
    return function
        + " of plug-in acme ("
        + folder.resolve("acme.jar")
        + ") failed at input "
        + input
        + ", as stage 1 of '"
        + function
        + "': ";
  }
}
