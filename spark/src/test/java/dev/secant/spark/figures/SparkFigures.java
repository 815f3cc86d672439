package dev.secant.spark.figures;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.spark.SecantSpark;
import dev.secant.spark.cluster.Cluster;
import dev.secant.spark.cluster.SparkHome;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measures a chain on two executors of one core beside Spark's own expression of the same formula,
 * and beside one thread of the local engine. In each round all run in turn, so that the load of the
 * machine meets all alike; a figure is the ratio of the least times. The points are made by {@code
 * range}, the results end in a sum.
 *
 * <p>Arguments: the folder with Spark's JARs in {@code jars}, the JARs of Secant with commas
 * between, the number of rounds, and the number of rows.
 */
public final class SparkFigures {
  private static final String CHAIN = "square | exp | square";

  /** Of the rows, for what takes long, and for the growth. */
  private static final int ADAPTIVE_SHARE = 8;

  /** In each round, of what takes less than a second. */
  private static final int SHORT_RUNS = 5;

  private final SparkSession session;
  private final long rows;
  private final PrintStream out;
  private final Map<String, Double> least = new LinkedHashMap<>();

  private SparkFigures(SparkSession session, long rows, PrintStream out) {
    this.session = session;
    this.rows = rows;
    this.out = out;
  }

  /** Prints the figures. */
  @SuppressWarnings("SystemOut") // the report of a program
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]).toAbsolutePath();
    Path work = Files.createTempDirectory("spark-figures");
    try (Cluster cluster = Cluster.start(new SparkHome(home), work, 2)) {
      SparkSession session = session(cluster, args[1]);
      try {
        new SparkFigures(session, Long.parseLong(args[3]), System.out)
            .measure(Integer.parseInt(args[2]));
      } finally {
        session.stop();
      }
    }
  }

  private static SparkSession session(Cluster cluster, String jars) {
    SparkSession session =
        SparkSession.builder()
            .appName("spark-compare")
            .master(cluster.address())
            .config("spark.jars", jars)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", false)
            .config("spark.executor.cores", 1)
            .config("spark.executor.memory", "1g")
            .config("spark.scheduler.minRegisteredResourcesRatio", 1)
            .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "60s")
            .getOrCreate();
    SecantSpark.register(session);
    return session;
  }

  private void measure(int rounds) {
    for (int round = 0; round <= rounds; round++) {
      if (round == 1) {
        least.clear(); // the first one is for the JIT compilers
      }
      for (int i = 0; i < SHORT_RUNS; i++) {
        quotients();
      }
      adaptive();
    }
    time("adaptive of all", () -> bars(rows));
    report();
  }

  private void quotients() {
    String up = "exp((x + 1e-4D) * (x + 1e-4D))";
    String down = "exp((x - 1e-4D) * (x - 1e-4D))";
    String formula = "(" + up + " * " + up + " - " + down + " * " + down + ") / 2e-4D";
    String call = "secant_diff('" + CHAIN + "', x, 1, 1e-4)";
    time("own", () -> sum(points(rows).selectExpr(formula + " AS d"), "d"));
    time("sql", () -> sum(points(rows).selectExpr(call + " AS d"), "d"));
    time("frame", () -> sum(frame(rows), "d"));
    time("frame of an eighth", () -> sum(frame(rows / ADAPTIVE_SHARE), "d"));
    session.conf().set("spark.secant.bulk", "false");
    time("row by row", () -> sum(points(rows).selectExpr(call + " AS d"), "d"));
    session.conf().set("spark.secant.bulk", "true");
  }

  private Dataset<Row> frame(long count) {
    return SecantSpark.withCentralDifference(points(count), "x", CHAIN, 1e-4, "d");
  }

  private void adaptive() {
    long count = rows / ADAPTIVE_SHARE;
    time("adaptive", () -> bars(count));
    double[] x = new double[(int) count];
    for (int i = 0; i < x.length; i++) {
      x[i] = i / (double) count;
    }
    try (FunctionRegistry registry =
        FunctionRegistry.builder()
            .classPath(SparkFigures.class.getClassLoader())
            .withoutCache()
            .build()) {
      Chain chain = registry.chain(CHAIN);
      time("one thread", () -> AdaptiveDerivative.standard().atEach(chain, x)[1].value());
    }
  }

  private double bars(long count) {
    return SecantSpark.withDerivative(points(count), "x", CHAIN, "d")
        .selectExpr("sum(d.derivative)", "sum(d.error)", "max(d.status)")
        .first()
        .getDouble(0);
  }

  private Dataset<Row> points(long count) {
    return session.range(0, count, 1, 2).selectExpr("id / " + count + "D AS x");
  }

  private static double sum(Dataset<Row> data, String column) {
    return data.selectExpr("sum(" + column + ")").first().getDouble(0);
  }

  private void time(String what, Supplier<Double> work) {
    long start = System.nanoTime();
    double result = work.get();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (Double.isNaN(result)) {
      throw new IllegalStateException(what + " gave no number");
    }
    least.merge(what, seconds, Math::min);
  }

  private void report() {
    out.printf(Locale.ROOT, "%,d rows, two executors of one core; least times in seconds%n", rows);
    least.forEach((what, seconds) -> out.printf(Locale.ROOT, "  %-20s %7.3f%n", what, seconds));
    line("SQL secant_diff with a step, to Spark's own expression", "sql", "own", "<= 1.2");
    line("DataFrame column, to Spark's own expression", "frame", "own", "<= 1.0");
    line("adaptive, rows a second to those of one thread", "one thread", "adaptive", ">= 1.6");
    line("DataFrame column, all rows to an eighth", "frame", "frame of an eighth", "<= 9");
    line("adaptive, all rows to an eighth", "adaptive of all", "adaptive", "<= 9");
    line("a row at a time, to Spark's own expression", "row by row", "own", "no goal");
  }

  private void line(String what, String numerator, String denominator, String reach) {
    double ratio = time(numerator) / time(denominator);
    out.printf(Locale.ROOT, "%-56s %6.2f  (%s)%n", what, ratio, reach);
  }

  private double time(String what) {
    Double seconds = least.get(what);
    if (seconds == null) {
      throw new IllegalStateException("not measured: " + what);
    }
    return seconds;
  }
}
