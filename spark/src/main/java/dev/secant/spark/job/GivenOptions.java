package dev.secant.spark.job;

import dev.secant.runtime.text.NearestNames;
import dev.secant.runtime.text.SafeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The words of a command line by their options: {@code --order 2}, {@code --order=2}. */
final class GivenOptions {
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Reads a command line.
   *
   * @param valued options that have a value
   * @param flags options that have none
   * @throws JobException if it has an option that is none of them, has one twice or without its
   *     value, or has a word that belongs to no option
   */
  static GivenOptions of(List<String> words, Set<String> valued, Set<String> flags) {
    GivenOptions given = new GivenOptions();
    int next = 0;
    while (next < words.size()) {
      String word = words.get(next++);
      int equal = word.startsWith("--") ? word.indexOf('=') : -1;
      String option = equal < 0 ? word : word.substring(0, equal);
      if (flags.contains(option) && equal < 0) {
        given.add(option, "");
      } else if (flags.contains(option)) {
        throw JobException.usage(option + " takes no value, was given one");
      } else if (!valued.contains(option)) {
        throw unknown(option, valued, flags);
      } else if (equal >= 0) {
        given.add(option, word.substring(equal + 1));
      } else if (next < words.size() && !words.get(next).startsWith("--")) {
        given.add(option, words.get(next++));
      } else {
        throw JobException.usage(option + " needs a value");
      }
    }
    return given;
  }

  private static JobException unknown(String word, Set<String> valued, Set<String> flags) {
    if (!word.startsWith("-")) {
      return JobException.usage(
          "'" + SafeText.of(word) + "' belongs to no option; the chain is one word behind --chain");
    }
    Set<String> all = new TreeSet<>(valued);
    all.addAll(flags);
    List<String> nearest = NearestNames.of(word, all);
    return JobException.usage(
        "unknown option '"
            + SafeText.of(word)
            + "'"
            + (nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?"));
  }

  private void add(String option, String value) {
    if (values.putIfAbsent(option, value) != null) {
      throw JobException.usage(option + " must be given once, was given twice");
    }
  }

  boolean has(String option) {
    return values.containsKey(option);
  }

  @Nullable String get(String option) {
    return values.get(option);
  }

  /** Returns the value of an option that must be there. */
  String required(String option) {
    String value = values.get(option);
    if (value == null || value.isBlank()) {
      throw JobException.usage(option + (value == null ? " is missing" : " must not be empty"));
    }
    return value;
  }

  /** Returns a number, or null if the option is not there. */
  @Nullable Double number(String option) {
    String value = values.get(option);
    try {
      return value == null ? null : Double.valueOf(value);
    } catch (NumberFormatException e) {
      throw notOne(option, "a number", value);
    }
  }

  /** Returns a whole number, or null if the option is not there. */
  @Nullable Integer wholeNumber(String option) {
    String value = values.get(option);
    try {
      return value == null ? null : Integer.valueOf(value);
    } catch (NumberFormatException e) {
      throw notOne(option, "a whole number", value);
    }
  }

  private static JobException notOne(String option, String rule, @Nullable String value) {
    return JobException.usage(
        option + " must be " + rule + ", was '" + SafeText.of(String.valueOf(value)) + "'");
  }
}
