package dev.secant.cli;

import dev.secant.cli.model.ModelText;
import dev.secant.runtime.text.NearestNames;
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

  /**
   * Returns the nearest options or commands, at most a third of the letters away; or none. The
   * class is not exported by the runtime, which is no obstacle on the class path, and of the same
   * version here always.
   */
  static List<String> of(UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    return e.isUnknownOption() ? NearestNames.of(word, options(spec)) : commands(word, spec);
  }

  /** Returns the nearest commands below a group, else those that a longer word begins with. */
  static List<String> commands(String word, CommandSpec group) {
    List<String> names = ModelText.names(group);
    List<String> nearest = NearestNames.of(word, names);
    return nearest.isEmpty() ? names.stream().filter(word::startsWith).toList() : nearest;
  }

  private static List<String> options(CommandSpec spec) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      names.add(option.longestName());
    }
    return names;
  }
}
