package dev.secant.cli.plugins;

import dev.secant.cli.failure.Printable;
import java.util.List;
import java.util.function.Function;

/**
 * The texts of {@code secant plugins list}, cut where the table would be wider than {@value #WIDTH}
 * characters: ids, versions and files can have any length.
 *
 * @param place how many characters of a file name fit beside the other columns
 */
record NarrowNames(int place) {
  static final int WIDTH = 80;
  private static final int ID = 24;
  private static final int VERSION = 14;

  /** What the columns functions and state take, and the four gaps of two. */
  private static final int OTHERS = "functions".length() + "warnings".length() + 4 * 2;

  static NarrowNames of(List<PluginRow> rows) {
    int id = longest(rows, "plugin", row -> Printable.cut(row.id(), ID));
    int version = longest(rows, "version", row -> Printable.cut(row.version(), VERSION));
    return new NarrowNames(WIDTH - id - version - OTHERS);
  }

  private static int longest(List<PluginRow> rows, String title, Function<PluginRow, String> text) {
    return rows.stream()
        .mapToInt(row -> text.apply(row).length())
        .reduce(title.length(), Math::max);
  }

  String id(PluginRow row) {
    return Printable.cut(row.id(), ID);
  }

  String version(PluginRow row) {
    return Printable.cut(row.version(), VERSION);
  }

  /** Returns the name of the JAR or folder, without its path. */
  String place(PluginRow row) {
    return Printable.cut(Place.of(row.location()).name(), place);
  }
}
