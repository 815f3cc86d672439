package dev.secant.explore.answer;

import dev.secant.explore.json.JsonWriter;
import dev.secant.runtime.chain.ArrayResultException;
import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.registry.FunctionRegistry;
import java.util.Map;
import java.util.Set;

/**
 * All that the page can be told, by the name of the question.
 *
 * <p>An answer may take as long as the functions of the chain do. It ends early, by {@link
 * java.util.concurrent.CancellationException}, if the thread is interrupted and the function
 * returns. Thread-safe.
 */
public final class Answers {
  private final Map<String, Answer> byName;

  /** Makes the answers about the functions of a registry. */
  public Answers(FunctionRegistry registry) {
    Chains chains = new Chains(registry);
    byName =
        Map.of(
            "functions", new FunctionsAnswer(registry),
            "describe", new DescriptionAnswer(registry),
            "chain", new ChainAnswer(registry, chains),
            "curve", new CurveAnswer(chains),
            "point", new PointAnswer(chains),
            "sweep", new SweepAnswer(chains),
            "check", new CheckAnswer(chains));
  }

  /** Returns the names of all questions. */
  public Set<String> names() {
    return byName.keySet();
  }

  /**
   * Returns the answer in JSON.
   *
   * @param name one of {@link #names()}
   * @throws Refusal if there is none
   */
  public String answer(String name, Question question) throws Refusal {
    JsonWriter json = new JsonWriter();
    write(name, question, json);
    return json.toString();
  }

  /** Writes the answer as {@link #answer} returns it. */
  void write(String name, Question question, JsonWriter json) throws Refusal {
    Answer answer = byName.get(name);
    if (answer == null) {
      throw new IllegalArgumentException("no such question: " + name);
    }
    told(answer, question, json);
  }

  /**
   * Writes an answer, or refuses for what the chain of the question does. Other exceptions are
   * defects, or of a closed registry, and are passed on.
   */
  static void told(Answer answer, Question question, JsonWriter json) throws Refusal {
    try {
      answer.write(question, json);
    } catch (FunctionFailedException | ArrayResultException e) {
      throw new Refusal(RefusalCode.ROW_FAILED, String.valueOf(e.getMessage()));
    }
  }
}
