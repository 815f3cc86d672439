package dev.secant.testkit.jar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a Java source file.
 *
 * @param path where a compiler expects it, {@code org/acme/Hill.java}
 * @param text the text
 */
record SourceText(String path, String text) {
  private static final String MODULE = "module-info.java";
  private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");
  private static final Pattern TYPE =
      Pattern.compile(
          "\\bpublic\\s+(?:(?:final|abstract|sealed|non-sealed|strictfp)\\s+)*"
              + "(?:class|interface|@interface|enum|record)\\s+(\\w+)");
  private static final Pattern ANY_TYPE =
      Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");

  /**
   * Returns the source file of a text, whose path follows from the package and the type in it.
   *
   * @throws IllegalArgumentException if the text declares no type and is no module declaration
   */
  static SourceText of(String text) {
    if (Pattern.compile("^\\s*(open\\s+)?module\\s", Pattern.MULTILINE).matcher(text).find()) {
      return new SourceText(MODULE, text);
    }
    String type = first(TYPE, text);
    String name = type != null ? type : first(ANY_TYPE, text);
    if (name == null) {
      throw new IllegalArgumentException(
          "source must declare a class, an interface, an enum, a record or a module, was: " + text);
    }
    String where = first(PACKAGE, text);
    String folder = where == null ? "" : where.replace('.', '/') + "/";
    return new SourceText(folder + name + ".java", text);
  }

  boolean isModule() {
    return path.equals(MODULE);
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }
}
