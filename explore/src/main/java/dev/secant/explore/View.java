package dev.secant.explore;

import dev.secant.api.Decimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

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
