package dev.secant.functions.basic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.secant.api.DifferentiableElementwiseFunction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * Tests that the same point gives the same bits on every JDK, interpreted and compiled: the
 * checksums in {@code bits.csv} were found equal on JDK 17 and 25, with {@code -Xint}, {@code
 * -Xcomp} and without. The build runs this class interpreted and compiled.
 */
class BitsTest {
  private static final int POINTS = 12_000;

  /** Enough for the loop to reach the second compiler while the test goes on. */
  private static final int ROUNDS = 4;

  private static final double[] X = points(new Random(2L));

  /** A third each: around 0, where exponentials overflow, and any bits at all. */
  private static double[] points(Random random) {
    return DoubleStream.generate(random::nextDouble)
        .limit(POINTS)
        .map(
            r ->
                switch (random.nextInt(3)) {
                  case 0 -> 16 * (r - 0.5);
                  case 1 -> 1600 * (r - 0.5);
                  default -> Double.longBitsToDouble(random.nextLong());
                })
        .toArray();
  }

  @Test
  void valuesAndDerivativesHaveTheSameBitsEverywhere() throws IOException {
    assumeTrue(
        List.of("amd64", "x86_64").contains(System.getProperty("os.arch")),
        "the checksums are those of x86-64, other architectures have other intrinsics");
    SortedMap<String, String> expected = expected();
    for (int round = 0; round < ROUNDS; round++) {
      assertThat(actual()).as("round %d", round).isEqualTo(expected);
    }
  }

  /** The first published result, whose last digit hangs on the last bit of exp. */
  @Test
  void theChainOfThePublishedResultKeepsItsLastDigit() {
    Square square = new Square();
    Exp exp = new Exp();
    DoubleUnaryOperator chain = x -> square.forward(exp.forward(square.forward(x)));
    double eps = 1e-4;
    double slope = (chain.applyAsDouble(0.5 + eps) - chain.applyAsDouble(0.5 - eps)) / (2 * eps);
    assertThat(slope).isEqualTo(3.2974426293330694);
  }

  private static SortedMap<String, String> actual() {
    SortedMap<String, String> checksums = new TreeMap<>();
    for (Map.Entry<String, DifferentiableElementwiseFunction> entry :
        Providers.elementwiseByCall().entrySet()) {
      DifferentiableElementwiseFunction f = entry.getValue();
      checksums.put(entry.getKey(), checksum(f::forward) + ";" + checksum(f::derivative));
    }
    return checksums;
  }

  private static String checksum(DoubleUnaryOperator f) {
    long hash = 0;
    for (double x : X) {
      // Not the raw bits: the payload of NaN is no result.
      hash = hash * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(f.applyAsDouble(x));
    }
    return Long.toHexString(hash);
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
