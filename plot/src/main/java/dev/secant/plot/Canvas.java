package dev.secant.plot;

/** Where a figure is drawn: units from the top left corner. */
interface Canvas {
  /** What a thing is, which decides its colour. */
  enum Role {
    INK,
    FAINT,
    GRID,
    MARK,
    FIRST,
    SECOND,
    THIRD,
    FOURTH;

    static Role ofSeries(int index) {
      return new Role[] {FIRST, SECOND, THIRD, FOURTH}[index % 4];
    }
  }

  /** Where a text stands about its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * How a line is drawn.
   *
   * @param width in units
   * @param isDashed whether it has gaps
   */
  record Pen(Role role, double width, boolean isDashed) {}

  /** Keeps what is drawn until the next call within a rectangle. */
  void clip(double left, double top, double width, double height);

  /** Ends {@link #clip}. */
  void unclip();

  /** Draws a line through the first points of a path. */
  void line(Path path, Pen pen);

  /** Fills what a path goes around, lightly. */
  void area(Path path, Role role);

  void dot(double x, double y, double radius, Role role);

  void ring(double x, double y, double radius, Role role);

  /** Draws text on a base line; turned, it reads upwards. */
  void text(String text, double x, double y, TextLook look);

  /**
   * How a text looks.
   *
   * @param size height of the font in units
   */
  record TextLook(Anchor anchor, double size, Role role, boolean isTurned) {}
}
