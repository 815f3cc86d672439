package dev.secant.cli;

import dev.secant.cli.model.ModelText;
import dev.secant.cli.session.OptionText;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what picocli refuses in the command line, with the nearest options or commands. */
final class UsageErrors {
  private final ErrorReporter errors;

  UsageErrors(ErrorReporter errors) {
    this.errors = errors;
  }

  /** Shows what is wrong with the options and returns the exit code. */
  int report(ParameterException e, String[] args) {
    String message =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched)
            : uncapitalized(String.valueOf(e.getMessage()));
    return errors.usage(e, message, e.getCommandLine().getCommandSpec().qualifiedName());
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    String kind =
        e.isUnknownOption() ? "option" : isGroup(e.getCommandLine()) ? "command" : "argument";
    StringBuilder message = new StringBuilder();
    message.append("unknown ").append(kind).append(" '").append(word).append('\'');
    List<String> nearest = NearestWords.of(e);
    if (!nearest.isEmpty()) {
      message.append("; did you mean ").append(String.join(" or ", nearest)).append('?');
    } else if (kind.equals("command")) {
      message.append("; the commands are ").append(commands(e.getCommandLine()));
    }
    return message.append(PointOptions.hint(word)).toString();
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
