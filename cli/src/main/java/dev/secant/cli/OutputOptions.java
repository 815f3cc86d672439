package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFile;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.OptionText;
import dev.secant.cli.session.PlainOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes its results, in which form, and what it does about a bad row. */
final class OutputOptions implements PlainOptions {
  private static final String FORMAT = "--format";
  private static final String OUTPUT = "--output";
  private static final String ON_ERROR = "--on-error";

  private static final Path STANDARD_OUTPUT = Path.of("-");

  @Option(
      names = FORMAT,
      paramLabel = "FORMAT",
      description =
          "One of: ${COMPLETION-CANDIDATES}. Without it, a single point of --at gives the bare"
              + " result, several a table, an input csv, an output file what its name ends in, and csv if that"
              + " is none of tsv, jsonl and ndjson. In jsonl NaN and the infinities are strings,"
              + " since JSON has no such numbers.")
  private @Nullable OutputFormat format;

  @Option(
      names = {"-o", OUTPUT},
      paramLabel = "FILE",
      description =
          "File to write to; it appears, or is replaced, once it is complete. Until then it is"
              + " .secant-*.tmp beside it, which stays behind only if the process is killed.")
  private @Nullable Path output;

  @Option(
      names = ON_ERROR,
      paramLabel = "WHAT",
      description =
          "A row that fails: nan writes NaN in it, skip leaves it out, fail ends the command. The"
              + " first 20 are shown on standard error, and all are counted. Default:"
              + " ${DEFAULT-VALUE}.")
  private OnError onError = OnError.NAN;

  @Override
  public boolean set(String name, String value) {
    switch (name) {
      case FORMAT -> format = OptionText.choice(value, OutputFormat.values());
      case OUTPUT -> output = OptionText.path(value);
      case ON_ERROR -> onError = OptionText.choice(value, OnError.values());
      default -> {
        return false;
      }
    }
    return true;
  }

  OnError onError() {
    return onError;
  }

  /** Opens the output file, or returns null for standard output. */
  @Nullable OutputFile open(@Nullable Path input) {
    if (output == null || output.equals(STANDARD_OUTPUT)) {
      return null;
    }
    if (format == null && output.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
      throw new CommandFailure(
          ErrorCode.OUTPUT_FILE,
          "--output: "
              + Printable.line(output.toString())
              + " cannot be one JSON document: rows are written as they are computed"
              + "\nend it in .jsonl for a JSON object on each line, or choose a --format");
    }
    if (input != null && isSame(input, output)) {
      throw new CommandFailure(
          ErrorCode.OUTPUT_FILE,
          "--output: " + Printable.line(output.toString()) + " is the input file");
    }
    return OutputFile.open(output);
  }

  private static boolean isSame(Path input, Path output) {
    try {
      return Files.isRegularFile(input) && Files.isSameFile(input, output);
    } catch (IOException e) { // the output does not exist yet
      return false;
    }
  }

  /**
   * Returns a writer.
   *
   * @param file as {@link #open} returned it
   * @param usual form for standard output if none was asked for, null for the plain one
   * @param computation knows the plain form of its results
   */
  RowWriter writer(
      @Nullable OutputFile file,
      @Nullable OutputFormat usual,
      Console console,
      Computation computation) {
    ByteSink sink =
        file == null
            ? new ByteSink(console.out(), console.out()::failure)
            : new ByteSink(file.stream(), file::failure);
    OutputFormat chosen = computation.isPlainOnly() ? null : format(usual);
    return chosen == null ? computation.plainWriter(sink) : chosen.writer(sink);
  }

  /**
   * Returns the form of the output, null for the plain one.
   *
   * @param usual form for standard output if none was asked for, null for the plain one
   */
  @Nullable OutputFormat format(@Nullable OutputFormat usual) {
    if (format != null) {
      return format;
    }
    return output == null || output.equals(STANDARD_OUTPUT) ? usual : OutputFormat.ofFile(output);
  }

  /** Returns the form that was asked for in so many words, or null. */
  @Nullable OutputFormat chosenFormat() {
    return format;
  }
}
