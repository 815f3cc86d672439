package dev.secant.plot;

import java.util.List;
import java.util.Objects;

/**
 * A title and panels one above the other, over one horizontal axis. Immutable.
 *
 * <pre>{@code
 * Figure figure =
 *     Figure.of("sin", Axis.of("x", Scale.LINEAR), Panel.of(Axis.of("sin(x)", Scale.LINEAR)).with(series));
 * String svg = figure.toSvg(720, 480);
 * byte[] png = figure.toPng(720, 480);
 * String text = figure.toText(TextStyle.of(80, 20, true, false));
 * }</pre>
 *
 * <p>A line of more points than the picture has columns is drawn by the first, the least, the
 * greatest and the last of each column, in their order: what a pixel shows, and no spike is lost.
 * Text is drawn as it is given, markup and control characters made harmless.
 */
public final class Figure {
  /** The least width and height of a picture. */
  public static final int SMALLEST = 160;

  /** The greatest width and height of a picture. */
  public static final int LARGEST = 8000;

  private final String title;
  private final Axis x;
  private final List<Panel> panels;

  private Figure(String title, Axis x, List<Panel> panels) {
    this.title = Objects.requireNonNull(title, "title must not be null");
    this.x = x;
    this.panels = panels;
  }

  /**
   * Returns a figure.
   *
   * @param title empty for none
   * @param panels at least one, from top to bottom
   * @throws IllegalArgumentException if there is no panel
   */
  public static Figure of(String title, Axis x, Panel... panels) {
    if (panels.length == 0) {
      throw new IllegalArgumentException("panels must hold at least one, was empty");
    }
    return new Figure(title, x, List.of(panels));
  }

  String title() {
    return title;
  }

  Axis x() {
    return x;
  }

  List<Panel> panels() {
    return panels;
  }

  /**
   * Returns an SVG 1.1 document: valid XML in UTF-8, text as text, without scripts and without
   * anything to be loaded; light, or dark where the viewer prefers that.
   *
   * @param width in CSS pixels, {@link #SMALLEST} to {@link #LARGEST}
   * @param height likewise
   * @throws IllegalArgumentException if a size is out of its range
   */
  public String toSvg(int width, int height) {
    requireSize(width, height);
    SvgCanvas canvas = new SvgCanvas(width, height, title);
    new Painter(this, canvas, width, height).paint();
    return canvas.document();
  }

  /**
   * Returns a PNG image with two pixels a unit, light, the same pixels on every machine. It is
   * drawn here, letters included, so that it needs no screen and no font; a character beyond ASCII
   * is drawn if the figures here use it, else as a box.
   *
   * @param width in units, half the pixels, {@link #SMALLEST} to {@link #LARGEST}
   * @param height likewise
   * @throws IllegalArgumentException if a size is out of its range
   */
  public byte[] toPng(int width, int height) {
    requireSize(width, height);
    PngCanvas canvas = new PngCanvas(width, height);
    new Painter(this, canvas, width, height).paint();
    return canvas.image();
  }

  /** Returns lines of characters, each ended by a line feed, without blanks at their ends. */
  public String toText(TextStyle style) {
    return new TextPicture(this, style).text();
  }

  private static void requireSize(int width, int height) {
    if (width < SMALLEST || width > LARGEST || height < SMALLEST || height > LARGEST) {
      throw new IllegalArgumentException(
          "width and height must be "
              + SMALLEST
              + " to "
              + LARGEST
              + ", were "
              + width
              + " and "
              + height);
    }
  }
}
