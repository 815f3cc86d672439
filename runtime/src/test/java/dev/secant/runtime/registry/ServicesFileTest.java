package dev.secant.runtime.registry;

import static dev.secant.runtime.registry.Registries.assertProblem;
import static dev.secant.runtime.registry.Registries.assertProblemOfLine;
import static dev.secant.runtime.registry.Registries.onlyProblemIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how the lists of functions in a JAR are read. */
class ServicesFileTest {
  @TempDir Path directory;

  private Path jar(byte[] services) {
    return PluginJars.plugin()
        .elementwise("a.One", "1")
        .elementwise("a.Two", "2")
        .entry(PluginJars.FUNCTIONS, services)
        .write(directory.resolve("x.jar"));
  }

  private Path jar(String services) {
    return jar(services.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> names() {
    try (FunctionRegistry registry = Registries.open(directory)) {
      return registry.functions().stream().map(FunctionEntry::name).toList();
    }
  }

  @Nested
  class GoodLines {
    @Test
    void byteOrderMarkCommentsAndAnyLineEnd() {
      jar("\ufeffa.One # the first\r\n# nothing\r\r\n\t a.Two \na.One");
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.functions())
            .extracting(FunctionEntry::name)
            .containsExactly("one", "two");
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void linesKeepTheirNumbersWhateverEndsThem() {
      jar("# 1\r\n# 2\r# 3\na.Missing");
      assertProblemOfLine(
          onlyProblemIn(directory), ProblemCode.CLASS_MISSING, 4, "class a.Missing is missing");
    }
  }

  @Nested
  class BadLines {
    @Test
    void textThatIsNoClassNameLosesNoOtherLine() {
      jar("a.One\nthis is no class\na.Two\n");
      assertThat(names()).containsExactly("one", "two");
      assertProblemOfLine(
          onlyProblemIn(directory),
          ProblemCode.BAD_SERVICES_LINE,
          2,
          "line 2 is not the name of a class: 'this is no class'");
    }

    @Test
    void nulAndEscapeCodesAreShownEscaped() {
      jar("a.One\0\na.\u001b[31mRed\na.Two");
      assertThat(names()).containsExactly("two");
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.report().problems())
            .extracting(Problem::message)
            .containsExactly(
                "line 1 is not the name of a class: 'a.One\\u0000'",
                "line 2 is not the name of a class: 'a.\\u001b[31mRed'");
      }
    }

    @Test
    void latin1LosesItsOwnLineOnly() {
      jar("a.One\na.Caf\u00e9\na.Two\n".getBytes(StandardCharsets.ISO_8859_1));
      assertThat(names()).containsExactly("one", "two");
      assertProblemOfLine(
          onlyProblemIn(directory),
          ProblemCode.BAD_SERVICES_LINE,
          2,
          "line 2 is not UTF-8: \"a.Caf\\xe9\"");
    }

    @Test
    void manyBadLinesAreNotAllListed() {
      jar("a.One\n" + "? ?\n".repeat(10_000) + "a.Two\n");
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.functions()).hasSize(2);
        assertThat(registry.report().problems()).hasSize(21);
        assertThat(registry.report().problems().get(20).message())
            .isEqualTo("the services file has more bad lines, from line 22 on");
      }
    }

    @Test
    void manyMissingClassesAreNotAllListed() {
      StringBuilder lines = new StringBuilder("a.One\n");
      for (int i = 0; i < 4000; i++) {
        lines.append("m.M").append(i).append('\n');
      }
      jar(lines + "a.Two\n");
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.functions()).hasSize(2);
        assertThat(registry.report().problems().size()).isEqualTo(51);
        assertThat(registry.report().problems())
            .extracting(Problem::message)
            .contains("3950 more classes have a problem");
      }
    }

    @Test
    void lineOfImmenseLengthIsNotInflated() {
      Path jar =
          jar(
              PluginJars.concat(
                  "a.One\na.Two\n".getBytes(StandardCharsets.UTF_8),
                  PluginJars.repeated('#', 20_000_000)));
      assertThat(names()).containsExactly("one", "two");
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.SERVICES_TOO_LARGE,
          jar,
          "the services file is larger than 65536 bytes, from line 3 on it was not read");
    }
  }

  @Nested
  class Modules {
    private final PluginJars modular =
        PluginJars.plugin()
            .source(
                "module-info",
                "module m { requires dev.secant.api; provides dev.secant.api.Function with a.One; }")
            .elementwise("a.One", "1");

    @Test
    void providesCountsWhereThereIsNoServicesFile() {
      modular.write(directory.resolve("x.jar"));
      assertThat(names()).containsExactly("one");
    }

    @Test
    void servicesFileCountsWhereThereIsOne() {
      modular.elementwise("a.Two", "2").lists("a.Two").write(directory.resolve("x.jar"));
      assertThat(names()).containsExactly("two");
    }

    @Test
    void moduleInfoOfANewerJava() {
      byte[] bytes = modular.content().get("module-info.class").clone();
      bytes[7] = 99;
      modular.entry("module-info.class", bytes).write(directory.resolve("x.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.report().problems())
            .extracting(Problem::message)
            .contains("module-info needs Java 55, this is Java " + Runtime.version().feature());
      }
    }

    @Test
    void emptyServicesFileOffersNothing() {
      Path jar = jar("# nothing yet\n");
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.NO_FUNCTIONS,
          jar,
          "the JAR lists no function in META-INF/services/dev.secant.api.Function");
    }

    @Test
    void damagedModuleInfo() {
      Path jar =
          PluginJars.plugin()
              .entry("module-info.class", new byte[] {1, 2, 3, 4})
              .lists("a.One")
              .elementwise("a.One", "1")
              .entry(PluginJars.FACTORIES, "")
              .write(directory.resolve("x.jar"));
      assertThat(names()).containsExactly("one");
      PluginJars.plugin().entry("module-info.class", new byte[] {1, 2, 3, 4}).write(jar);
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.report().problems().get(0).message())
            .isEqualTo("module-info is damaged: it does not begin as a class file does");
      }
    }
  }
}
