package dev.secant.cli.docs;

import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a Markdown document.
 *
 * @param language first word behind the fence: {@code console}, {@code java}, {@code sh}, ...
 * @param file the word behind it, if any: a file that the block is the text of; else empty
 * @param line number of the line of the fence, for messages
 * @param text the lines between the fences
 */
record Block(String language, String file, int line, List<String> text) {
  private static final String FENCE = "```";

  /** Returns the blocks of a document in their order. */
  static List<Block> of(List<String> document) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < document.size(); i++) {
      String opening = document.get(i).strip();
      if (!opening.startsWith(FENCE)) {
        continue;
      }
      String[] words = opening.substring(FENCE.length()).strip().split("\\s+", 2);
      int start = i + 1;
      do {
        i++;
      } while (i < document.size() && !document.get(i).strip().equals(FENCE));
      blocks.add(
          new Block(words[0], words.length > 1 ? words[1] : "", start, document.subList(start, i)));
    }
    return blocks;
  }
}
