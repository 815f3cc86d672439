package dev.secant.cli.output;

import dev.secant.cli.format.FileSuffix;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A form that rows of results can have. */
public enum OutputFormat {
  /** Columns aligned for people. */
  TABLE,
  /** Comma-separated values with a header, as RFC 4180 has them; lines end in LF. */
  CSV,
  /** Values separated by tabs, with a header. */
  TSV,
  /** A JSON object on each line. */
  JSONL,
  /** A table of Markdown, as in a report or an issue. */
  MARKDOWN;

  /** Returns a writer of this form. */
  public RowWriter writer(ByteSink sink) {
    return switch (this) {
      case TABLE -> new TableWriter(sink);
      case CSV -> new DelimitedWriter(sink, ',');
      case TSV -> new DelimitedWriter(sink, '\t');
      case JSONL -> new JsonLinesWriter(sink);
      case MARKDOWN -> new MarkdownWriter(sink);
    };
  }

  /** Returns the form that the suffix of a file's name stands for; null if it is none of them. */
  public static @Nullable OutputFormat ofSuffix(FileSuffix suffix) {
    return switch (suffix.name()) {
      case "csv" -> CSV;
      case "tsv" -> TSV;
      case "jsonl", "ndjson" -> JSONL;
      case "md" -> MARKDOWN;
      default -> null;
    };
  }

  /** Returns the name as an option value: {@code csv}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
