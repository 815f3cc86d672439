package dev.secant.explore;

import dev.secant.api.Decimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What the page shows: a chain over a range, and one point of it.
 *
 * @param chain in its notation, of at most 10,000 characters
 * @param x the point of tangent and secant; finite
 * @param eps the step of the secant, in the unit of x; above 0 and finite
 * @param from the left end of the range; finite
 * @param to the right end; finite, above {@code from}
 * @param points how many points of the range are computed, 2 to 10,000
 */
public record View(String chain, double x, double eps, double from, double to, int points) {
  /** The most points. */
  public static final int MOST_POINTS = 10_000;

  /** The most characters of a chain: longer than any that somebody would look at. */
  public static final int LONGEST_CHAIN = 10_000;

  /**
   * Checks the values; whether the chain can be read, a registry knows.
   *
   * @throws IllegalArgumentException if one breaks its rule
   * @throws NullPointerException if {@code chain} is null
   */
  public View {
    Objects.requireNonNull(chain, "chain must not be null");
    if (chain.length() > LONGEST_CHAIN) {
      throw new IllegalArgumentException(
          "chain must have at most " + LONGEST_CHAIN + " characters, had " + chain.length());
    }
    requireFinite("x", x);
    requireFinite("from", from);
    requireFinite("to", to);
    if (!(eps > 0 && Double.isFinite(eps))) {
      throw new IllegalArgumentException("eps must be above 0 and finite, was " + eps);
    }
    if (from >= to) {
      throw new IllegalArgumentException("from must be below to, were " + from + " and " + to);
    }
    if (points < 2 || points > MOST_POINTS) {
      throw new IllegalArgumentException(
          "points must be from 2 to " + MOST_POINTS + ", was " + points);
    }
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, was " + value);
    }
  }

  /** Returns the view as the part of a URL behind {@code #}, which the page reads. */
  String fragment() {
    return "chain="
        + URLEncoder.encode(chain, StandardCharsets.UTF_8)
        + "&x="
        + Decimal.toString(x)
        + "&eps="
        + Decimal.toString(eps)
        + "&from="
        + Decimal.toString(from)
        + "&to="
        + Decimal.toString(to)
        + "&points="
        + points;
  }
}
