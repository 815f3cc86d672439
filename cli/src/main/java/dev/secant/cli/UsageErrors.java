package dev.secant.cli;

import dev.secant.cli.model.ModelText;
import dev.secant.cli.session.OptionText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what picocli refuses in the command line, with the nearest options or commands. */
final class UsageErrors {
  /** How picocli refuses 'secant help nope'. */
  private static final Pattern HELP_ON = Pattern.compile("Unknown subcommand '(.*)'\\.");

  private final ErrorReporter errors;

  UsageErrors(ErrorReporter errors) {
    this.errors = errors;
  }

  /** Shows what is wrong with the options and returns the exit code. */
  int report(ParameterException e, String[] args) {
    String message =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : other(String.valueOf(e.getMessage()), e.getCommandLine());
    return errors.usage(e, message, e.getCommandLine().getCommandSpec().qualifiedName());
  }

  private static String other(String text, CommandLine command) {
    Matcher wanted = HELP_ON.matcher(text);
    return wanted.matches() ? unknownCommand(wanted.group(1), command) : uncapitalized(text);
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    CommandLine command = e.getCommandLine();
    if (!e.isUnknownOption() && isGroup(command)) {
      return unknownCommand(word, command);
    }
    String kind = e.isUnknownOption() ? "option" : "argument";
    return unknown(kind, word, NearestWords.of(e))
        + rangeHint(word, command)
        + PointOptions.hint(word);
  }

  private static String unknownCommand(String word, CommandLine group) {
    List<String> nearest = NearestWords.commands(word, group.getCommandSpec());
    return unknown("command", word, nearest)
        + (nearest.isEmpty() ? "; the commands are " + commands(group) : "")
        + PointOptions.hint(word);
  }

  private static String unknown(String kind, String word, List<String> nearest) {
    String suggestion =
        nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + '?';
    return "unknown " + kind + " '" + word + '\'' + suggestion;
  }

  /** Some commands take a range as two options, some as one. */
  private static String rangeHint(String word, CommandLine command) {
    String option = word.replaceFirst("=.*", "");
    var known = command.getCommandSpec().optionsMap();
    if (option.equals("--range") && known.containsKey("--from")) {
      return "\nthe range is given by --from, --to and --points, as in --from 0 --to 1";
    }
    return option.matches("--(from|to|points)") && known.containsKey("--range")
        ? "\nthe range is given by --range A:B:N, as in --range 0:1:11"
        : "";
  }

  private static boolean isGroup(CommandLine command) {
    return !command.getSubcommands().isEmpty();
  }

  private static String commands(CommandLine group) {
    return OptionText.list(ModelText.names(group.getCommandSpec()));
  }

  private static String uncapitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
