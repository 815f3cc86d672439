package dev.secant.runtime.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds the engine to its figures on cases with known derivatives, and writes them to {@code
 * target/derivative-figures.txt}.
 */
class DerivativeFiguresTest {
  private static final AdaptiveDerivative FULL = AdaptiveDerivative.standard();
  private static final AdaptiveDerivative CHEAP = FULL.withTolerance(1e-6);

  @Test
  void ofTheHandMadeCases() {
    DerivativeScore score = DerivativeScore.of("hand", FULL, CsvCases.hand());
    assertThat(score.size()).isEqualTo(71);
    assertThat(score.medianError()).isLessThanOrEqualTo(1e-14);
    assertThat(score.within(1e-6)).isGreaterThanOrEqualTo(69);
    assertThat(score.medianEvaluations()).isLessThanOrEqualTo(15);
    assertThat(score.covered()).as("%s", score.worst(10)).isEqualTo(71);
    assertThat(score.mostEvaluations()).isLessThanOrEqualTo(48);
    assertThat(score.silentlyWrong()).isZero();
    assertThat(score.named()).isEqualTo(10);
  }

  @Test
  void ofTheRandomChains() {
    DerivativeScore score = DerivativeScore.of("chains", FULL, CsvCases.chains());
    assertThat(score.size()).isEqualTo(300);
    assertThat(score.medianError()).isLessThanOrEqualTo(1e-14);
    assertThat(score.within(1e-6)).isGreaterThanOrEqualTo(297);
    assertThat(score.covered()).as("%s", score.worst(10)).isEqualTo(300);
    assertThat(score.medianBarOverError()).isLessThanOrEqualTo(20);
    assertThat(score.medianEvaluations()).isLessThanOrEqualTo(15);
    assertThat(score.mostEvaluations()).isLessThanOrEqualTo(48);
  }

  @Test
  void ofTheRandomChainsWithATolerance() {
    DerivativeScore score = DerivativeScore.of("chains, 1e-6", CHEAP, CsvCases.chains());
    assertThat(score.within(1e-6)).isGreaterThanOrEqualTo(295);
    assertThat(score.covered()).as("%s", score.worst(10)).isEqualTo(300);
    assertThat(score.medianEvaluations()).isLessThanOrEqualTo(9);
  }

  @Test
  void ofTheHarshCasesHeldOut() {
    DerivativeScore score = DerivativeScore.of("generated", FULL, CsvCases.generated());
    assertThat(score.covered()).as("%s", score.worst(10)).isGreaterThan(score.size() * 99L / 100);
    assertThat(score.within(1e-6)).isGreaterThan(score.size() * 92L / 100);
    assertThat(score.silentlyWrong()).isLessThanOrEqualTo(1); // of a quantised one
    assertThat(score.named()).isEqualTo(score.others());
  }

  @Test
  void areWritten() throws IOException {
    List<String> lines = new ArrayList<>();
    DerivativeScore generated = DerivativeScore.of("generated", FULL, CsvCases.generated());
    lines.add(DerivativeScore.of("hand", FULL, CsvCases.hand()).line());
    lines.add(DerivativeScore.of("hand, 1e-6", CHEAP, CsvCases.hand()).line());
    lines.add(DerivativeScore.of("chains", FULL, CsvCases.chains()).line());
    lines.add(DerivativeScore.of("chains, 1e-6", CHEAP, CsvCases.chains()).line());
    lines.add(generated.line());
    lines.add("not covered, worst first:");
    lines.addAll(generated.worst(10));
    Path report = Path.of("target", "derivative-figures.txt");
    Files.write(report, lines, StandardCharsets.UTF_8);
    assertThat(report).isNotEmptyFile();
  }
}
