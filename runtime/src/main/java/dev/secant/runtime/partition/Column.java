package dev.secant.runtime.partition;

/** What a task may compute at a number. */
enum Column {
  VALUE("value"),
  DERIVATIVE("derivative"),
  /** The error bar, and all else that comes with a search. */
  SEARCH("error bar");

  private final String text;

  Column(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
