package dev.secant.spark.job;

import dev.secant.runtime.text.SafeText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the input with their numbers.
 *
 * @param rows as they are in the input; of CSV, all columns are text, and come out as they were
 * @param x the numbers, DOUBLE or another numeric type; NULL where there is none
 * @param isNoNumber whether a row has text there that is no number
 * @param text what a row has there, as text
 */
record InputRows(Dataset<Row> rows, Column x, Column isNoNumber, Column text) {
  /** Rows of CSV that are looked at to tell a column of words from one of numbers. */
  private static final int FIRST_ROWS = 20;

  private static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");

  /**
   * As RFC 4180 has it: a quotation mark in a field is doubled. Files with different headers are
   * refused, rows with more or fewer fields than the header too: nothing is lost unseen.
   */
  private static final Map<String, String> CSV =
      Map.of(
          "header", "true",
          "quote", "\"",
          "escape", "\"",
          "mode", "FAILFAST",
          "enforceSchema", "false");

  /**
   * Opens the input.
   *
   * @param places of it
   * @throws JobException if there is nothing to read, or no such column, or it has no numbers
   */
  static InputRows of(SparkSession session, JobOptions options, List<FileStatus> places) {
    FileForm form = form(session, options, places);
    Dataset<Row> rows = read(session, options, form);
    if (rows.columns().length == 0) {
      throw JobException.usage(
          "the input '" + SafeText.ofPath(options.input()) + "' has no columns");
    }
    if (form == FileForm.CSV) {
      requireHeader(rows, options);
    }
    Column column = ColumnChoice.of(rows, options).column();
    return form == FileForm.CSV ? ofText(rows, column, options) : ofNumbers(rows, column, options);
  }

  /** A first line of numbers alone is a row, which would be lost as names of columns. */
  private static void requireHeader(Dataset<Row> rows, JobOptions options) {
    String[] names = rows.columns();
    if (Arrays.stream(names).allMatch(NUMBER.asMatchPredicate())) {
      throw JobException.usage(
          "the input '"
              + SafeText.ofPath(options.input())
              + "' has no header: its first line must name the columns, has numbers alone, '"
              + SafeText.of(String.join(",", names))
              + "'");
    }
  }

  private static FileForm form(SparkSession session, JobOptions options, List<FileStatus> places) {
    String first = new HadoopPaths(session).firstFile(options.input(), places);
    String shown = SafeText.ofPath(options.input());
    if (first == null) {
      throw JobException.usage("the input '" + shown + "' is a folder without files");
    }
    if (options.inputForm() != null) {
      return options.inputForm();
    }
    FileForm form = FileForm.ofName(first);
    if (form == null) {
      throw JobException.usage(
          "--input-format must be given, parquet, csv or json, as the name '"
              + SafeText.ofPath(first)
              + "' of the input does not say what it is");
    }
    return form;
  }

  private static Dataset<Row> read(SparkSession session, JobOptions options, FileForm form) {
    DataFrameReader reader = session.read().format(form.label());
    if (form == FileForm.CSV) {
      reader = reader.options(CSV);
    } else if (form == FileForm.JSON) {
      reader = reader.option("mode", "FAILFAST");
    }
    try {
      return reader.load(options.input());
    } catch (Exception e) { // of a damaged file, from a task that looks for the columns
      throw JobException.usage(
          "the input '"
              + SafeText.ofPath(options.input())
              + "' cannot be read as "
              + form.label()
              + ": "
              + RootCause.of(e));
    }
  }

  private static InputRows ofNumbers(Dataset<Row> rows, Column column, JobOptions options) {
    DataType type = rows.select(column).schema().fields()[0].dataType();
    if (!(type instanceof NumericType) && !(type instanceof NullType)) {
      throw JobException.usage(
          ColumnChoice.shown(options)
              + " must have numbers, was of type "
              + SafeText.of(type.sql()));
    }
    return new InputRows(rows, column, functions.lit(false), column.cast("string"));
  }

  private static InputRows ofText(Dataset<Row> rows, Column column, JobOptions options) {
    Column text = functions.trim(column);
    Column x = text.try_cast("double");
    Column isNoNumber = text.isNotNull().and(text.notEqual("")).and(x.isNull());
    InputRows input = new InputRows(rows, x, isNoNumber, column);
    String word = input.wordAmongFirst();
    if (word != null) {
      throw JobException.usage(
          ColumnChoice.shown(options)
              + " must have numbers, has none in the first "
              + FIRST_ROWS
              + " rows but '"
              + SafeText.of(word)
              + "'");
    }
    return input;
  }

  /** Returns a text that is no number if the first rows have such and no number. */
  private @Nullable String wordAmongFirst() {
    String word = null;
    for (Row row : rows.select(x, isNoNumber, text).limit(FIRST_ROWS).collectAsList()) {
      if (!row.isNullAt(0)) {
        return null;
      }
      if (word == null && !row.isNullAt(1) && row.getBoolean(1)) {
        word = row.getString(2);
      }
    }
    return word;
  }

  /** Returns the names of the columns. */
  List<String> names() {
    return Arrays.asList(rows.columns());
  }
}
