package dev.secant.plot;

/** Draws pixels, two a unit, with smooth edges, and letters of single strokes. */
final class PngCanvas implements Canvas {
  private static final int SCALE = 2;
  private static final double AREA = 0.22; // opacity
  private static final double DASH = 5;
  private static final double DASH_GAP = 4;
  private static final double STROKE = 0.095; // of the height of the font
  private static final int SMOOTH = 6; // pieces of a curve

  private final Raster raster;

  PngCanvas(int width, int height) {
    raster = new Raster(width * SCALE, height * SCALE, 0xffffff);
  }

  byte[] image() {
    return PngFile.of(raster);
  }

  private static int colour(Role role) {
    return switch (role) {
      case INK -> 0x1f2328;
      case FAINT -> 0x59636e;
      case GRID -> 0xdde1e6;
      case MARK -> 0x8250df;
      case FIRST -> 0x0550ae;
      case SECOND -> 0xc4432b;
      case THIRD -> 0x1a7f37;
      case FOURTH -> 0x9a6700;
    };
  }

  @Override
  public void clip(double left, double top, double width, double height) {
    raster.clip(SCALE * left, SCALE * top, SCALE * (left + width), SCALE * (top + height));
  }

  @Override
  public void unclip() {
    raster.clip(0, 0, raster.width, raster.height);
  }

  @Override
  public void line(Path path, Pen pen) {
    double along = 0;
    for (int i = 0; i + 1 < path.count(); i++) {
      double length = Math.hypot(path.x(i + 1) - path.x(i), path.y(i + 1) - path.y(i));
      if (pen.isDashed()) {
        dashes(path, i, length, along, pen.width());
      } else {
        segment(path, i, 0, 1, pen.width());
      }
      along += length;
    }
    raster.paint(colour(pen.role()), 1);
  }

  private void dashes(Path path, int i, double length, double along, double width) {
    double period = DASH + DASH_GAP;
    if (length > 1e3 * period) { // far outside of what is shown
      return;
    }
    for (double start = Math.floor(along / period) * period;
        start < along + length;
        start += period) {
      double from = Math.max(0, (start - along) / length);
      double until = Math.min(1, (start + DASH - along) / length);
      if (from < until) {
        segment(path, i, from, until, width);
      }
    }
  }

  private void segment(Path path, int i, double from, double until, double width) {
    double dx = path.x(i + 1) - path.x(i);
    double dy = path.y(i + 1) - path.y(i);
    raster.cover(
        SCALE * (path.x(i) + from * dx),
        SCALE * (path.y(i) + from * dy),
        SCALE * (path.x(i) + until * dx),
        SCALE * (path.y(i) + until * dy),
        SCALE * width / 2);
  }

  @Override
  public void area(Path path, Role role) {
    raster.coverArea(path, SCALE);
    raster.paint(colour(role), AREA);
  }

  @Override
  public void dot(double x, double y, double radius, Role role) {
    raster.cover(SCALE * x, SCALE * y, SCALE * x, SCALE * y, SCALE * radius);
    raster.paint(colour(role), 1);
  }

  @Override
  public void ring(double x, double y, double radius, Role role) {
    dot(x, y, radius + 0.8, role);
    raster.cover(SCALE * x, SCALE * y, SCALE * x, SCALE * y, SCALE * (radius - 0.8));
    raster.paint(0xffffff, 1);
  }

  @Override
  public void text(String text, double x, double y, TextLook look) {
    double width = Glyphs.width(text, look.size());
    double at =
        switch (look.anchor()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    for (int character : text.codePoints().toArray()) {
      double unit = Glyphs.unit(character, look.size());
      double raise = Glyphs.isRaised(character) ? look.size() * 0.36 : 0;
      for (String stroke : Glyphs.strokes(character)) {
        Path path = GlyphPath.of(stroke, SMOOTH);
        Path placed = new Path();
        for (int i = 0; i < path.count(); i++) {
          double right = at + (path.x(i) + 1) * unit;
          double up = raise + (path.y(i) - Glyphs.BASE) * unit;
          placed.add(look.isTurned() ? x - up : x + right, look.isTurned() ? y - right : y - up);
        }
        cover(placed, look.size() * STROKE);
      }
      at += Glyphs.advance(character, look.size());
    }
    raster.paint(colour(look.role()), 1);
  }

  private void cover(Path path, double width) {
    for (int i = 0; i + 1 < path.count(); i++) {
      segment(path, i, 0, 1, width);
    }
  }
}
