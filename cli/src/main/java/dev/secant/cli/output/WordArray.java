package dev.secant.cli.output;

import dev.secant.api.Variable;
import java.util.List;

/** Words in the shape of an array: one about each of its elements, in row-major order. */
public final class WordArray {
  private final List<String> words;
  private final int[] shape;

  private WordArray(List<String> words, int[] shape) {
    this.words = words;
    this.shape = shape;
  }

  /**
   * Returns words about the elements of an array.
   *
   * @param words as many as the array has elements; copied
   */
  public static WordArray about(Variable array, List<String> words) {
    if (words.size() != array.size()) {
      throw new IllegalArgumentException(
          "words must be as many as the elements, " + array.size() + ", were " + words.size());
    }
    return new WordArray(List.copyOf(words), array.shape());
  }

  /** Returns the words in row-major order. */
  public List<String> words() {
    return words;
  }

  int[] shape() {
    return shape;
  }

  /** Returns the words as they stand in nested brackets: {@code [OK, KINK]}. */
  @Override
  public String toString() {
    return ArrayText.plain(this);
  }
}
