package dev.secant.cli.points;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.failure.Printable;
import dev.secant.runtime.text.NearestNames;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a CSV file holds the points: a name in the header, else a 1-based number, or, if
 * nothing is said, the column named {@code x}, else the only column.
 *
 * <p>A name may look like a number, as {@code 2020} does. It counts as one if the first row holds
 * it and is a header: some field of it is a word, or there is no column of that number.
 *
 * <p>A first row is a header if the column was found by its name there, or if its field in that
 * column is neither empty nor begins like a number: so {@code time} is a header, while {@code 1.5d}
 * is a bad row and does not get lost.
 */
public final class ColumnChoice {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final String DEFAULT_NAME = "x";

  private final @Nullable String name;
  private final int number;
  private final String option;

  private ColumnChoice(@Nullable String name, int number, String option) {
    this.name = name;
    this.number = number;
    this.option = option;
  }

  /**
   * Returns the choice that {@code --column} makes.
   *
   * @param text name or 1-based number; null if the option was not given
   * @throws CommandFailure if it is empty or 0
   */
  public static ColumnChoice of(@Nullable String text) {
    return text == null ? new ColumnChoice(null, 0, "--column") : of(text, "--column");
  }

  /** Returns the choice that a part of an option makes. */
  static ColumnChoice of(String text, String option) {
    String choice = text.strip();
    boolean isNumber = NUMBER.matcher(choice).matches();
    int number = isNumber ? Integer.parseInt(choice) : 0;
    if (NumberText.isBlank(choice) || (isNumber && number == 0)) {
      throw new CommandFailure(
          ErrorCode.INPUT_COLUMN,
          option + " must be a name or a number from 1, was '" + Printable.line(text) + "'");
    }
    return new ColumnChoice(choice, number, option);
  }

  /** Where the points are, once the first row is known. */
  record Column(int index, boolean firstRowIsHeader) {}

  /**
   * Returns the column in a file that begins with these fields.
   *
   * @throws CommandFailure if there is no such column, or the choice is open
   */
  Column in(List<String> firstRow, String file) {
    if (name != null && (number == 0 || isName(name, firstRow))) {
      return new Column(indexOf(name, firstRow, file), true);
    }
    if (number > firstRow.size()) {
      throw failure(
          option
              + " "
              + number
              + ": "
              + file
              + " has only "
              + columns(firstRow.size())
              + delimiterHint(firstRow));
    }
    if (number > 0) {
      return new Column(number - 1, isHeader(firstRow.get(number - 1)));
    }
    if (contains(DEFAULT_NAME, firstRow)) {
      return new Column(indexOf(DEFAULT_NAME, firstRow, file), true);
    }
    if (firstRow.size() > 1) {
      throw failure(
          file
              + " has "
              + columns(firstRow.size())
              + " and none is named x: choose one by --column NAME or --column NUMBER, of "
              + names(firstRow));
    }
    requireOneColumn(firstRow, file);
    return new Column(0, isHeader(firstRow.get(0)));
  }

  /** Else every row of such a file would fail, one by one. */
  private static void requireOneColumn(List<String> firstRow, String file) {
    String hint = delimiterHint(firstRow);
    if (!hint.isEmpty() && !NumberText.isBlank(firstRow.get(0).replace(';', ' '))) {
      throw failure(
          file
              + " has 1 column, its first row is "
              + names(firstRow)
              + hint
              + ", else choose it by --column 1");
    }
  }

  /** Whether the number is a name in the header, and not the number of a column. */
  private boolean isName(String option, List<String> firstRow) {
    return contains(option, firstRow)
        && (number > firstRow.size() || firstRow.stream().anyMatch(ColumnChoice::isHeader));
  }

  private static boolean isHeader(String field) {
    if (NumberText.isBlank(field) || NumberText.startsLikeNumber(field)) {
      return false;
    }
    try {
      NumberText.parse(field);
      return false;
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private static boolean contains(String wanted, List<String> row) {
    return row.stream().anyMatch(field -> field.strip().equals(wanted));
  }

  private static int indexOf(String wanted, List<String> row, String file) {
    int found = -1;
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i).strip().equals(wanted)) {
        if (found >= 0) {
          throw failure(
              file
                  + " has two columns named '"
                  + Printable.cut(wanted, 60)
                  + "', "
                  + (found + 1)
                  + " and "
                  + (i + 1)
                  + ": choose one by its number");
        }
        found = i;
      }
    }
    if (found < 0) {
      throw failure(
          file
              + " has no column named '"
              + Printable.cut(wanted, 60)
              + "', its first row is "
              + names(row)
              + nearest(wanted, row)
              + delimiterHint(row));
    }
    return found;
  }

  private static String nearest(String wanted, List<String> row) {
    if (wanted.length() == 1) {
      return ""; // all others are as near
    }
    List<String> names = NearestNames.of(wanted, row.stream().map(String::strip).toList());
    return names.isEmpty()
        ? ""
        : "; did you mean " + Printable.cut(String.join(" or ", names), 200) + "?";
  }

  /** What looks like one column is often several, separated by another character. */
  private static String delimiterHint(List<String> row) {
    if (row.size() != 1) {
      return "";
    }
    String only = row.get(0);
    if (only.indexOf(';') >= 0) {
      return "\nif the columns are separated by semicolons, give --delimiter ';'";
    }
    return only.indexOf('\t') >= 0
        ? "\nif the columns are separated by tabs, give --delimiter tab"
        : "";
  }

  private static String columns(int count) {
    return count == 1 ? "1 column" : count + " columns";
  }

  private static String names(List<String> row) {
    return Printable.cut(String.join(", ", row), 200);
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ErrorCode.INPUT_COLUMN, message);
  }
}
