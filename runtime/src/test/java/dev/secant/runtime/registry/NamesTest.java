package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.registry.scan.PluginId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests who is found under which name, and what is said when nobody is. */
class NamesTest {
  @TempDir Path directory;

  private Path jar(String file, String className, String expression) {
    return PluginJars.function(className, expression).write(directory.resolve(file));
  }

  private FunctionRegistry open() {
    return FunctionRegistry.builder().classPath().directory(directory).build();
  }

  @Nested
  class Ids {
    @ParameterizedTest
    @CsvSource({
      "special-functions-1.0, special_functions, 1.0",
      "special-functions-1.0-SNAPSHOT, special_functions, 1.0-SNAPSHOT",
      "x-class-1, x_class, 1",
      "Foo.Bar, foo_bar, ''",
      "3d-tools, 3d_tools, ''",
      "9lives-2, 9lives, 2",
      "_, _, ''",
      "-1.0, _1_0, ''",
      "größe, gr__e, ''",
      "\uD835\uDC53, _, ''"
    })
    void comeFromTheFileName(String name, String id, String version) {
      assertThat(PluginId.ofFileName(name)).isEqualTo(new PluginId(id, version));
    }

    @Test
    void areNotCut() {
      assertThat(PluginId.ofFileName("a".repeat(250)).id()).isEqualTo("a".repeat(250));
    }

    @Test
    void mayBeginWithADigitInAChain() {
      jar("3d-tools.jar", "a.Triple", "3 * x");
      jar("7-1.0.jar", "a.Half", "x / 2");
      try (FunctionRegistry registry = open()) {
        assertThat(registry.chain("3d_tools.triple | 7.half").valueAt(4)).isEqualTo(6);
        assertThat(registry.chain("7.half(3d_tools.triple(x))").valueAt(4)).isEqualTo(6);
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void inTheManifestAreAtMostAsLongAsTheNameOfAFile() {
      Path jar =
          PluginJars.function("a.Triple", "3 * x")
              .manifest("Secant-Plugin", "a".repeat(60) + "\r\n " + "b".repeat(60))
              .write(directory.resolve("x.jar"));
      try (FunctionRegistry registry = open()) {
        assertThat(registry.function("triple").plugin()).isEqualTo("a".repeat(60) + "b".repeat(60));
      }
      PluginJars.function("a.Triple", "3 * x")
          .manifest("Secant-Plugin", ("a".repeat(64) + "\r\n ").repeat(4))
          .write(jar);
      Problem problem = Registries.onlyProblemIn(directory);
      Registries.assertProblem(
          problem,
          ProblemCode.BAD_MANIFEST,
          jar,
          "Secant-Plugin in the manifest must have at most 255 characters, has 256");
    }

    @Test
    void ofTwoPluginsWithOneIdNeitherLoads() {
      Path one = jar("tri-1.0.jar", "a.Triple", "3 * x");
      Path two = jar("tri-2.0.jar", "a.Triple", "x * 3");
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = open()) {
        Registries.assertGoodWorks(registry);
        String message =
            one
                + " and "
                + two
                + " are different plug-ins with the id tri, so none of them is loaded";
        assertThat(registry.report().problems())
            .extracting(Problem::code)
            .containsExactly(ProblemCode.DUPLICATE_PLUGIN, ProblemCode.DUPLICATE_PLUGIN);
        assertThat(registry.report().problems()).extracting(Problem::message).containsOnly(message);
        for (String name : new String[] {"tri.triple", "triple"}) {
          assertThatThrownBy(() -> registry.function(name))
              .hasMessage("'" + name + "' of " + one + " did not load: " + message);
        }
      }
    }

    @Test
    void samePluginInTwoDirectoriesCountsOnce() throws IOException {
      Path one = Files.createDirectory(directory.resolve("one"));
      Path two = Files.createDirectory(directory.resolve("two"));
      Path jar = PluginJars.function("a.Triple", "3 * x").write(one.resolve("tri.jar"));
      Files.copy(jar, two.resolve("tri-2.0.jar"));
      Files.createSymbolicLink(two.resolve("link.jar"), jar);
      try (FunctionRegistry registry = Registries.open(one, two)) {
        assertThat(registry.chain("triple").valueAt(1)).isEqualTo(3);
        assertThat(registry.functions()).hasSize(1);
        assertThat(registry.report().problems()).isEmpty();
      }
    }
  }

  @Nested
  class ShortNames {
    @Test
    void belongToTheBuiltInFunctions() {
      Path jar = jar("mine.jar", "a.Square", "-x");
      try (FunctionRegistry registry = open()) {
        assertThat(registry.chain("square | mine.square | core.square").valueAt(3)).isEqualTo(81);
        assertThat(registry.function("mine.square").isShortNameUnique()).isFalse();
        assertThat(registry.function("square").isShortNameUnique()).isTrue();
        Problem problem = registry.report().problems().get(0);
        Registries.assertProblem(
            problem,
            ProblemCode.SHADOWED_NAME,
            jar,
            "square is the built-in function; this one is found as mine.square");
      }
    }

    @Test
    void ofTwoPluginsAreAmbiguous() {
      Path one = jar("one.jar", "a.Triple", "3 * x");
      Path two = jar("two.jar", "b.Triple", "x + x + x");
      try (FunctionRegistry registry = open()) {
        assertThatThrownBy(() -> registry.function("triple"))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "'triple' is ambiguous; write one.triple ("
                    + one
                    + ") or two.triple ("
                    + two
                    + "), or prefer one of the plug-ins: --prefer one,"
                    + " Builder.prefer(List.of(\"one\"))");
        assertThat(registry.chain("one.triple | two.triple").valueAt(1)).isEqualTo(9);
        assertThat(registry.report().problems()).isEmpty();
        assertThatThrownBy(() -> registry.function("tripel"))
            .hasMessage("unknown function 'tripel'");
      }
    }

    @Test
    void goToThePluginThatIsPreferred() {
      jar("one.jar", "a.Triple", "3 * x");
      jar("two.jar", "b.Triple", "-3 * x");
      jar("mine.jar", "a.Square", "-x");
      try (FunctionRegistry registry = prefer("absent", "two", "one", "mine")) {
        assertThat(registry.chain("triple").valueAt(1)).isEqualTo(-3);
        assertThat(registry.chain("one.triple").valueAt(1)).isEqualTo(3);
        assertThat(registry.chain("square").valueAt(3)).isEqualTo(9); // core's, whatever is said
        assertThat(registry.function("two.triple").isShortNameUnique()).isTrue();
        assertThat(registry.function("one.triple").isShortNameUnique()).isFalse();
      }
      assertThatThrownBy(() -> FunctionRegistry.builder().prefer(List.of("My-Plugin")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("pluginIds must hold ids of a-z, 0-9 and underscore, was 'My-Plugin'");
    }

    private FunctionRegistry prefer(String... plugins) {
      return FunctionRegistry.builder()
          .classPath()
          .directory(directory)
          .prefer(List.of(plugins))
          .build();
    }

    @Test
    void findTheSameWhateverTheOrderOfTheFiles() throws IOException {
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
      Set<String> answers = new HashSet<>();
      for (int seed = 0; seed < 5; seed++) {
        Collections.shuffle(order, new Random(seed));
        Path shuffled = Files.createDirectories(directory.resolve("order" + seed));
        Path more = Files.createDirectories(directory.resolve("more" + seed));
        for (int i : order) { // names that three share, and ids that two share
          Path folder = i % 2 == 0 ? shuffled : more;
          PluginJars.function("a.F" + i % 3, i + " * x")
              .manifest("Secant-Plugin", "p" + i % 6)
              .write(folder.resolve("jar" + i + ".jar"));
        }
        List<Path> folders = seed % 2 == 0 ? List.of(shuffled, more) : List.of(more, shuffled);
        try (FunctionRegistry registry = Registries.open(folders.toArray(Path[]::new))) {
          StringBuilder answer = new StringBuilder();
          for (FunctionEntry entry : registry.functions()) {
            answer.append(entry).append(entry.isShortNameUnique()).append('\n');
          }
          answer.append(registry.report());
          answers.add(answer.toString().replace("order" + seed, "A").replace("more" + seed, "B"));
        }
      }
      assertThat(answers).hasSize(1);
      assertThat(answers.iterator().next())
          .contains("are different plug-ins with the id p0", "p4.f1");
    }

    @Test
    void givenTwiceInOnePluginGoToTheFirst() {
      Path jar =
          PluginJars.plugin()
              .elementwise("z.Triple", "3 * x")
              .elementwise("a.Triple", "4 * x")
              .lists("z.Triple", "a.Triple")
              .write(directory.resolve("tri.jar"));
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = open()) {
        assertThat(registry.chain("triple").valueAt(1)).isEqualTo(3);
        Registries.assertProblem(
            Registries.onlyProblem(registry),
            ProblemCode.DUPLICATE_FUNCTION,
            jar,
            "class a.Triple has the name triple, which class z.Triple has already");
      }
    }

    @Test
    void sameClassNameInTwoPluginsIsTwoClasses() {
      jar("one.jar", "a.Triple", "3 * x");
      jar("two.jar", "a.Triple", "x * 3");
      try (FunctionRegistry registry = open()) {
        assertThat(registry.chain("one.triple | two.triple").valueAt(1)).isEqualTo(9);
      }
    }
  }

  @Nested
  class UnknownNames {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "sqare | unknown function 'sqare'; did you mean square?",
          "Square | unknown function 'Square'; did you mean square?",
          "logsumexp | unknown function 'logsumexp'; did you mean log_sum_exp?",
          "ocs | unknown function 'ocs'; did you mean cos?",
          "sig | unknown function 'sig'; did you mean sin?",
          "zzzzzz | unknown function 'zzzzzz'",
          "core.sqare | unknown function 'core.sqare'; did you mean core.square?",
          "other.square | unknown function 'other.square'; did you mean core.square?",
          "softp | unknown function 'softp'; did you mean softplus?"
        })
    void nameTheNearest(String name, String message) {
      try (FunctionRegistry registry = open()) {
        assertThatThrownBy(() -> registry.function(name))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(message);
      }
    }

    @Test
    void areShownEscapedAndCut() {
      try (FunctionRegistry registry = open()) {
        assertThatThrownBy(() -> registry.function("\u001b[31m"))
            .hasMessage("unknown function '\\u001b[31m'");
        assertThatThrownBy(() -> registry.function("y".repeat(100_000)))
            .hasMessage("unknown function '" + "y".repeat(200) + "...'");
      }
    }

    @Test
    void sayWhyThePluginThatOfferedThemDidNotLoad() {
      Path jar = PluginJars.plugin().lists("a.LogGamma").write(directory.resolve("x.jar"));
      try (FunctionRegistry registry = open()) {
        for (String name : new String[] {"log_gamma", "x.log_gamma"}) {
          assertThatThrownBy(() -> registry.function(name))
              .hasMessage(
                  "'" + name + "' of " + jar + " did not load: class a.LogGamma is missing");
        }
      }
    }

    @Test
    void sayWhyAWholePluginDidNotLoad() throws IOException {
      Path jar = Files.writeString(directory.resolve("special-1.0.jar"), "");
      try (FunctionRegistry registry = open()) {
        assertThatThrownBy(() -> registry.function("special.erf"))
            .hasMessage(
                "'special.erf' of " + jar + " did not load: the file is no JAR: it is empty");
      }
    }
  }
}
