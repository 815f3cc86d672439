package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.registry.FunctionEntry;
import dev.secant.runtime.registry.FunctionRegistry;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Parameters;

/** The chain as a command takes it: one quoted word, or separate words. */
final class ChainWords {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?");

  @Parameters(
      arity = "1..*",
      paramLabel = "CHAIN",
      description =
          "Functions, applied from left to right: square exp square, or in one word 'square | exp |"
              + " square' or 'square(exp(square(x)))'. With arguments: scale:2 or 'scale(2)'.")
  private List<String> words = List.of();

  /**
   * Returns the chain.
   *
   * @throws CommandFailure if it cannot be read, or a function is not there
   */
  Chain in(FunctionRegistry registry) {
    try {
      return Chain.parse(words, registry);
    } catch (ChainSyntaxException e) {
      throw new CommandFailure(code(e, registry), e.getMessage() + hint(), e);
    }
  }

  /** Tells a name that is not there, or not usable, from a chain that is written wrongly. */
  private static ErrorCode code(ChainSyntaxException e, FunctionRegistry registry) {
    Matcher matcher = NAME.matcher(e.text());
    if (!matcher.find(e.position()) || matcher.start() != e.position()) {
      return ErrorCode.CHAIN_SYNTAX;
    }
    FunctionEntry entry;
    try {
      entry = registry.function(matcher.group());
    } catch (IllegalArgumentException unknown) {
      return ErrorCode.UNKNOWN_FUNCTION;
    }
    try {
      entry.describe();
      return ErrorCode.CHAIN_SYNTAX;
    } catch (IllegalArgumentException unloadable) {
      return ErrorCode.FUNCTION_NOT_LOADED;
    }
  }

  /** The most likely mistake of somebody who uses the command for the first time. */
  private String hint() {
    String last = words.get(words.size() - 1);
    return words.size() > 1 ? PointOptions.hint(last) : "";
  }
}
