package dev.secant.runtime.registry.scan;

import dev.secant.runtime.text.SafeText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The id of a plug-in, which stands before the dot of a full name: {@code special-functions-1.0} is
 * {@code special_functions} in version 1.0, {@code 3d-tools} is {@code 3d_tools}.
 *
 * @param id at least one of a-z, 0-9 and underscore
 * @param version or empty
 */
public record PluginId(String id, String version) {
  /** The functions that come with Secant. */
  public static final String CORE = "core";

  /** Classes of the application that are in no JAR. */
  public static final String APP = "app";

  /**
   * Returns the id and version: as the manifest says, else by the name of the file.
   *
   * @param declaredId by the manifest, or null
   * @param declaredVersion by the manifest, safe to print, or null
   * @param name of the file without {@code .jar}, or of the folder
   */
  public static PluginId of(
      @Nullable String declaredId, @Nullable String declaredVersion, String name) {
    PluginId byName = ofFileName(name);
    return new PluginId(
        declaredId == null ? byName.id() : declaredId,
        declaredVersion == null ? SafeText.of(byName.version()) : declaredVersion);
  }

  /**
   * Returns the id for a name.
   *
   * @param name of a file without {@code .jar}, or of a folder
   */
  public static PluginId ofFileName(String name) {
    for (int dash = name.indexOf('-', 1); dash > 0; dash = name.indexOf('-', dash + 1)) {
      if (dash + 1 < name.length() && isDigit(name.charAt(dash + 1))) {
        return new PluginId(normalise(name.substring(0, dash)), name.substring(dash + 1));
      }
    }
    return new PluginId(normalise(name), "");
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Returns whether only Secant and the application itself may have the id. */
  public static boolean isReserved(String id) {
    return id.equals(CORE) || id.equals(APP);
  }

  /**
   * Returns the id by the rule: lower case, and an underscore for each character that is none of
   * a-z and 0-9. Of an empty name, which only a file named {@code .jar} has, an underscore.
   */
  public static String normalise(String name) {
    StringBuilder id = new StringBuilder();
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i += Character.charCount(lower.codePointAt(i))) {
      char c = lower.charAt(i);
      id.append((c >= 'a' && c <= 'z') || isDigit(c) ? c : '_');
    }
    return id.isEmpty() ? "_" : id.toString();
  }
}
