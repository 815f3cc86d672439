package dev.secant.runtime.registry;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a plug-in, which stands before the dot of a full name: {@code special-functions-1.0} is
 * {@code special_functions} in version 1.0, {@code 3d-tools} is {@code 3d_tools}.
 *
 * @param id at least one of a-z, 0-9 and underscore
 * @param version or empty
 */
record PluginId(String id, String version) {
  /** The functions that come with Secant. */
  static final String CORE = "core";

  /** Classes of the application that are in no JAR. */
  static final String APP = "app";

  private static final Pattern VERSION = Pattern.compile("(?<=.)-(\\d[^/]*)$");

  /**
   * Returns the id for a name.
   *
   * @param name of a file without {@code .jar}, or of a folder
   */
  static PluginId ofFileName(String name) {
    Matcher matcher = VERSION.matcher(name);
    return matcher.find()
        ? new PluginId(normalise(name.substring(0, matcher.start())), matcher.group(1))
        : new PluginId(normalise(name), "");
  }

  /** Returns whether only Secant and the application itself may have the id. */
  static boolean isReserved(String id) {
    return id.equals(CORE) || id.equals(APP);
  }

  /**
   * Returns the id by the rule: lower case, and an underscore for each character that is none of
   * a-z and 0-9. Of an empty name, which only a file named {@code .jar} has, an underscore.
   */
  static String normalise(String name) {
    StringBuilder id = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .map(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_')
        .forEach(id::appendCodePoint);
    return id.isEmpty() ? "_" : id.toString();
  }
}
