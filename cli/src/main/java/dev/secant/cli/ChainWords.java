package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.ChainSyntaxException;
import dev.secant.runtime.registry.FunctionLoadException;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.UnknownFunctionException;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The chain as a command takes it: one quoted word, or separate words. */
final class ChainWords {
  @Parameters(
      arity = "1..*",
      paramLabel = "CHAIN",
      description =
          "Functions, applied from left to right: square exp square, or in one word 'square | exp |"
              + " square' or 'square(exp(square(x)))'. With arguments: scale:2 or 'scale(2)'.")
  private List<String> words = List.of();

  /** Takes the words of a plain command line. */
  void set(List<String> given) {
    words = given;
  }

  /**
   * Returns the chain.
   *
   * @throws CommandFailure if it cannot be read, or a function is not there or does not load
   */
  Chain in(FunctionRegistry registry) {
    return parse(words, registry);
  }

  /** Returns whether the registry has the chain, all of it by built-in functions. */
  boolean areBuiltIn(FunctionRegistry registry) {
    return areBuiltIn(words, registry);
  }

  /** Returns whether words are a chain of built-in functions. */
  static boolean areBuiltIn(List<String> words, FunctionRegistry registry) {
    try {
      Chain.parse(words, new BuiltInFunctions(registry));
      return true;
    } catch (ChainSyntaxException | FunctionLoadException e) {
      return false; // for the registry with all plug-ins to say
    }
  }

  /** Returns the chain of words, as {@link #in} does. */
  static Chain parse(List<String> words, FunctionRegistry registry) {
    try {
      return registry.chain(words);
    } catch (ChainSyntaxException e) {
      ErrorCode code =
          e.getCause() instanceof UnknownFunctionException
              ? ErrorCode.UNKNOWN_FUNCTION
              : ErrorCode.CHAIN_SYNTAX;
      throw new CommandFailure(code, e.getMessage() + list(e) + hint(words), e);
    } catch (FunctionLoadException e) {
      throw LoadFailure.of(e);
    }
  }

  /** Where to look if no name is spelt like the one that was asked for. */
  private static String list(ChainSyntaxException e) {
    return e.getCause() instanceof UnknownFunctionException unknown
            && unknown.candidates().isEmpty()
        ? "\n'secant functions' lists all"
        : "";
  }

  /** The most likely mistake of somebody who uses the command for the first time. */
  private static String hint(List<String> words) {
    String last = words.get(words.size() - 1);
    return words.size() > 1 ? PointOptions.hint(last) : "";
  }
}
