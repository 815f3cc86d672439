package dev.secant.cli;

import dev.secant.cli.check.CheckSettings;
import dev.secant.cli.failure.CommandFailure;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How {@code secant check} samples and judges, and the rules that this is held to. */
final class CheckOptions {
  private static final String SAMPLES = "--samples";
  private static final String SEED = "--seed";
  private static final String SHAPE = "--shape";
  private static final String TOLERANCE = "--tolerance";
  private static final String ORDER = "--order";

  /** As many points as may be given. */
  private static final int MOST_SAMPLES = 10_000;

  @Option(
      names = SAMPLES,
      paramLabel = "COUNT",
      description = "Number of samples. Default: 24, for functions on whole arrays 6.")
  private @Nullable String samples;

  @Option(
      names = SEED,
      paramLabel = "SEED",
      description =
          "The same seed gives the same samples, and for functions on whole arrays the same random"
              + " directions. Default: 1.")
  private @Nullable String seed;

  @Option(
      names = SHAPE,
      paramLabel = "LENGTHS",
      description =
          "Shape of the samples for functions on whole arrays: 3, or 2,3 for two rows. Default: 5,"
              + " or what the examples of the function have.")
  private @Nullable String shape;

  @Option(
      names = TOLERANCE,
      paramLabel = "RELATIVE",
      description = "How far a right claim may be from the truth, relative to it. Default: 1e-7.")
  private @Nullable String tolerance;

  @Option(
      names = ORDER,
      paramLabel = "ORDER",
      description =
          "2 checks second derivatives too: the slope of the claimed derivative. With --all, those"
              + " of functions of a number. Default: 1.")
  private @Nullable String order;

  /** Returns an option that is given and has no meaning for given points, or null. */
  @Nullable String ofSamplesOnly() {
    return samples != null ? SAMPLES : shape != null ? SHAPE : null;
  }

  /** Returns which points are taken if none are given. */
  String samplesInWords() {
    return (samples == null ? "24 samples, of functions on arrays 6" : samples + " samples")
        + " of the domain: its edges and what is near them, 0, 1, -1, and magnitudes of 1e-4 to 100;"
        + " seed "
        + (seed == null ? "1" : seed);
  }

  /** Returns whether there is a seed. */
  boolean hasSeed() {
    return seed != null;
  }

  /**
   * Returns the settings.
   *
   * @throws CommandFailure if one is no number or breaks its rule
   */
  CheckSettings settings() {
    CheckSettings.Sampling sampling =
        new CheckSettings.Sampling(
            samples == null ? null : SettingText.whole(SAMPLES, samples, 1, MOST_SAMPLES),
            seed == null ? 1 : SettingText.longWhole(SEED, seed),
            shape == null ? null : lengths(shape));
    return new CheckSettings(
        null, sampling, tolerance == null ? null : tolerance(tolerance), order());
  }

  private int order() {
    int number = order == null ? 1 : SettingText.whole(ORDER, order);
    if (number != 1 && number != 2) {
      throw SettingText.broken(ORDER, "1 or 2", number);
    }
    return number;
  }

  private static double tolerance(String text) {
    double number = SettingText.number(TOLERANCE, text);
    if (!(number >= 0 && number < 1)) { // negated so that NaN is rejected too
      throw SettingText.broken(TOLERANCE, "in [0, 1)", number);
    }
    return number;
  }

  private static List<Integer> lengths(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(length -> SettingText.whole("each length of " + SHAPE, length, 1, Integer.MAX_VALUE))
        .toList();
  }
}
