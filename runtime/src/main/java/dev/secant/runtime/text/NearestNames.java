package dev.secant.runtime.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Finds names like one that was mistyped, by the Damerau-Levenshtein distance in its restricted
 * form: insertions, deletions, substitutions, and swaps of neighbours.
 *
 * <p>Source: F. J. Damerau, A technique for computer detection and correction of spelling errors,
 * Communications of the ACM 7 (1964).
 */
public final class NearestNames {
  private static final int MAX_SUGGESTIONS = 3;

  /** Names longer than any legal one are not worth the time to compare. */
  private static final int MAX_COMPARED = 256;

  private NearestNames() {}

  /**
   * Returns up to three names at the smallest distance, if that is at most a third of the length;
   * else up to three that begin with {@code name}. Upper and lower case are the same.
   */
  public static List<String> of(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int best = Math.max(1, (wanted.length() + 1) / 3);
    List<String> nearest = new ArrayList<>();
    for (String candidate : known) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT), best);
      if (distance < best) {
        nearest.clear();
        best = distance;
      }
      if (distance == best) {
        nearest.add(candidate);
      }
    }
    if (nearest.isEmpty() && wanted.length() >= 2) {
      known.stream().filter(candidate -> candidate.startsWith(wanted)).forEach(nearest::add);
    }
    return nearest.stream().sorted().distinct().limit(MAX_SUGGESTIONS).toList();
  }

  /** Returns the distance, or some number above {@code limit} if it is above that. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit
        || a.length() > MAX_COMPARED
        || b.length() > MAX_COMPARED) {
      return limit + 1;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
      row[0] = i;
      int smallest = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost = Math.min(cost, beforeLast[j - 2] + 1);
        }
        row[j] = cost;
        smallest = Math.min(smallest, cost);
      }
      if (smallest > limit + 1) {
        return limit + 1; // a swap looks back two rows, hence the one more
      }
    }
    return row[b.length()];
  }
}
