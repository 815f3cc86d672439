package dev.secant.cli;

import dev.secant.api.Variable;
import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.cli.failure.UsageException;
import dev.secant.cli.output.OutputFormat;
import dev.secant.cli.points.CsvPoints;
import dev.secant.cli.points.ListedPoints;
import dev.secant.cli.points.PointColumns;
import dev.secant.cli.points.PointListParser;
import dev.secant.cli.points.PointSource;
import dev.secant.cli.points.RangePoints;
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
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command takes its points from; exactly one source. */
final class PointOptions implements PlainOptions {
  private static final String AT = "--at";
  private static final String RANGE = "--range";
  private static final String INPUT = "--input";
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
          "CSV file in UTF-8, with or without a header; - is standard input, which eval and diff"
              + " read if no points are given.")
  private @Nullable Path input;

  @Option(
      names = COLUMN,
      paramLabel = "COLUMN",
      description =
          "Column of the input, by its name in the header, else by its number from 1. Without it,"
              + " the column named x, else the only one. A first row without a number there is a"
              + " header.")
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

  /** Opens the one source that was named. */
  PointSource open(Console console) {
    requireOneSource();
    if (!at.isEmpty()) {
      return ListedPoints.of(listed());
    }
    if (range != null) {
      return RangePoints.parse(range);
    }
    PointColumns choice = PointColumns.of(column, columns);
    Path file = inputFile();
    return file == null ? standardInput(console, choice) : file(file, choice);
  }

  /** Returns the form of the output that suits the points, null for the bare result. */
  @Nullable OutputFormat format(PointSource source) {
    if (source instanceof ListedPoints list && list.isSingle()) {
      return null;
    }
    return source instanceof CsvPoints ? OutputFormat.CSV : OutputFormat.TABLE;
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
    String ofFile =
        column != null ? COLUMN : columns != null ? COLUMNS : delimiter != null ? DELIMITER : null;
    if (column != null && columns != null) {
      throw new UsageException("--column does not go with --columns, which names all of them");
    }
    if (ofFile != null && input == null && !given.isEmpty()) {
      throw new UsageException(
          ofFile + " is for points from --input or standard input, not from " + given.get(0));
    }
  }

  private List<Variable> listed() {
    List<Variable> points = new ArrayList<>();
    for (String text : at) {
      points.addAll(PointListParser.parse(text));
    }
    return points;
  }

  private PointSource standardInput(Console console, PointColumns choice) {
    if (console.isInteractive()) {
      console.err().println("secant: reading points from the terminal, one a line; Ctrl-D ends");
    }
    return CsvPoints.openInteractively(console.in(), "standard input", choice, separator(null));
  }

  private PointSource file(Path file, PointColumns choice) {
    String name = Printable.line(file.toString());
    if (!Files.exists(file)) {
      throw new CommandFailure(ErrorCode.INPUT_FILE, "--input: " + name + " does not exist");
    }
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      throw new CommandFailure(
          ErrorCode.INPUT_FILE,
          "--input: " + name + (Files.isDirectory(file) ? " is a folder" : " may not be read"));
    }
    InputStream stream = stream(file, name);
    return Files.isRegularFile(file)
        ? CsvPoints.open(stream, name, choice, separator(file))
        : CsvPoints.openInteractively(stream, name, choice, separator(file));
  }

  /** Opens the file; if the command ends before it is read, so does the process. */
  private static InputStream stream(Path file, String name) {
    try {
      // Of a pipe with a name, only this stream knows whether there are bytes; and of any file,
      // only
      // this one is not closed by the interrupt that a function leaves in its thread.
      return new FileInputStream(file.toFile());
    } catch (IOException e) {
      throw new CommandFailure(
          ErrorCode.INPUT_FILE, "--input: " + name + " may not be read: " + e.getMessage(), e);
    }
  }

  private char separator(@Nullable Path file) {
    if (delimiter == null) {
      boolean tabs = file != null && file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv");
      return tabs ? '\t' : ',';
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
