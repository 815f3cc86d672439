package dev.secant.spark.job;

import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.text.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asks for.
 *
 * @param chain as {@code square | exp}
 * @param input file, folder or pattern, a path or URI
 * @param inputForm of it, or null if its name says so
 * @param column its name or its number from 1, or null for the one named x
 * @param output folder to write, a path or URI
 * @param outputForm of it
 * @param results what is computed
 * @param onError null or fail, as the setting {@code spark.secant.onError} has it
 * @param only whether the columns of the input are left out
 * @param overwrite whether an output that is there is replaced
 */
record JobOptions(
    String chain,
    String input,
    @Nullable FileForm inputForm,
    @Nullable String column,
    String output,
    FileForm outputForm,
    ResultKind results,
    String onError,
    boolean only,
    boolean overwrite) {
  /** Shows all that Spark logs. */
  static final String VERBOSE = "--verbose";

  private static final Set<String> VALUED =
      Set.of(
          "--chain",
          "--input",
          "--input-format",
          "--column",
          "--output",
          "--format",
          "--on-error",
          "--order",
          "--eps",
          "--tolerance",
          "--budget",
          "--noise-floor");
  private static final Set<String> FLAGS = Set.of("--value", "--only", "--overwrite", VERBOSE);

  /**
   * Reads a command line.
   *
   * @throws JobException if an option is missing, unknown or has a value that breaks its rule
   */
  static JobOptions of(List<String> words) {
    GivenOptions given = GivenOptions.of(words, VALUED, FLAGS);
    String chain = given.required("--chain");
    String input = given.required("--input");
    String output = given.required("--output");
    ResultKind results = results(given);
    String onError = onError(given);
    return new JobOptions(
        chain,
        input,
        inputForm(given),
        given.has("--column") ? given.required("--column") : null,
        output,
        outputForm(given, output),
        results,
        onError,
        given.has("--only"),
        given.has("--overwrite"));
  }

  private static @Nullable FileForm inputForm(GivenOptions given) {
    String text = given.get("--input-format");
    return text == null
        ? null
        : FileForm.ofOption("--input-format", text, List.of(FileForm.values()));
  }

  private static FileForm outputForm(GivenOptions given, String output) {
    List<FileForm> written = List.of(FileForm.PARQUET, FileForm.CSV);
    String text = given.get("--format");
    if (text != null) {
      return FileForm.ofOption("--format", text, written);
    }
    FileForm byName = FileForm.ofName(output);
    if (byName == null || !written.contains(byName)) {
      throw JobException.usage(
          "--format must be given, parquet or csv, as the output '"
              + SafeText.ofPath(output)
              + "' ends in neither .parquet nor .csv");
    }
    return byName;
  }

  private static String onError(GivenOptions given) {
    String text = given.get("--on-error");
    String lower = text == null ? "null" : text.toLowerCase(Locale.ROOT);
    if (!lower.equals("null") && !lower.equals("fail")) {
      throw JobException.usage(
          "--on-error must be null or fail, was '" + SafeText.of(String.valueOf(text)) + "'");
    }
    return lower;
  }

  private static ResultKind results(GivenOptions given) {
    Double eps = given.number("--eps");
    AdaptiveDerivative settings = settings(given);
    boolean isSearch = !settings.equals(AdaptiveDerivative.standard()) || hasSetting(given);
    if (given.has("--value")) {
      if (eps != null || isSearch) {
        throw JobException.usage(
            "--value computes no derivative: leave out --eps, --order and the other settings of one");
      }
      return new ResultKind.Value();
    }
    if (eps == null) {
      return new ResultKind.Search(settings);
    }
    if (isSearch) {
      throw JobException.usage(
          "--eps is the step of a central difference, which has order 1 and no other setting:"
              + " leave out --order, --tolerance, --budget and --noise-floor, or --eps");
    }
    return new ResultKind.Quotient(eps);
  }

  private static boolean hasSetting(GivenOptions given) {
    return given.has("--order")
        || given.has("--tolerance")
        || given.has("--budget")
        || given.has("--noise-floor");
  }

  private static AdaptiveDerivative settings(GivenOptions given) {
    Integer order = given.wholeNumber("--order");
    Double tolerance = given.number("--tolerance");
    Integer budget = given.wholeNumber("--budget");
    Double noiseFloor = given.number("--noise-floor");
    AdaptiveDerivative settings = AdaptiveDerivative.standard();
    try {
      settings = order == null ? settings : settings.withOrder(order);
      settings = tolerance == null ? settings : settings.withTolerance(tolerance);
      settings = budget == null ? settings : settings.withBudget(budget);
      return noiseFloor == null ? settings : settings.withNoiseFloor(noiseFloor);
    } catch (IllegalArgumentException rule) { // begins with the name of the parameter
      String text = String.valueOf(rule.getMessage());
      throw JobException.usage("--" + text.replaceFirst("^noise floor", "noise-floor"));
    }
  }
}
