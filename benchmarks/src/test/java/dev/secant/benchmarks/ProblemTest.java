package dev.secant.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

  @ParameterizedTest
  @EnumSource(Family.class)
  void theSameSeedAndNumberMakeTheSameProblem(Family family) {
    Problem once = Problem.of(family, 7, 42);
    Problem again = Problem.of(family, 7, 42);

    assertThat(again.sketch().f()).hasToString(once.sketch().f().toString());
    assertThat(again.sketch().point()).containsExactly(once.sketch().point());
    assertThat(again.truth().kind()).isEqualTo(once.truth().kind());
  }
}
