package dev.secant.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Finds the option or command that was likely meant. (picocli's own suggestions for options are
 * those with the same first two letters, which finds nothing for {@code --fromat}.)
 */
final class NearestWords {
  private NearestWords() {}

  /** Returns the nearest options or commands, at most a third of the letters away; or none. */
  static List<String> of(UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    List<String> nearest = new ArrayList<>();
    int best = Math.max(1, word.length() / 3);
    for (String candidate : e.isUnknownOption() ? options(spec) : commands(spec)) {
      int distance = distance(word, candidate);
      if (distance < best) {
        nearest.clear();
        best = distance;
      }
      if (distance == best) {
        nearest.add(candidate);
      }
    }
    return nearest;
  }

  private static List<String> options(CommandSpec spec) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      names.add(option.longestName());
    }
    return names;
  }

  private static List<String> commands(CommandSpec spec) {
    return new ArrayList<>(spec.subcommands().keySet());
  }

  /** Number of letters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
      }
    }
    return cost[a.length()][b.length()];
  }
}
