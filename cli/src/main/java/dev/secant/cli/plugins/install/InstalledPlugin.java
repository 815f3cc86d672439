package dev.secant.cli.plugins.install;

import java.nio.file.Path;
import java.util.List;

/**
 * What was installed.
 *
 * @param id of the plug-in
 * @param version by its manifest or its coordinates
 * @param folder where it is now
 * @param functions their names
 * @param libraries how many JARs came with it
 */
record InstalledPlugin(
    String id, String version, Path folder, List<String> functions, int libraries) {
  private static final int SHOWN = 5;

  /** Returns {@code hill 1.0: hill and ridge; 2 libraries}. */
  String summary() {
    String names =
        functions.size() <= SHOWN
            ? String.join(", ", functions)
            : String.join(", ", functions.subList(0, SHOWN))
                + " and "
                + (functions.size() - SHOWN)
                + " more functions";
    String with =
        libraries == 0 ? "" : "; " + libraries + (libraries == 1 ? " library" : " libraries");
    return (id + " " + version).strip() + ": " + names + with;
  }
}
