package dev.secant.cli;

import dev.secant.cli.failure.CommandFailure;
import dev.secant.cli.failure.ErrorCode;
import dev.secant.cli.session.PlainOptions;
import dev.secant.runtime.diff.AdaptiveDerivative;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of the adaptive derivative, and the rules they are held to. */
final class SearchOptions implements PlainOptions {
  private static final String ORDER = "--order";
  private static final String TOLERANCE = "--tolerance";
  private static final String BUDGET = "--budget";
  private static final String NOISE_FLOOR = "--noise-floor";

  @Option(
      names = ORDER,
      paramLabel = "N",
      description = "Order of the derivative, 1 to 6. Default: 1.")
  private @Nullable String order;

  @Option(
      names = TOLERANCE,
      paramLabel = "T",
      description =
          "Relative error that is good enough, from 0 to below 1; 1e-6 saves a third of the"
              + " evaluations. Default: 0, as accurate as it gets.")
  private @Nullable String tolerance;

  @Option(
      names = BUDGET,
      paramLabel = "N",
      description = "Evaluations of the chain allowed for a derivative, at least 10. Default: 48.")
  private @Nullable String budget;

  @Option(
      names = NOISE_FLOOR,
      paramLabel = "D",
      description =
          "How far values of the chain may be off, in their unit, where that is known. Default: 0,"
              + " noise is measured.")
  private @Nullable String noiseFloor;

  @Override
  public boolean set(String name, String value) {
    switch (name) {
      case ORDER -> order = value;
      case TOLERANCE -> tolerance = value;
      case BUDGET -> budget = value;
      case NOISE_FLOOR -> noiseFloor = value;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Returns the names of the options that were given. */
  Set<String> given() {
    return texts().keySet();
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    put(texts, ORDER, order);
    put(texts, TOLERANCE, tolerance);
    put(texts, BUDGET, budget);
    put(texts, NOISE_FLOOR, noiseFloor);
    return texts;
  }

  private static void put(Map<String, String> texts, String name, @Nullable String text) {
    if (text != null) {
      texts.put(name, text);
    }
  }

  /** Returns the order of the derivative. */
  int order() {
    return order == null ? 1 : SettingText.whole(ORDER, order);
  }

  /**
   * Returns the search with these settings.
   *
   * @throws CommandFailure if a setting is no number or breaks its rule
   */
  AdaptiveDerivative search() {
    AdaptiveDerivative search = AdaptiveDerivative.standard();
    for (Map.Entry<String, String> given : texts().entrySet()) {
      search = with(search, given.getKey(), given.getValue());
    }
    return search;
  }

  private static AdaptiveDerivative with(AdaptiveDerivative search, String name, String text) {
    try {
      return switch (name) {
        case ORDER -> search.withOrder(SettingText.whole(name, text));
        case BUDGET -> search.withBudget(SettingText.whole(name, text));
        case TOLERANCE -> search.withTolerance(SettingText.number(name, text));
        default -> search.withNoiseFloor(SettingText.number(name, text));
      };
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ErrorCode.INVALID_SETTING, ofOption(name, String.valueOf(e.getMessage())), e);
    }
  }

  /** Returns what the engine says of its setting, as what is said of the option. */
  private static String ofOption(String name, String message) {
    String setting =
        switch (name) {
          case ORDER -> "order";
          case BUDGET -> "budget";
          case TOLERANCE -> "tolerance";
          default -> "noise floor";
        };
    return message.startsWith(setting + " ")
        ? name + message.substring(setting.length())
        : name + ": " + message;
  }
}
