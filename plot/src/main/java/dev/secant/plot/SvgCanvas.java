package dev.secant.plot;

import java.util.Locale;

/** Writes SVG: coordinates to a hundredth, colours by classes. */
final class SvgCanvas implements Canvas {
  private static final String STYLE =
      """
      <style>
      text{font-family:"DejaVu Sans",Verdana,Helvetica,Arial,sans-serif;fill:#1f2328}
      path,circle{fill:none;stroke-linejoin:round;stroke-linecap:round}
      .paper{fill:#fff}.dashed{stroke-dasharray:5 4}.area{stroke:none;fill-opacity:.22}
      .ink{stroke:#1f2328}.grid{stroke:#dde1e6}.mark{stroke:#8250df}text.faint{fill:#59636e}
      .first{stroke:#0550ae}.second{stroke:#c4432b}.third{stroke:#1a7f37}.fourth{stroke:#9a6700}
      .area.first,.dot.first{fill:#0550ae}.area.second,.dot.second{fill:#c4432b}
      .area.third,.dot.third{fill:#1a7f37}.area.fourth,.dot.fourth{fill:#9a6700}
      .dot{stroke:none}.ring{fill:#fff}
      @media(prefers-color-scheme:dark){
      text{fill:#e6edf3}.paper,.ring{fill:#0d1117}.ink{stroke:#e6edf3}.grid{stroke:#2d343d}
      .mark{stroke:#d2a8ff}text.faint{fill:#9da7b3}
      .first{stroke:#79b8ff}.second{stroke:#ff9b85}.third{stroke:#6fdd8b}.fourth{stroke:#e3b341}
      .area.first,.dot.first{fill:#79b8ff}.area.second,.dot.second{fill:#ff9b85}
      .area.third,.dot.third{fill:#6fdd8b}.area.fourth,.dot.fourth{fill:#e3b341}
      .area,.dot{stroke:none}}
      .area,.dot{stroke:none}
      </style>
      """;

  private final StringBuilder svg = new StringBuilder(8192);
  private int clips;

  SvgCanvas(int width, int height, String title) {
    svg.append(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .append(" width=\"" + width + "\" height=\"" + height + "\"")
        .append(" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\">\n");
    svg.append("<title>");
    appendText(title.isEmpty() ? "figure" : title);
    svg.append("</title>\n").append(STYLE);
    svg.append("<rect class=\"paper\" width=\"" + width + "\" height=\"" + height + "\"/>\n");
  }

  String document() {
    return svg + "</svg>\n";
  }

  @Override
  public void clip(double left, double top, double width, double height) {
    clips++;
    svg.append("<clipPath id=\"frame" + clips + "\"><rect x=\"");
    append(left).append("\" y=\"");
    append(top).append("\" width=\"");
    append(width).append("\" height=\"");
    append(height).append("\"/></clipPath>\n<g clip-path=\"url(#frame" + clips + ")\">\n");
  }

  @Override
  public void unclip() {
    svg.append("</g>\n");
  }

  @Override
  public void line(Path path, Pen pen) {
    open("path", name(pen.role()) + (pen.isDashed() ? " dashed" : ""));
    svg.append(" stroke-width=\"");
    append(pen.width()).append("\" d=\"");
    appendPath(path);
    svg.append("\"/>\n");
  }

  @Override
  public void area(Path path, Role role) {
    open("path", "area " + name(role));
    svg.append(" d=\"");
    appendPath(path);
    svg.append("z\"/>\n");
  }

  /** Coordinates after the first are differences in hundredths: a third of the size. */
  private void appendPath(Path path) {
    long x = Math.round(100 * path.x(0));
    long y = Math.round(100 * path.y(0));
    svg.append('M');
    appendHundredths(x);
    svg.append(' ');
    appendHundredths(y);
    svg.append('l');
    for (int i = 1; i < path.count(); i++) {
      long nextX = Math.round(100 * path.x(i));
      long nextY = Math.round(100 * path.y(i));
      if (i > 1) {
        svg.append(' ');
      }
      appendHundredths(nextX - x);
      svg.append(' ');
      appendHundredths(nextY - y);
      x = nextX;
      y = nextY;
    }
  }

  @Override
  public void dot(double x, double y, double radius, Role role) {
    circle(x, y, radius, "dot " + name(role));
  }

  @Override
  public void ring(double x, double y, double radius, Role role) {
    circle(x, y, radius, "ring " + name(role));
  }

  private void circle(double x, double y, double radius, String classes) {
    open("circle", classes);
    svg.append(" cx=\"");
    append(x).append("\" cy=\"");
    append(y).append("\" r=\"");
    append(radius).append("\" stroke-width=\"1.6\"/>\n");
  }

  @Override
  public void text(String text, double x, double y, TextLook look) {
    if (text.isEmpty()) {
      return;
    }
    svg.append("<text");
    if (look.role() == Role.FAINT) {
      svg.append(" class=\"faint\"");
    }
    svg.append(" font-size=\"");
    append(look.size())
        .append("\" text-anchor=\"")
        .append(look.anchor().name().toLowerCase(Locale.ROOT));
    svg.append("\" x=\"");
    append(x).append("\" y=\"");
    append(y).append('"');
    if (look.isTurned()) {
      svg.append(" transform=\"rotate(-90 ");
      append(x).append(' ');
      append(y).append(")\"");
    }
    svg.append('>');
    appendText(text);
    svg.append("</text>\n");
  }

  private void open(String element, String classes) {
    svg.append('<').append(element).append(" class=\"").append(classes).append('"');
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private StringBuilder append(double value) {
    appendHundredths(Math.round(100 * value));
    return svg;
  }

  private void appendHundredths(long hundredths) {
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    if (hundredths < 0) {
      svg.append('-');
    }
    if (whole != 0 || rest == 0) {
      svg.append(whole);
    }
    if (rest != 0) {
      svg.append('.').append(rest / 10);
      if (rest % 10 != 0) {
        svg.append(rest % 10);
      }
    }
  }

  private void appendText(String text) {
    text.codePoints().forEach(codePoint -> Markup.append(svg, codePoint));
  }
}
