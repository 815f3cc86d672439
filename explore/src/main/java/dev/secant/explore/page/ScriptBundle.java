package dev.secant.explore.page;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The modules of the page as one script, which a file that is opened from disk may hold: imports of
 * other files are refused there. Our modules keep to a form that makes this a matter of leaving out
 * words: they import by name from each other at the top, export declarations only, and no two have
 * a name in common.
 */
final class ScriptBundle {
  private static final Pattern IMPORT =
      Pattern.compile("(?ms)^import \\{[^}]*\\} from \"\\./[a-z]+\\.js\";\n");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=(async )?function|const|class|let)");

  private ScriptBundle() {}

  /**
   * @param names each behind those it imports from
   * @param read returns the text of a module
   */
  static String of(List<String> names, UnaryOperator<String> read) {
    StringBuilder script = new StringBuilder();
    for (String name : names) {
      String module = IMPORT.matcher(read.apply(name)).replaceAll("");
      script.append(EXPORT.matcher(module).replaceAll(""));
    }
    return script.toString();
  }
}
