package dev.secant.spark.job;

import dev.secant.runtime.text.SafeText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is. */
enum FileForm {
  PARQUET(List.of(".parquet")),
  CSV(List.of(".csv", ".csv.gz", ".csv.bz2", ".csv.zst")),
  JSON(List.of(".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz"));

  @SuppressWarnings("ImmutableEnumChecker") // lists of List.of
  private final List<String> suffixes;

  FileForm(List<String> suffixes) {
    this.suffixes = suffixes;
  }

  /** Returns what the name of a file ends in; null if that says nothing. */
  static @Nullable FileForm ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (FileForm form : values()) {
      if (form.suffixes.stream().anyMatch(lower::endsWith)) {
        return form;
      }
    }
    return null;
  }

  /**
   * Returns the one of that name.
   *
   * @param allowed those that the option takes
   * @throws JobException if it is none of them
   */
  static FileForm ofOption(String option, String text, List<FileForm> allowed) {
    for (FileForm form : allowed) {
      if (form.label().equals(text.toLowerCase(Locale.ROOT))) {
        return form;
      }
    }
    List<String> labels = allowed.stream().map(FileForm::label).toList();
    throw JobException.usage(
        option + " must be " + String.join(" or ", labels) + ", was '" + SafeText.of(text) + "'");
  }

  /** Returns the name, which Spark has for it too. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
