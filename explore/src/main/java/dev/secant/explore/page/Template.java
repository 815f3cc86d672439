package dev.secant.explore.page;

/** A text with places of the form {@code <!--name-->}, each to be filled once. Immutable. */
final class Template {
  private final String text;

  Template(String text) {
    this.text = text;
  }

  /**
   * Returns this with a place filled.
   *
   * @param content taken as it is: who fills in text of unknown origin escapes it before
   * @throws IllegalArgumentException if there is no such place
   */
  Template with(String place, String content) {
    String mark = "<!--" + place + "-->";
    int start = text.indexOf(mark);
    if (start < 0) {
      throw new IllegalArgumentException("no place " + mark);
    }
    return new Template(text.substring(0, start) + content + text.substring(start + mark.length()));
  }

  @Override
  public String toString() {
    return text;
  }
}
