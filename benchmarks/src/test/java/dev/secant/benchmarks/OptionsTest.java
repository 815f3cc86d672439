package dev.secant.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void aProblemIsFoundByItsName() {
    List<Problem> problems = Options.of("--only", "kink#3", "--seed", "5").problems();

    assertThat(problems).extracting(Problem::name).containsExactly("kink#3");
  }

  @Test
  void mistakesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("--sede", "1"))
        .withMessage("no option --sede; " + Options.USAGE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("--seed"))
        .withMessage("--seed needs a value; " + Options.USAGE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("--count", "many"))
        .withMessage("--count must be a whole number, was many");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("--worst", "0"))
        .withMessage("--worst must be in 1..1000000, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("--only", "kinks"))
        .withMessageStartingWith("--only must be one of [smooth, tiny-x,")
        .withMessageEndingWith("was kinks");
  }
}
