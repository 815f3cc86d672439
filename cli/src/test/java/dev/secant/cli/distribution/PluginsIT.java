package dev.secant.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.api.Function;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plug-in that another Maven built, and files that are none, dropped into a real distribution.
 */
class PluginsIT {
  private static final int POINTS = 1_000_000;
  private static final double START = -3;
  private static final double STEP = 6.0 / POINTS;

  @TempDir private Path folder;
  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = Installation.in(folder.toRealPath()).plugIn(Installation.specialFunctions());
  }

  @Test
  void functionsOfADroppedInJarAreListed() throws Exception {
    Command.Result result = installation.secant("functions").run();
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines().filter(line -> line.endsWith(" special-functions-1.0.jar")))
        .extracting(line -> line.split(" ", -1)[0])
        .containsExactly("bessel_j", "digamma", "erf", "erfc", "gamma", "log_gamma");
  }

  @Test
  void functionsOfADroppedInJarAreUsed() throws Exception {
    assertThat(installation.secant("eval", "bessel_j:1", "--at", "5").run())
        .isEqualTo(new Command.Result(0, "-0.32757913759146523\n", ""));
    assertThat(installation.secant("eval", "special.erf | log", "--at", "0").run())
        .isEqualTo(new Command.Result(0, "-Infinity\n", ""));
  }

  /** The heap is a fraction of what a million points would take: about 50 MB for the text alone. */
  @Test
  void millionPointsAreDifferentiatedInLittleMemory() throws Exception {
    writePoints(installation.work().resolve("points.csv"));
    Command.Result result =
        installation
            .secant(
                "diff",
                "erf | square",
                "--method",
                "central",
                "--eps",
                "1e-4",
                "--only",
                "--input",
                "points.csv",
                "--column",
                "x",
                "--output",
                "out.csv")
            .with("SECANT_JAVA_OPTS", "-Xmx32m")
            .run();
    assertThat(result).isEqualTo(new Command.Result(0, "", ""));
    checkDerivatives(installation.work().resolve("out.csv"));
  }

  private static void writePoints(Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("t,x\n");
      for (int i = 0; i < POINTS; i++) {
        writer.write(i + "," + (START + i * STEP) + "\n");
      }
    }
  }

  private static void checkDerivatives(Path file) throws IOException {
    URL[] jar = {Installation.specialFunctions().toUri().toURL()};
    try (BufferedReader lines = Files.newBufferedReader(file);
        URLClassLoader loader = new URLClassLoader(jar, PluginsIT.class.getClassLoader())) {
      DifferentiableElementwiseFunction erf = erf(loader);
      assertThat(lines.readLine()).isEqualTo("x,value,derivative");
      int count = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (count % 97 == 0) {
          checkRow(line.split(",", -1), START + count * STEP, erf);
        }
        count++;
      }
      assertThat(count).isEqualTo(POINTS);
    }
  }

  private static void checkRow(String[] row, double x, DifferentiableElementwiseFunction erf) {
    double value = erf.forward(x);
    assertThat(row).hasSize(3);
    assertThat(Double.parseDouble(row[0])).isEqualTo(x);
    assertThat(Double.parseDouble(row[1])).isEqualTo(value * value);
    // eps^2/6 * |f'''| with |f'''| <= 2 (3 |erf' erf''| + |erf'''|) < 12, and rounding of
    // 2e-16/eps.
    assertThat(Double.parseDouble(row[2])).isCloseTo(2 * value * erf.derivative(x), within(2.1e-8));
  }

  private static DifferentiableElementwiseFunction erf(ClassLoader loader) {
    return (DifferentiableElementwiseFunction)
        ServiceLoader.load(Function.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .filter(function -> function.name().equals("erf"))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void jarsThatDoNotLoadAreNamedAndHideNothing() throws Exception {
    Path plugins = installation.plugins();
    writeJar(
        plugins.resolve("broken.jar"),
        Map.of("META-INF/services/dev.secant.api.Function", "org.acme.Gone\n"));
    Files.writeString(plugins.resolve("x.jar"), "hello");

    Command.Result functions = installation.secant("functions").run();
    assertThat(functions.code()).isZero();
    assertThat(functions.out()).contains("\nerf ", "\nsquare ");
    assertThat(functions.err().lines())
        .containsExactly(
            "secant: error: "
                + plugins.resolve("broken.jar")
                + "!META-INF/services/dev.secant.api.Function:1: class org.acme.Gone is missing;"
                + " build the JAR with the class, or take it off the list"
                + " [docs/errors.md#class-missing]",
            "secant: error: "
                + plugins.resolve("x.jar")
                + ": the file is no JAR: it has 5 bytes and begins with \"hello\";"
                + " build or copy it again; if it is being copied, wait [docs/errors.md#not-a-jar]",
            "secant: 2 problems in plug-ins");

    assertThat(installation.secant("eval", "erf", "--at", "0").run())
        .isEqualTo(
            new Command.Result(
                0,
                "0.0\n",
                "secant: warning: 2 problems in plug-ins, shown by 'secant plugins doctor'\n"));
  }

  @Test
  void unknownFunctionGetsTheNearestNamesOfPluginsToo() throws Exception {
    Command.Result result = installation.secant("eval", "square", "erff", "--at", "1").run();
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("secant: unknown function 'erff'; did you mean erf or erfc?\n");
  }

  @Test
  void foldersOfAllThreeKindsAreLookedAt() throws Exception {
    Path listed = noJar(folder.resolve("listed plugins"), "a.jar");
    Path given = noJar(folder.resolve("given plugins"), "b.jar");
    Path home = noJar(folder.resolve("other home"), "c.jar");
    Command.Result result =
        installation
            .secant("functions", "--plugins", given.getParent().toString())
            .with("SECANT_PLUGINS", listed.getParent().toString())
            .with("SECANT_PLUGINS_HOME", home.getParent().toString())
            .run();
    assertThat(result.err())
        .contains(
            listed + ": the file is no JAR",
            given + ": the file is no JAR",
            home + ": the file is no JAR")
        .endsWith("secant: 3 problems in plug-ins\n");
    assertThat(result.out()).doesNotContain("erf"); // of the folder that c.jar's is instead of
  }

  private static Path noJar(Path folder, String name) throws IOException {
    return Files.writeString(Files.createDirectories(folder).resolve(name), "hello");
  }

  private static void writeJar(Path file, Map<String, String> entries) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
  }
}
