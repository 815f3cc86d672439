package dev.secant.plot;

import java.util.Arrays;

/** Characters of a panel, with lines of Braille dots, two by four to a character. */
final class CharacterGrid {
  static final int DOTS_X = 2;
  static final int DOTS_Y = 4;
  private static final int BRAILLE = 0x2800;

  /** The bit of each dot, by row and column. */
  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  /** Colours of the terminal, by series, then that of marks. */
  private static final int[] COLOURS = {34, 31, 32, 33};

  private static final int MARK = 35;

  final int columns;
  final int rows;
  private final boolean unicode;
  private final int[] dots;
  private final char[] characters;
  private final int[] colours;

  CharacterGrid(int columns, int rows, boolean unicode) {
    this.columns = columns;
    this.rows = rows;
    this.unicode = unicode;
    dots = new int[columns * rows];
    characters = new char[columns * rows];
    colours = new int[columns * rows];
    Arrays.fill(characters, ' ');
  }

  static int colour(int series) {
    return COLOURS[series % COLOURS.length];
  }

  static int markColour() {
    return MARK;
  }

  /** Sets a dot, counted from the top left. */
  void dot(long x, long y, int colour) {
    if (x < 0 || y < 0 || x >= (long) DOTS_X * columns || y >= (long) DOTS_Y * rows) {
      return;
    }
    int cell = (int) (y / DOTS_Y) * columns + (int) (x / DOTS_X);
    dots[cell] |= BITS[(int) (y % DOTS_Y)][(int) (x % DOTS_X)];
    colours[cell] = colour;
  }

  /** Sets the character over the dots of its place. */
  void put(long column, long row, char character, int colour) {
    if (column >= 0 && row >= 0 && column < columns && row < rows) {
      int cell = (int) (row * columns + column);
      characters[cell] = character;
      colours[cell] = colour;
    }
  }

  /** Sets the character where there is nothing yet. */
  void putBehind(long column, long row, char character, int colour) {
    int cell = (int) (row * columns + column);
    if (column >= 0 && column < columns && dots[cell] == 0 && characters[cell] == ' ') {
      put(column, row, character, colour);
    }
  }

  /** Returns a row without blanks at its end, with colours if they are wanted. */
  String row(int row, boolean coloured) {
    StringBuilder text = new StringBuilder();
    int last = columns - 1;
    while (last >= 0 && at(row, last) == ' ') {
      last--;
    }
    int colour = 0;
    for (int column = 0; column <= last; column++) {
      int wanted = at(row, column) == ' ' ? colour : colours[row * columns + column];
      if (coloured && wanted != colour) {
        text.append("\u001b[").append(wanted).append('m');
        colour = wanted;
      }
      text.append(at(row, column));
    }
    return colour == 0 ? text.toString() : text.append("\u001b[0m").toString();
  }

  private char at(int row, int column) {
    int cell = row * columns + column;
    if (characters[cell] != ' ' || dots[cell] == 0) {
      return characters[cell];
    }
    return unicode ? (char) (BRAILLE + dots[cell]) : ascii(dots[cell]);
  }

  /** The height of a dot within its character, as far as ASCII shows it. */
  private static char ascii(int bits) {
    boolean high = (bits & 0x1b) != 0;
    boolean low = (bits & 0xe4) != 0;
    return high && low ? ':' : high ? '\'' : '.';
  }
}
