package dev.secant.runtime.registry.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What may be a plug-in, found by listing a directory; nothing is opened yet.
 *
 * @param location the JAR, or the folder {@code name/}, as text
 * @param name file name without {@code .jar}, or that of the folder
 * @param jar the JAR that lists the functions
 * @param libraries JARs of the folder {@code lib}, sorted
 */
public record Candidate(String location, String name, Path jar, List<Path> libraries) {
  /** Takes seconds to read; code is smaller, whatever native libraries come with it. */
  public static final long MAX_FILE_BYTES = 1L << 30;

  static final String JAR_SUFFIX = ".jar";

  /** Returns the files in the order in which classes are looked for. */
  public List<Path> files() {
    List<Path> files = new ArrayList<>();
    files.add(jar);
    files.addAll(libraries);
    return List.copyOf(files);
  }
}
