package dev.secant.cli.output;

import java.nio.file.Path;
import java.util.Locale;

/** A form that rows of results can have. */
public enum OutputFormat {
  /** Columns aligned for people. */
  TABLE,
  /** Comma-separated values with a header, as RFC 4180 has them; lines end in LF. */
  CSV,
  /** Values separated by tabs, with a header. */
  TSV,
  /** A JSON object on each line. */
  JSONL;

  /** Returns a writer of this form. */
  public RowWriter writer(ByteSink sink) {
    return switch (this) {
      case TABLE -> new TableWriter(sink);
      case CSV -> new DelimitedWriter(sink, ',');
      case TSV -> new DelimitedWriter(sink, '\t');
      case JSONL -> new JsonLinesWriter(sink);
    };
  }

  /** Returns the form that the name of a file asks for; CSV unless it ends in .tsv or .jsonl. */
  public static OutputFormat ofFile(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".tsv")) {
      return TSV;
    }
    return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? JSONL : CSV;
  }

  /** Returns the name as an option value: {@code csv}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
