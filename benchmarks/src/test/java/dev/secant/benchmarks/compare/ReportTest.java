package dev.secant.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Tests what the report makes of the lines that the measuring processes print. */
class ReportTest {
  private static final Jdk JDK = new Jdk(Path.of("/jdk"), "17.0.15");
  private static final Configuration PLAIN = new Configuration(JDK, false, "");
  private static final Path ROOT = Path.of("/secant");

  private static Row row(double reach, double stretch, double figure) {
    return new Row("work", reach, stretch, one -> OptionalDouble.of(figure));
  }

  @Test
  void theLeastTimeOfAllRoundsCounts() {
    Figures figures = new Figures();
    figures.addLines("numpy", "name=exp points=1000 least=2.5 median=3 chunks=9\nnoise\n");
    figures.addLines("numpy", "name=exp points=1000 least=1.5 median=2 chunks=9");
    figures.addLines("numpy", "name=exp points=1000 least=2.0 median=2 chunks=9");
    assertThat(figures.of("numpy", "exp", 1e3)).hasValue(1.5);
    assertThat(figures.of("numpy", "exp", 1e5)).isEmpty();
  }

  @Test
  void aFigureIsJudgedByItsBounds() {
    assertThat(row(0.35, 0.25, 0.2).cell(PLAIN)).isEqualTo("0.20 stretch");
    assertThat(row(0.35, 0.25, 0.3).cell(PLAIN)).isEqualTo("0.30 reached");
    assertThat(row(0.35, 0.25, 0.4).cell(PLAIN)).isEqualTo("**0.40 missed**");
    assertThat(row(1.6, 1.85, 1.9).cell(PLAIN)).isEqualTo("1.90 stretch");
    assertThat(row(1.6, 1.85, 1.5).cell(PLAIN)).isEqualTo("**1.50 missed**");
    assertThat(row(1.6, 1.85, 1.5).bound(1.6)).isEqualTo(">= 1.60");
  }

  @Test
  void whatWasNotMeasuredIsSaid() {
    Settings settings = Settings.of(ROOT, List.of());
    Figures figures = new Figures();
    figures.add("numpy", "numpy", 1e3, 10);
    figures.add("JDK 17", "central", 1e3, 3);
    String report =
        new Report(figures, settings, List.of(PLAIN))
            .text("- machine\n", Map.of("JDK 17", 2e-11), List.of("no gcc"));
    assertThat(report)
        .contains("| central difference, n = 1e3 / numpy | <= 0.35 | <= 0.25 | 0.30 reached |")
        .contains("| central difference, n = 1e5 / C | <= 2.30 | <= 1.60 | not measured |")
        .contains("- JDK 17: 2.0e-11")
        .endsWith("## Not measured\n\n- no gcc\n");
  }

  @Test
  void optionsAreRead() {
    Settings settings = Settings.of(ROOT, List.of("--quick", "--out", "r.md"));
    assertThat(settings.isQuick()).isTrue();
    assertThat(settings.out()).isEqualTo(Path.of("r.md"));
    assertThat(Settings.of(ROOT, List.of()).isQuick()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(ROOT, List.of("--out")))
        .withMessage("no option --out; options: --out FILE, --quick");
  }

  @Test
  void aCommandThatCannotBeRunIsAnOutcome() {
    assertThat(new Command("/no/such/program").run().succeeded()).isFalse();
    assertThat(new Command("/no/such/program").firstLine()).isEmpty();
  }
}
