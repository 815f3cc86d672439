package dev.secant.explore.answer;

import dev.secant.explore.json.JsonWriter;

/** One kind of answer. */
interface Answer {
  /**
   * Writes one JSON value.
   *
   * @throws Refusal if there is no answer
   */
  void write(Question question, JsonWriter json) throws Refusal;
}
