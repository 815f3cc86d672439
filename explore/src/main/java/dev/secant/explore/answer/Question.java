package dev.secant.explore.answer;

import dev.secant.explore.json.FlatObject;
import dev.secant.explore.json.JsonSyntaxException;
import dev.secant.runtime.text.SafeText;
import java.util.Map;

/** A request of the page: named numbers and texts, each checked when it is asked for. */
public final class Question {
  /** Longer than any chain that somebody would look at. */
  private static final int LONGEST_CHAIN = 10_000;

  /** Each point is searched for its derivative, and sent and drawn. */
  public static final int MOST_POINTS = 10_000;

  private static final int FEWEST_POINTS = 2;

  private final Map<String, Object> members;

  private Question(Map<String, Object> members) {
    this.members = members;
  }

  /**
   * Returns the question in a body.
   *
   * @throws Refusal if it is no JSON object of texts and numbers
   */
  public static Question parse(String body) throws Refusal {
    try {
      return new Question(FlatObject.parse(body));
    } catch (JsonSyntaxException e) {
      throw new Refusal(
          RefusalCode.BAD_REQUEST,
          "the body must be a JSON object of texts and numbers; " + e.getMessage());
    }
  }

  /** Returns the question for a view, as the page would ask it. */
  static Question of(Map<String, Object> members) {
    return new Question(members);
  }

  String chain() throws Refusal {
    String chain = text("chain");
    if (chain.length() > LONGEST_CHAIN) {
      throw new Refusal(
          RefusalCode.BAD_REQUEST,
          "chain must have at most " + LONGEST_CHAIN + " characters, had " + chain.length());
    }
    return chain;
  }

  String text(String name) throws Refusal {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw mustBe(name, "a text");
  }

  double finite(String name) throws Refusal {
    if (members.get(name) instanceof Double number && Double.isFinite(number)) {
      return number;
    }
    throw mustBe(name, "a finite number");
  }

  double step() throws Refusal {
    double eps = finite("eps");
    if (eps <= 0) {
      throw mustBe("eps", "above 0");
    }
    return eps;
  }

  int points() throws Refusal {
    double points = finite("points");
    if (points > MOST_POINTS) {
      throw new Refusal(
          RefusalCode.TOO_MANY_POINTS,
          "points must be at most " + MOST_POINTS + ", was " + members.get("points"));
    }
    if (points < FEWEST_POINTS || points != (int) points) {
      throw mustBe("points", "a whole number from 2 to " + MOST_POINTS);
    }
    return (int) points;
  }

  Range range() throws Refusal {
    double from = finite("from");
    double to = finite("to");
    if (from >= to) {
      throw new Refusal(
          RefusalCode.BAD_REQUEST, "from must be below to, were " + from + " and " + to);
    }
    return new Range(from, to);
  }

  /** Numbers between two, both included. */
  record Range(double from, double to) {}

  private Refusal mustBe(String name, String rule) {
    Object found = members.get(name);
    String was =
        found == null
            ? " and was missing"
            : ", was " + (found instanceof String text ? '"' + SafeText.of(text) + '"' : found);
    return new Refusal(RefusalCode.BAD_REQUEST, name + " must be " + rule + was);
  }
}
