package dev.secant.runtime.chain;

/**
 * The text of a chain does not follow the notation, or names a function that cannot be had.
 *
 * <p>The message is made for people: the reason, the text with a caret under the position, and
 * mostly a hint what to write instead.
 *
 * <pre>{@code
 * found 'p' after ex, expected | or the end of the chain
 *   square | ex p | square
 *               ^
 * functions are separated by |: ex | p
 * }</pre>
 *
 * <p>Of a long text, the message shows the surroundings of the position. White space is shown as
 * blanks; control characters and others without a width of their own are shown as {@code \}{@code
 * u001b}, so the message can be printed to any terminal.
 *
 * <p>If a function refused its arguments, the {@linkplain #getCause() cause} is what it threw;
 * serialization leaves it out.
 *
 * @see Chain#parse(String, StageResolver)
 */
public final class ChainSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The whole text of the chain, as it was given. */
  private final String text;

  /** Index of the offending char; the length of the text if something is missing at its end. */
  private final int position;

  /** What was found and what was expected. */
  private final String reason;

  /**
   * @param position index of a char of {@code text}, or its length
   * @param reason what is wrong, as a sentence
   * @param hint what to do about it; empty for none
   */
  ChainSyntaxException(String text, int position, String reason, String hint) {
    super(message(text, position, reason, hint));
    this.text = text;
    this.position = position;
    this.reason = reason;
  }

  /** The same without its cause. */
  private ChainSyntaxException(ChainSyntaxException original) {
    super(original.getMessage());
    this.text = original.text;
    this.position = original.position;
    this.reason = original.reason;
    setStackTrace(original.getStackTrace());
  }

  private static String message(String text, int position, String reason, String hint) {
    String message = reason + "\n" + CaretLines.of(text, position, "  ");
    return hint.isEmpty() ? message : message + "\n" + hint;
  }

  /** Returns the whole text of the chain, unabridged; of separate words, the text they make. */
  public String text() {
    return text;
  }

  /**
   * Returns where the mistake is: an index into {@link #text()}, in chars, from 0 to its length.
   */
  public int position() {
    return position;
  }

  /** Returns what was found and what was expected: the message without text, caret and hint. */
  public String reason() {
    return reason;
  }

  /** What is written by serialization: the cause may be of a class that only a plug-in has. */
  private Object writeReplace() {
    return new ChainSyntaxException(this);
  }
}
