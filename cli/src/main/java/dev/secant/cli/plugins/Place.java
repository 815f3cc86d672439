package dev.secant.cli.plugins;

import java.io.File;

/**
 * A location as reports show it: the folder and what is in it. Reports have text, made safe to
 * print, so this is no {@link java.nio.file.Path}.
 *
 * @param folder with the separator at its end; empty if there is none
 * @param name of the JAR or the folder of a plug-in
 */
record Place(String folder, String name) {
  static Place of(String location) {
    int end = location.length();
    while (end > 1 && isSeparator(location.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && !isSeparator(location.charAt(start - 1))) {
      start--;
    }
    return new Place(location.substring(0, start), location.substring(start));
  }

  /** A backslash begins an escape, except where it stands in every path. */
  static boolean isSeparator(char c) {
    return c == '/' || c == File.separatorChar;
  }
}
