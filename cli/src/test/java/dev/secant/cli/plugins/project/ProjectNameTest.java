package dev.secant.cli.plugins.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which names a project can have, and what follows from them. */
class ProjectNameTest {
  @ParameterizedTest
  @CsvSource({
    "hill, hill, Hill, false",
    "soft-step, soft_step, SoftStep, false",
    "x-ray, x_ray, XRay, false",
    "log1p-fast, log1p_fast, Log1pFast, false",
    "a-b, a_b, AB, true"
  })
  void allNamesFollowFromOne(String text, String function, String className, boolean annotated) {
    ProjectName name = ProjectName.of(text);
    assertThat(name.function()).isEqualTo(function);
    assertThat(name.className()).isEqualTo(className);
    assertThat(name.needsAnnotation()).isEqualTo(annotated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "x", "Hill", "hill-", "-hill", "a--b", "hill_2", "a-1", "1a", "../a", "a b", "é"
      })
  void whatIsNoNameIsRefused(String text) {
    assertThatThrownBy(() -> ProjectName.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "NAME must be letters a-z and digits, at most 64, in parts that begin with a letter,"
                + " with hyphens between them, such as hill or soft-step, and not x; was '"
                + text
                + "'");
  }

  @Test
  void namesAreAsLongAsThoseOfFunctions() {
    assertThat(ProjectName.of("a".repeat(64)).function()).hasSize(64);
    assertThatThrownBy(() -> ProjectName.of("a".repeat(65))).hasMessageContaining("at most 64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"con", "aux", "nul", "lpt1"})
  void aDeviceOfWindowsIsNoFolder(String text) {
    assertThatThrownBy(() -> ProjectName.of(text))
        .hasMessage("NAME must be none that Windows keeps for devices, was '" + text + "'");
  }

  /** Of each text of a class: its imports, and the classes that it declares inside. */
  @ParameterizedTest
  @ValueSource(strings = {"Function", "FunctionTest", "Factory", "FactoryTest"})
  void whatTheTextsUseIsNoNameOfAClass(String text) throws IOException {
    String source;
    try (var in = ProjectName.class.getResourceAsStream(text + ".java.txt")) {
      source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Matcher used = Pattern.compile("import [a-z.]+\\.([A-Z]\\w+);|record (\\w+)").matcher(source);
    int count = 0;
    while (used.find()) {
      String name = used.group(1) == null ? used.group(2) : used.group(1);
      String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
      assertThatThrownBy(() -> ProjectName.of(words))
          .as(words)
          .hasMessageContaining("hides no other");
      count++;
    }
    assertThat(count).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "math", "function", "list", "example", "bell", "override"})
  void aClassThatHidesAnotherIsRefused(String text) {
    String className = ProjectNameTest.capitalised(text);
    assertThatThrownBy(() -> ProjectName.of(text))
        .hasMessage(
            "NAME must give a class that hides no other, '"
                + text
                + "' gives "
                + className
                + "; choose another, such as my-"
                + text);
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "app"})
  void idsOfSecantAreRefused(String text) {
    assertThatThrownBy(() -> ProjectName.of(text))
        .hasMessage(
            "NAME must be none that is reserved for plug-ins of Secant itself, was '" + text + "'");
  }
}
