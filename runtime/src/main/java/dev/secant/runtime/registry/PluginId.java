package dev.secant.runtime.registry;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a plug-in, which stands before the dot of a full name: {@code special-functions-1.0} is
 * {@code special_functions} in version 1.0.
 *
 * @param id a letter a-z, then up to 63 of a-z, 0-9 and underscore
 * @param version or empty
 */
record PluginId(String id, String version) {
  /** The functions that come with Secant. */
  static final String CORE = "core";

  /** Classes of the application that are in no JAR. */
  static final String APP = "app";

  private static final int MAX_LENGTH = 64;
  private static final Pattern VERSION = Pattern.compile("-(\\d[^/]*)$");

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

  /** Returns a legal id: lower case, other characters as underscores, a letter first. */
  static String normalise(String name) {
    StringBuilder id = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean legal = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      id.append(legal ? c : '_');
    }
    if (id.isEmpty() || id.charAt(0) < 'a' || id.charAt(0) > 'z') {
      id.insert(0, "p_");
    }
    return id.length() > MAX_LENGTH ? id.substring(0, MAX_LENGTH) : id.toString();
  }
}
