package dev.secant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.testkit.jar.PluginJar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link PluginContract} on projects laid out as a build tool does. */
class PluginContractTest {
  private static final String POWER =
      """
      package org.acme;
      import dev.secant.api.*;
      import java.util.List;
      public final class Raise implements FunctionFactory {
        public List<Parameter> parameters() {
          return List.of(Parameter.number("to", "exponent").within(Domain.closed(1, 3)));
        }
        public Function create(Arguments arguments) {
          double to = arguments.number("to");
          return ElementwiseFunction.of("raise", x -> Math.pow(Math.abs(x), to));
        }
      }
      """;

  /** What the author of a plug-in writes. */
  static class All implements PluginContract {}

  @TempDir Path project;

  /** Loads the test as if it was one of the project, from its own folder of classes. */
  private Launch launch(PluginJar plugin) throws Exception {
    Files.createFile(project.resolve("pom.xml"));
    Path classes = Files.createDirectories(project.resolve("target/classes"));
    Path tests = Files.createDirectories(project.resolve("target/test-classes"));
    unpack(plugin, classes);
    unpack(PluginJar.empty().type(All.class), tests);
    URL[] path = {tests.toUri().toURL(), classes.toUri().toURL()};
    try (ProjectLoader loader = new ProjectLoader(path)) {
      return Launch.of(Class.forName(All.class.getName(), true, loader));
    }
  }

  private static void unpack(PluginJar plugin, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(plugin.toBytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, zip.readAllBytes());
      }
    }
  }

  /** Takes from the project what it has, and the rest from the tests' class path. */
  private static final class ProjectLoader extends URLClassLoader {
    ProjectLoader(URL[] path) {
      super(path, PluginContractTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(All.class.getName()) && findLoadedClass(name) == null) {
        return findClass(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void testsEveryFunctionAndFactory() throws Exception {
    Launch launch =
        launch(
            PluginJar.elementwise("org.acme.Twofold", "2 * x")
                .source(POWER)
                .listingFactory("org.acme.Raise"));
    assertThat(launch.failed()).isEmpty();
    assertThat(launch.passed()).isGreaterThan(30);
  }

  @Test
  void saysWhatSecantWouldSayOfTheJar() throws Exception {
    Launch launch =
        launch(PluginJar.elementwise("org.acme.Twofold", "2 * x").listing("org.acme.Twofolt"));
    assertThat(launch.failed().get(Clause.FOUND.title()))
        .startsWith(
            "META-INF/services/dev.secant.api.Function:2: class org.acme.Twofolt is missing; did you"
                + " mean org.acme.Twofold?")
        .contains(" [docs/errors.md#class-missing]\nrule: ");
  }

  @Test
  void saysWhichClassCannotBeConstructed() throws Exception {
    Launch launch =
        launch(
            PluginJar.empty()
                .source(
                    "package org.acme; public class Sick implements"
                        + " dev.secant.api.ElementwiseFunction { public Sick() { throw new"
                        + " IllegalStateException(\"sick\"); } public double forward(double x) {"
                        + " return x; } }")
                .listing("org.acme.Sick"));
    assertThat(launch.failed().get(Clause.LISTED.title()))
        .startsWith(
            "class org.acme.Sick cannot be constructed: java.lang.IllegalStateException: sick\n");
  }

  @Test
  void saysThatNothingIsListed() throws Exception {
    assertThat(launch(PluginJar.empty()).failed().get(Clause.FOUND.title()))
        .startsWith("the project lists no function: there is no META-INF/services/");
  }
}
