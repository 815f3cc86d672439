package dev.secant.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that every experiment runs, and what goes into them; not how fast they are. */
class SpeedTest {
  @TempDir Path folder;

  static List<String> experiments() {
    return Speed.experiments();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void everyExperimentTimesItsTasks(String experiment) throws IOException {
    Path file = folder.resolve("points.csv");
    Files.writeString(file, "x\n0.5\n0.25\n");
    Settings settings = new Settings(experiment, List.of(2), 1, 1e-6, file);
    assertThat(Speed.run(settings))
        .isNotEmpty()
        .allSatisfy(
            timing ->
                assertThat(timing.toString())
                    .matches(
                        "name=[a-z0-9-]+ points=\\d+ least=[0-9.]+ median=[0-9.]+ chunks=\\d+"));
  }

  @Test
  void derivativesGoToTheFile() throws IOException {
    Path file = folder.resolve("derivatives.bin");
    Speed.run(new Settings("central", List.of(1000), 1, 1e-6, file));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    double[] x = Points.uniform(1000);
    for (double point : x) {
      double exact = 4 * point * Math.exp(2 * point * point);
      // Truncation eps^2/6 |f'''| with |f'''| up to 944 at 1, 1.6e-6; rounding far below.
      assertThat(bytes.getDouble()).isCloseTo(exact, within(1.7e-6));
    }
  }

  @Test
  void pointsAreThoseOfThePeers() {
    // (i * 2654435769 mod 2^32) / 2^32, by hand for i = 2: 5308871538 - 4294967296 = 1013904242.
    assertThat(Points.uniform(3))
        .containsExactly(0, 2654435769.0 / 4294967296.0, 1013904242.0 / 4294967296.0);
    assertThat(Arrays.stream(Points.uniform(100_000))).allMatch(x -> x >= 0 && x < 1);
  }

  @Test
  void settingsAreRead() {
    assertThat(Settings.of("central", "--points", "1e3,10", "--threads", "2", "--seconds", "0.5"))
        .isEqualTo(new Settings("central", List.of(1000, 10), 2, 0.5, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "NaN", "1e10", "many"})
  void aSizeIsAWholeNumber(String size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of("central", "--points", size))
        .withMessageEndingWith("was " + size);
  }

  @Test
  void anUnknownExperimentIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Speed.run(Settings.of("fastest")))
        .withMessageStartingWith("no experiment fastest; usage: Speed EXPERIMENT")
        .withMessageContaining("adaptive, central, csv,");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of("central", "--points"))
        .withMessage(Settings.USAGE);
  }
}
