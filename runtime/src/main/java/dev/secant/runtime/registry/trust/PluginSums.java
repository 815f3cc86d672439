package dev.secant.runtime.registry.trust;

import dev.secant.runtime.text.SafeText;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The files of a plug-in as a lock file names them, and what they hold.
 *
 * @param directory the directory of plug-ins
 * @param file its JAR, relative to that, with slashes
 * @param sums SHA-256 of that JAR and of each library, by their names of the same form
 */
public record PluginSums(Path directory, String file, SortedMap<String, String> sums) {
  /** Copies the map. */
  public PluginSums {
    sums = new TreeMap<>(sums);
  }

  /**
   * Returns the sums of a plug-in.
   *
   * @param jar its JAR
   * @param files the sum of each of its files, that JAR among them
   */
  public static PluginSums of(Path directory, Path jar, Map<Path, String> files) {
    SortedMap<String, String> sums = new TreeMap<>();
    files.forEach((file, sum) -> sums.put(relative(directory, file), sum));
    return new PluginSums(directory, relative(directory, jar), sums);
  }

  /** Returns the name of a file in a directory. */
  static String relative(Path directory, Path file) {
    StringJoiner name = new StringJoiner("/"); // on Linux, a file name may hold a backslash
    directory.relativize(file).forEach(part -> name.add(part.toString()));
    return name.toString();
  }

  /** Returns how messages call one of its files. */
  String location(String name) {
    return SafeText.of(directory.resolve(name).toString());
  }
}
