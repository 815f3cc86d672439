package dev.secant.explore.answer;

import dev.secant.explore.json.JsonWriter;

/** A request without an answer: a sentence for people, and its code. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int NOWHERE = -1;

  private final RefusalCode code;
  private final int position;

  /** Creates a refusal with one or more lines that say what, where, why and what to do. */
  public Refusal(RefusalCode code, String message) {
    this(code, message, NOWHERE);
  }

  /**
   * Creates a refusal of a chain.
   *
   * @param position of the mistake in the text of the chain, in chars; -1 for none
   */
  Refusal(RefusalCode code, String message, int position) {
    super(message);
    this.code = code;
    this.position = position;
  }

  /** Returns the code. */
  public RefusalCode code() {
    return code;
  }

  /** Returns the refusal as the page gets it. */
  public String toJson() {
    JsonWriter json = new JsonWriter();
    json.object().name("error").object();
    json.name("code").value(code.anchor());
    json.name("message").value(String.valueOf(getMessage()));
    if (position != NOWHERE) {
      json.name("position").value(position);
    }
    json.name("see").value("docs/errors.md#" + code.anchor());
    return json.endObject().endObject().toString();
  }
}
