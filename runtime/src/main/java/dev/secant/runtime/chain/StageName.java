package dev.secant.runtime.chain;

import dev.secant.api.FunctionNames;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules on the name of a stage: {@code square} or, with its plug-in, {@code core.square}. */
final class StageName {
  private static final int LONGEST = 64;

  private StageName() {}

  /** Returns whether {@code name} may stand in a chain. */
  static boolean isLegal(String name) {
    int dot = name.indexOf('.');
    return FunctionNames.isLegal(name.substring(dot + 1))
        && (dot < 0 || Pattern.matches("[a-z0-9_]{1,255}", name.substring(0, dot)));
  }

  /** Returns what is wrong with a word that is no legal name; {@code shown} is fit to be shown. */
  static String complaint(String word, String shown) {
    if (word.equals("x")) {
      return "x is the variable, not a function";
    }
    int length = word.length() - word.indexOf('.') - 1;
    if (length > LONGEST) {
      return "a name has at most " + LONGEST + " characters, '" + shown + "' has " + length;
    }
    if (Pattern.matches("[0-9.]++(?:[eE][0-9]++)?+", word)) {
      return "found the number " + shown + ", expected the name of a function";
    }
    return "'" + shown + "' is no name of a function";
  }

  /** Returns what to write instead of such a word; empty if there is no telling. */
  static String hint(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    if (word.equals("x")) {
      return "the chain is applied to x by itself: write square | exp, or square(exp(x))";
    }
    return isLegal(small)
        ? "names are written in small letters: " + small
        : "a name is a letter a-z, then a-z, 0-9 and _, perhaps behind a plug-in and a dot";
  }
}
