package dev.secant.cli.plugins.project;

import dev.secant.api.FunctionNames;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a new project, from which all others follow: {@code soft-step} is a folder and an
 * artifact, its plug-in and its function are {@code soft_step}, its class is {@code SoftStep}.
 */
record ProjectName(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");

  /** What the class would hide from itself: all that its text names, besides java.lang. */
  private static final Set<String> USED =
      Set.of(
          "Arguments",
          "Bell",
          "DifferentiableElementwiseFunction",
          "Domain",
          "Example",
          "FactoryContract",
          "Function",
          "FunctionContract",
          "FunctionFactory",
          "FunctionName",
          "List",
          "Parameter",
          "Test",
          "Variable");

  private static final Set<String> RESERVED_IDS = Set.of("core", "app");

  /** What Windows takes for a device, whatever the folder and the ending. */
  private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|(com|lpt)[0-9]");

  /**
   * Returns the name.
   *
   * @throws IllegalArgumentException if a plug-in, a function or a class of it cannot have it; the
   *     message has the rule and the value
   */
  static ProjectName of(String text) {
    ProjectName name = new ProjectName(text);
    if (!FORM.matcher(text).matches() || !FunctionNames.isLegal(name.function())) {
      throw new IllegalArgumentException(
          "NAME must be letters a-z and digits, at most 64, in parts that begin with a letter, with"
              + " hyphens between them, such as hill or soft-step, and not x; was '"
              + text
              + "'");
    }
    if (RESERVED_IDS.contains(name.function())) {
      throw new IllegalArgumentException(
          "NAME must be none that is reserved for plug-ins of Secant itself, was '" + text + "'");
    }
    if (DEVICE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "NAME must be none that Windows keeps for devices, was '" + text + "'");
    }
    if (USED.contains(name.className()) || isOfJavaLang(name.className())) {
      throw new IllegalArgumentException(
          "NAME must give a class that hides no other, '"
              + text
              + "' gives "
              + name.className()
              + "; choose another, such as my-"
              + text);
    }
    return name;
  }

  private static boolean isOfJavaLang(String className) {
    try {
      Class.forName("java.lang." + className, false, null);
      return true;
    } catch (ClassNotFoundException | LinkageError e) { // the latter where case is no difference
      return false;
    }
  }

  /** Returns the name of the function and of the plug-in: {@code soft_step}. */
  String function() {
    return text.replace('-', '_');
  }

  /** Returns the name of the class: {@code SoftStep}. */
  String className() {
    StringBuilder name = new StringBuilder();
    for (String part : text.split("-", -1)) {
      name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return name.toString();
  }

  /** Returns whether the name of the class gives the name of the function by itself. */
  boolean needsAnnotation() {
    return !FunctionNames.fromSimpleName(className()).equals(function());
  }
}
