package dev.secant.cli.points;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.format.FileSuffix;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A form that points can be read in. */
public enum InputFormat {
  /** Comma-separated values, with or without a header. */
  CSV,
  /** Values separated by tabs. */
  TSV,
  /** A JSON object on each line. */
  JSONL,
  /** An array of numbers as NumPy writes it. */
  NPY;

  /** Returns the form that the suffix of a file's name stands for; null if it is none of them. */
  public static @Nullable InputFormat ofSuffix(FileSuffix suffix) {
    return switch (suffix.name()) {
      case "csv" -> CSV;
      case "tsv" -> TSV;
      case "jsonl", "ndjson" -> JSONL;
      case "npy" -> NPY;
      default -> null;
    };
  }

  /** Returns whether it is rows of fields with a separator. */
  public boolean isDelimited() {
    return this == CSV || this == TSV;
  }

  /** Returns what separates fields unless it is said; of the others, nothing does. */
  public char separator() {
    return this == TSV ? '\t' : ',';
  }

  /**
   * Returns the points of an input.
   *
   * @param separator between fields, where there are fields
   * @throws CommandFailure if it cannot be read, is not of this form, or has no such column
   */
  public PointSource open(PointInput input, Wanted wanted, char separator) {
    return switch (this) {
      case CSV, TSV -> CsvPoints.open(input, wanted, separator);
      case JSONL -> JsonPoints.open(input, wanted);
      case NPY -> NpyPoints.open(input, wanted);
    };
  }

  /** Returns the name as an option value: {@code csv}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
