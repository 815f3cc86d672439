package dev.secant.spark.job;

import dev.secant.runtime.text.NearestNames;
import dev.secant.runtime.text.SafeText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which column has the numbers: the one of that name, else the field of a struct by its path, else
 * the one of that number from 1. Without a choice the one named x, else the only one.
 */
record ColumnChoice(Column column) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final String DEFAULT_NAME = "x";
  private static final int LONGEST_LIST = 300;

  /**
   * @throws JobException if there is no such column, or several
   */
  static ColumnChoice of(Dataset<Row> rows, JobOptions options) {
    List<String> names = Arrays.asList(rows.columns());
    boolean hasCase = rows.sparkSession().conf().get("spark.sql.caseSensitive").equals("true");
    String name = options.column();
    if (name == null) {
      if (names.size() == 1) {
        name = names.get(0);
      } else if (places(names, DEFAULT_NAME, hasCase) > 0) {
        name = DEFAULT_NAME;
      } else {
        throw JobException.usage(
            "--column must be given, as no column is named x; the input has " + shown(names));
      }
    }
    return new ColumnChoice(named(rows, names, name, hasCase));
  }

  private static Column named(Dataset<Row> rows, List<String> names, String name, boolean hasCase) {
    long places = places(names, name, hasCase);
    if (places == 1) {
      return rows.col(quoted(name));
    }
    if (places > 1) {
      throw JobException.usage(
          "the input has several columns named '" + SafeText.of(name) + "', in whatever case");
    }
    if (NUMBER.matcher(name).matches()) {
      int number = Integer.parseInt(name);
      if (number >= 1 && number <= names.size()) {
        return rows.col(quoted(names.get(number - 1)));
      }
    }
    if (name.contains(".")) {
      try {
        return rows.col(name);
      } catch (Exception e) {
        if (!(e instanceof AnalysisException)) { // which is checked, but not declared
          throw e;
        }
      }
    }
    List<String> nearest = NearestNames.of(name, names);
    throw JobException.usage(
        "the input has no column named '"
            + SafeText.of(name)
            + "'; "
            + (nearest.isEmpty() ? "it has " : "did you mean " + shown(nearest) + "? it has ")
            + shown(names));
  }

  private static long places(List<String> names, String name, boolean hasCase) {
    return names.stream()
        .filter(each -> hasCase ? each.equals(name) : each.equalsIgnoreCase(name))
        .count();
  }

  private static String shown(List<String> names) {
    return SafeText.of(String.join(", ", names), LONGEST_LIST);
  }

  /** Returns the choice as messages name it. */
  static String shown(JobOptions options) {
    String name = options.column() == null ? DEFAULT_NAME : options.column();
    return "column '" + SafeText.of(name) + "' of '" + SafeText.ofPath(options.input()) + "'";
  }

  /** Returns a name as Spark takes it for one, whatever characters it has. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
