package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that plug-ins in worker processes compute what they compute in this one. */
class IsolatedResultsTest extends IsolatedPlugins {
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
      assertThat(Double.doubleToRawLongBits(half.valueAt(x[0]))).isEqualTo(0x7ff8_0000_dead_beefL);
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
      assertThat(((DifferentiableFunction) function(there, "total")).backward(v, Variable.of(2.0)))
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
        assertThat(result.get()).isEqualTo(Arrays.stream(x).map(e -> Math.pow(e / 2, 3)).toArray());
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
