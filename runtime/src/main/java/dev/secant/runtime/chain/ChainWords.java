package dev.secant.runtime.chain;

import java.util.List;

/** Makes the text of a chain from separate words, as a shell hands them over. */
final class ChainWords {
  private final StringBuilder text = new StringBuilder();
  private int open;

  private ChainWords() {}

  /**
   * Returns the words with a bar between every two of them where a stage can end and another begin:
   * not next to a bar, comma, colon, equals sign or parenthesis that asks for more, and not inside
   * parentheses. Elsewhere a blank joins them.
   */
  static String join(List<String> words) {
    ChainWords joined = new ChainWords();
    for (int i = 0; i < words.size(); i++) {
      joined.add(words.get(i).strip(), i == 0);
    }
    return joined.text.toString();
  }

  private void add(String word, boolean first) {
    if (!first) {
      text.append(goesOn(word) ? " " : " | ");
    }
    text.append(word);
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      open = c == '(' ? open + 1 : c == ')' ? Math.max(0, open - 1) : open;
    }
  }

  private boolean goesOn(String word) {
    boolean wanted = open > 0 || "|,:=(".indexOf(lastChar()) >= 0;
    return wanted || (!word.isEmpty() && "|,:=()".indexOf(word.charAt(0)) >= 0);
  }

  /** Words are stripped, so the last char is a blank only behind an empty word. */
  private char lastChar() {
    return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
  }
}
