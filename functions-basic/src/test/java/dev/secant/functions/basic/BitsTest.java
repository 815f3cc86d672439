package dev.secant.functions.basic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.secant.api.BulkFunction;
import dev.secant.api.DifferentiableElementwiseFunction;
import dev.secant.functions.basic.kernel.HardwareFma;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Tests that the same point gives the same bits on every JDK, interpreted and compiled: the
 * checksums in {@code bits.csv} were found equal on JDK 17 and 25, with {@code -Xint}, {@code
 * -Xcomp} and without. The build runs this class interpreted and compiled.
 */
class BitsTest {
  /** Enough for the loop to reach the second compiler while the test goes on. */
  private static final int ROUNDS = 4;

  @Test
  void valuesAndDerivativesHaveTheSameBitsEverywhere() throws IOException {
    assumeTrue(
        List.of("amd64", "x86_64").contains(System.getProperty("os.arch")),
        "the checksums are those of x86-64, other architectures have other intrinsics");
    assumeTrue(HardwareFma.PRESENT, "the checksums are those of processors with fma");
    SortedMap<String, String> expected = expected();
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(actual()).as("round %d", round).isEqualTo(expected);
    }
  }

  /** The first published result, whose last digit hangs on the last bit of exp. */
  @Test
  void theChainOfThePublishedResultKeepsItsLastDigit() {
    assertSlope(0.5, 3.2974426293330694, new Square(), new Exp(), new Square());
  }

  @Test
  void theSquareOfThePublishedResultKeepsItsLastDigit() {
    assertSlope(2, 4.000000000004, new Square());
  }

  /** One by one and over an array: central differences with the published eps. */
  private static void assertSlope(double x, double slope, BulkFunction... chain) {
    double eps = 1e-4;
    double[] points = {x + eps, x - eps};
    double up = points[0];
    double down = points[1];
    for (BulkFunction stage : chain) {
      up = stage.forward(up);
      down = stage.forward(down);
      stage.forward(points, points, points.length);
    }
    assertThat((up - down) / (2 * eps)).isEqualTo(slope);
    assertThat((points[0] - points[1]) / (2 * eps)).isEqualTo(slope);
  }

  private static SortedMap<String, String> actual() {
    SortedMap<String, String> checksums = new TreeMap<>();
    for (Map.Entry<String, DifferentiableElementwiseFunction> entry :
        Providers.elementwiseByCall().entrySet()) {
      DifferentiableElementwiseFunction f = entry.getValue();
      checksums.put(entry.getKey(), Checksums.of(f::forward) + ";" + Checksums.of(f::derivative));
    }
    return checksums;
  }

  /** Lines are function;value;derivative, after one that says what they are. */
  private static SortedMap<String, String> expected() throws IOException {
    SortedMap<String, String> checksums = new TreeMap<>();
    try (InputStream file = BitsTest.class.getResourceAsStream("bits.csv");
        BufferedReader reader = new BufferedReader(new InputStreamReader(file, US_ASCII))) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int end = line.indexOf(';');
        checksums.put(line.substring(0, end), line.substring(end + 1));
      }
    }
    return checksums;
  }
}
