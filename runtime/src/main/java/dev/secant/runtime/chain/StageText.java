package dev.secant.runtime.chain;

import java.util.Map;

/** A stage as it stands in a text: its name, where that begins, and its arguments. */
final class StageText {
  private final String name;
  private final int position;
  private final double[] positional;
  private final Map<String, Double> named;

  /** Keeps its arguments; the parser hands over arrays and maps of their own. */
  StageText(String name, int position, double[] positional, Map<String, Double> named) {
    this.name = name;
    this.position = position;
    this.positional = positional;
    this.named = named;
  }

  String name() {
    return name;
  }

  int position() {
    return position;
  }

  /** Returns the stage that a resolver finds. */
  Stage resolve(StageResolver resolver) {
    return resolver.resolve(name, positional, named);
  }
}
