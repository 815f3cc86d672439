package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.format.FileSuffix;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.points.Carry;
import dev.secant.cli.points.InputFormat;
import dev.secant.cli.points.ListedPoints;
import dev.secant.cli.points.PointColumns;
import dev.secant.cli.points.PointInput;
import dev.secant.cli.points.PointListParser;
import dev.secant.cli.points.PointSource;
import dev.secant.cli.points.RangePoints;
import dev.secant.cli.points.Wanted;
import dev.secant.cli.session.Console;
import dev.secant.cli.session.OptionText;
import dev.secant.cli.session.PlainOptions;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command takes its points from; exactly one source. */
final class PointOptions implements PlainOptions {
  private static final String AT = "--at";
  private static final String RANGE = "--range";
  private static final String INPUT = "--input";
  private static final String INPUT_FORMAT = "--input-format";
  private static final String COLUMN = "--column";
  private static final String COLUMNS = "--columns";
  private static final String DELIMITER = "--delimiter";

  private static final Path STANDARD_INPUT = Path.of("-");

  @Option(
      names = AT,
      paramLabel = "POINTS",
      description =
          "Points: 0.5,1,2 are three numbers; \"[1, 2, 3]\" is one array, [[1,2],[3,4]] one of two"
              + " rows. May be given several times.")
  private List<String> at = List.of();

  @Option(
      names = RANGE,
      paramLabel = "START:STOP:COUNT",
      description = "COUNT evenly spaced points from START to STOP, both included.")
  private @Nullable String range;

  @Option(
      names = INPUT,
      paramLabel = "FILE",
      description =
          "File whose name ends in .csv, .tsv, .jsonl, .ndjson or .npy, each also with .gz; text is"
              + " in UTF-8, with or without a header. - is standard input, which eval and diff read if"
              + " no points are given.")
  private @Nullable Path input;

  @Option(
      names = INPUT_FORMAT,
      paramLabel = "FORMAT",
      description =
          "What the input is, whatever its name ends in: ${COMPLETION-CANDIDATES}. Default for"
              + " standard input: csv. What is compressed by gzip is seen by itself.")
  private @Nullable InputFormat inputFormat;

  @Option(
      names = COLUMN,
      paramLabel = "COLUMN",
      description =
          "Column of the input, by its name in the header or its key, else by its number from 1."
              + " Without it, the column named x, else the only one. A first row without a number"
              + " there is a header. Columns of an .npy file have numbers only.")
  private @Nullable String column;

  @Option(
      names = COLUMNS,
      paramLabel = "COLUMNS",
      description =
          "Columns of the input whose fields are the elements of an array, as in --columns x,y,z;"
              + " by name or number, as --column has them.")
  private @Nullable String columns;

  @Option(
      names = DELIMITER,
      paramLabel = "CHAR",
      description = "What separates the columns of the input: comma, or tab for a .tsv file.")
  private @Nullable String delimiter;

  /**
   * Returns what to tell somebody who wrote {@code word} as an argument; empty if it is no point.
   */
  static String hint(String word) {
    boolean isPoint = word.matches("[+-]?[.]?[0-9].*|\\[.*");
    return isPoint ? "\npoints are given by --at, as in --at " + quoted(word) : "";
  }

  /** A bracket or blank would be taken by the shell. */
  private static String quoted(String word) {
    return word.matches("[^\\s\\[]*") ? word : "\"" + word + "\"";
  }

  @Override
  public boolean set(String name, String value) {
    switch (name) {
      case AT -> at = List.of(value);
      case RANGE -> range = value;
      case INPUT -> input = OptionText.path(value);
      case INPUT_FORMAT -> inputFormat = OptionText.choice(value, InputFormat.values());
      case COLUMN -> column = value;
      case COLUMNS -> columns = value;
      case DELIMITER -> delimiter = value;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a source is named; without one, standard input is read. */
  boolean isGiven() {
    return !at.isEmpty() || range != null || input != null;
  }

  /** Returns the file that is read, or null. */
  @Nullable Path inputFile() {
    return input == null || input.equals(STANDARD_INPUT) ? null : input;
  }

  /**
   * Returns whether another program writes the points while they are read: then their end may be
   * that of a program that was interrupted.
   */
  boolean comeFromAProgram() {
    if (!at.isEmpty() || range != null) {
      return false;
    }
    Path file = inputFile();
    return !Files.isRegularFile(file == null ? Path.of("/dev/stdin") : file);
  }

  /**
   * Opens the one source that was named.
   *
   * @param carry what to keep of the rows of an input
   */
  PointSource open(Console console, Carry carry) {
    requireOneSource();
    if (!at.isEmpty()) {
      return ListedPoints.of(listed());
    }
    if (range != null) {
      return RangePoints.parse(range);
    }
    Wanted wanted = new Wanted(PointColumns.of(column, columns), carry);
    InputFormat form = inputFormat();
    char separator = separator(form);
    Path file = inputFile();
    PointInput opened = file == null ? standardInput(console) : file(file);
    return form.open(opened, wanted, separator);
  }

  /** Returns the form of the output that suits an input; null if there is none. */
  @Nullable OutputFormat formatOfInput() {
    if (!at.isEmpty() || range != null) {
      return null;
    }
    return switch (inputFormat()) {
      case CSV, NPY -> OutputFormat.CSV;
      case TSV -> OutputFormat.TSV;
      case JSONL -> OutputFormat.JSONL;
    };
  }

  /** Returns the form of the output that suits the points, null for the bare result. */
  @Nullable OutputFormat format(PointSource source) {
    if (source instanceof ListedPoints list) {
      return list.isSingle() ? null : OutputFormat.TABLE;
    }
    return source instanceof RangePoints ? OutputFormat.TABLE : formatOfInput();
  }

  private InputFormat inputFormat() {
    Path file = inputFile();
    if (inputFormat != null || file == null) {
      return inputFormat == null ? InputFormat.CSV : inputFormat;
    }
    InputFormat found = InputFormat.ofSuffix(FileSuffix.of(file));
    boolean isFile = Files.isRegularFile(file) && !FileSuffix.isStream(file);
    if (found == null && delimiter == null && isFile) {
      throw new CommandFailure(
          ErrorCode.UNKNOWN_SUFFIX,
          "--input: "
              + Printable.line(file.toString())
              + " does not end in .csv, .tsv, .jsonl or .npy, or one of them and .gz"
              + "\nsay what it is, as in --input-format csv");
    }
    return found == null ? InputFormat.CSV : found; // a pipe, which may have any name
  }

  private void requireOneSource() {
    List<String> given = new ArrayList<>();
    if (!at.isEmpty()) {
      given.add(AT);
    }
    if (range != null) {
      given.add(RANGE);
    }
    if (input != null) {
      given.add(INPUT);
    }
    if (given.size() > 1) {
      throw new UsageException(
          "points must come from one source, were given by " + String.join(" and ", given));
    }
    String ofFile = ofFile();
    if (column != null && columns != null) {
      throw new UsageException("--column does not go with --columns, which names all of them");
    }
    if (ofFile != null && input == null && !given.isEmpty()) {
      throw new UsageException(
          ofFile + " is for points from --input or standard input, not from " + given.get(0));
    }
  }

  /** Returns an option that is given and serves an input only, or null. */
  private @Nullable String ofFile() {
    if (column != null || columns != null) {
      return column != null ? COLUMN : COLUMNS;
    }
    return delimiter != null ? DELIMITER : inputFormat != null ? INPUT_FORMAT : null;
  }

  private List<Variable> listed() {
    List<Variable> points = new ArrayList<>();
    for (String text : at) {
      points.addAll(PointListParser.parse(text));
    }
    return points;
  }

  private static PointInput standardInput(Console console) {
    if (console.isInteractive()) {
      console.err().println("secant: reading points from the terminal, one a line; Ctrl-D ends");
    }
    return PointInput.awaited(console.in(), "standard input");
  }

  private static PointInput file(Path file) {
    String name = Printable.line(file.toString());
    if (!Files.exists(file)) {
      throw new CommandFailure(ErrorCode.INPUT_FILE, "--input: " + name + " does not exist");
    }
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      throw new CommandFailure(
          ErrorCode.INPUT_FILE,
          "--input: " + name + (Files.isDirectory(file) ? " is a folder" : " may not be read"));
    }
    try {
      // Of a pipe with a name, only this stream knows whether there are bytes; and of any file,
      // only this one is not closed by the interrupt that a function leaves in its thread.
      InputStream stream = new FileInputStream(file.toFile());
      PointInput opened =
          Files.isRegularFile(file)
              ? PointInput.ofFile(stream, name, Files.size(file), file)
              : PointInput.awaited(stream, name);
      requireCompressed(opened, file);
      return opened;
    } catch (IOException e) {
      throw new CommandFailure(
          ErrorCode.INPUT_FILE, "--input: " + name + " may not be read: " + e.getMessage(), e);
    }
  }

  private static void requireCompressed(PointInput opened, Path file) {
    if (FileSuffix.of(file).isCompressed() && !opened.isCompressed()) {
      throw new CommandFailure(
          ErrorCode.INPUT_FORMAT,
          opened.name()
              + " ends in .gz and is not compressed by gzip; it may be damaged or renamed");
    }
  }

  private char separator(InputFormat form) {
    if (delimiter == null) {
      return form.separator();
    }
    if (!form.isDelimited()) {
      throw new UsageException(DELIMITER + " is for csv and tsv, not for " + form);
    }
    if (delimiter.equals("tab") || delimiter.equals("\\t")) {
      return '\t';
    }
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      throw new UsageException(
          "--delimiter must be one character or 'tab', was '" + delimiter + "'");
    }
    return delimiter.charAt(0);
  }
}
