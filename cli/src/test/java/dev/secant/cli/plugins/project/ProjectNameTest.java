package dev.secant.cli.plugins.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
