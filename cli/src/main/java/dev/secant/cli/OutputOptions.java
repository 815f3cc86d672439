package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.format.FileSuffix;
import dev.secant.cli.format.NpyType;
import dev.secant.cli.output.ArrayFile;
import dev.secant.cli.output.ByteSink;
import dev.secant.cli.output.OutputFile;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.output.RowWriter;
import dev.secant.cli.output.WithoutFirst;
import dev.secant.cli.points.Carry;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.OptionText;
import dev.secant.cli.session.PlainOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes its results, in which form, and what it does about a bad row. */
final class OutputOptions implements PlainOptions {
  private static final String FORMAT = "--format";
  private static final String OUTPUT = "--output";
  private static final String ON_ERROR = "--on-error";

  private static final String ONLY = "--only";
  private static final String TYPE = "--dtype";
  private static final String QUIET = "--quiet";
  private static final String ARRAY = "npy";

  private static final Path STANDARD_OUTPUT = Path.of("-");

  @Option(
      names = FORMAT,
      paramLabel = "FORMAT",
      description =
          "One of: ${COMPLETION-CANDIDATES}. Without it, an output file has the form that its name"
              + " ends in: .csv, .tsv, .jsonl, .ndjson, .md or .npy, each also with .gz. On standard"
              + " output a single point of --at gives the bare result, several a table, an input"
              + " rows of its own form (npy: csv). In jsonl NaN and the infinities are strings, since"
              + " JSON has no such numbers; npy has numbers only, a status as its place in the list of"
              + " docs/numerics.md, from 0 for OK.")
  private @Nullable OutputFormat format;

  @Option(
      names = {"-o", OUTPUT},
      paramLabel = "FILE",
      description =
          "File to write to; it appears, or is replaced, once it is complete. Until then it is"
              + " .secant-*.tmp beside it, which stays behind only if the process is killed.")
  private @Nullable Path output;

  @Option(
      names = ONLY,
      description =
          "The point and the results only. Without it, all columns of an input come before the"
              + " results as they are, and no x. An .npy file then has the results alone.")
  private boolean only;

  @Option(
      names = TYPE,
      paramLabel = "TYPE",
      description =
          "Numbers of an .npy output: f8 or f4, with > in front for the highest byte first."
              + " Default: f8.")
  private @Nullable String type;

  @Option(
      names = ON_ERROR,
      paramLabel = "WHAT",
      description =
          "A row that fails: nan writes NaN as its results, skip leaves it out, fail ends the"
              + " command. The first 20 are shown on standard error, and all are counted. Default:"
              + " ${DEFAULT-VALUE}.")
  private OnError onError = OnError.NAN;

  @Option(
      names = QUIET,
      description =
          "No progress. Without it, a run that takes longer shows on standard error, if that is a"
              + " terminal, how far it is.")
  private boolean quiet;

  @Override
  public boolean set(String flag) {
    switch (flag) {
      case ONLY -> only = true;
      case QUIET -> quiet = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean set(String name, String value) {
    switch (name) {
      case FORMAT -> format = OptionText.choice(value, OutputFormat.values());
      case OUTPUT -> output = OptionText.path(value);
      case TYPE -> type = value;
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

  /** Returns whether nothing is to be shown of the progress. */
  boolean isQuiet() {
    return quiet;
  }

  /** Returns whether results go to standard output. */
  boolean isStandard() {
    return output == null || output.equals(STANDARD_OUTPUT);
  }

  /**
   * Returns what is needed of the rows of an input.
   *
   * @param usual form for standard output if none was asked for
   */
  Carry carry(@Nullable OutputFormat usual) {
    if (only) {
      return Carry.NOTHING;
    }
    boolean isJson = !isArray() && format(usual) == OutputFormat.JSONL;
    return isJson ? Carry.OBJECTS : Carry.FIELDS;
  }

  /**
   * Refuses, before anything is read, what cannot be written.
   *
   * @param input file that is read, or null
   * @param isText whether text for people is written, into a file of any name
   * @throws CommandFailure if the form of the output file is not known, or it is the input
   * @throws UsageException if options do not go together
   */
  void requireSound(@Nullable Path input, boolean isText) {
    if (output != null && !isStandard()) {
      if (!isText) {
        requireForm(output);
      }
      if (input != null && isSame(input, output)) {
        throw new CommandFailure(
            ErrorCode.OUTPUT_FILE,
            "--output: " + Printable.line(output.toString()) + " is the input file");
      }
    }
    if (type != null && !isArray()) {
      throw new UsageException(TYPE + " is for an .npy output, as in --output out.npy");
    }
    if (isArray()) {
      type();
    }
  }

  private void requireForm(Path file) {
    FileSuffix suffix = FileSuffix.of(file);
    boolean isKnown = OutputFormat.ofSuffix(suffix) != null || suffix.name().equals(ARRAY);
    if (format != null) {
      if (suffix.name().equals(ARRAY)) {
        throw new UsageException(
            "--format " + format + " does not go with " + Printable.line(file.toString()));
      }
      return;
    }
    if (suffix.name().equals("json")) {
      throw new CommandFailure(
          ErrorCode.UNKNOWN_SUFFIX,
          "--output: "
              + Printable.line(file.toString())
              + " cannot be one JSON document: rows are written as they are computed"
              + "\nend it in .jsonl for a JSON object on each line, or choose a --format");
    }
    if (!isKnown
        && !FileSuffix.isStream(file)
        && (!Files.exists(file) || Files.isRegularFile(file))) {
      throw new CommandFailure(
          ErrorCode.UNKNOWN_SUFFIX,
          "--output: "
              + Printable.line(file.toString())
              + " does not end in .csv, .tsv, .jsonl, .ndjson, .md or .npy, or one of them and .gz"
              + "\nend it so, or choose a --format");
    }
  }

  private boolean isArray() {
    return output != null && format == null && FileSuffix.of(output).name().equals(ARRAY);
  }

  private NpyType type() {
    NpyType found = type == null ? NpyType.of("f8") : NpyType.of(type);
    if (found == null || found.kind() != 'f') {
      throw new CommandFailure(
          ErrorCode.INVALID_SETTING,
          TYPE
              + " must be f8, f4, >f8 or >f4, was '"
              + Printable.cut(String.valueOf(type), 60)
              + "'");
    }
    return found;
  }

  private static boolean isSame(Path input, Path output) {
    try {
      return Files.isRegularFile(input) && Files.isSameFile(input, output);
    } catch (IOException e) { // the output does not exist yet
      return false;
    }
  }

  /** Opens the output file, or returns null for standard output. */
  @Nullable OutputFile open() {
    return output == null || isStandard() ? null : OutputFile.open(output);
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
    if (file == null) {
      ByteSink sink = new ByteSink(console.out(), console.out()::failure);
      return writer(sink, usual, computation);
    }
    boolean isCompressed = output != null && FileSuffix.of(output).isCompressed();
    if (isArray() && !computation.isPlainOnly()) {
      RowWriter array = ArrayFile.writer(file, type(), isCompressed);
      return only ? new WithoutFirst(array) : array;
    }
    try {
      if (isCompressed) {
        file.compress();
      }
    } catch (IOException e) {
      throw file.failure(e);
    }
    return writer(new ByteSink(file.stream(), file::failure), usual, computation);
  }

  private RowWriter writer(ByteSink sink, @Nullable OutputFormat usual, Computation computation) {
    OutputFormat chosen = computation.isPlainOnly() ? null : format(usual);
    return chosen == null ? computation.plainWriter(sink) : chosen.writer(sink);
  }

  /** Returns whether results are answers for people, not rows of a form. */
  boolean isPlain(@Nullable OutputFormat usual) {
    return format(usual) == null;
  }

  private @Nullable OutputFormat format(@Nullable OutputFormat usual) {
    if (format != null || output == null || isStandard()) {
      return format == null ? usual : format;
    }
    OutputFormat ofFile = OutputFormat.ofSuffix(FileSuffix.of(output));
    return ofFile == null ? OutputFormat.CSV : ofFile; // a pipe, which may have any name
  }

  /** Returns the form that was asked for in so many words, or null. */
  @Nullable OutputFormat chosenFormat() {
    return format;
  }
}
