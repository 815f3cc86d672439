package dev.secant.runtime.registry.scan;

import dev.secant.runtime.text.SafeText;
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

  /**
   * Returns a single JAR.
   *
   * @param fileName that it goes by
   * @throws IllegalArgumentException if the path names no file
   */
  public static Candidate ofJar(Path jar, String fileName) {
    Path absolute = jar.toAbsolutePath();
    if (absolute.getParent() == null) {
      throw new IllegalArgumentException("jar must be the path of a file, was " + absolute);
    }
    int stem = fileName.length() - JAR_SUFFIX.length();
    boolean isJar = fileName.regionMatches(true, stem, JAR_SUFFIX, 0, JAR_SUFFIX.length());
    String name = isJar ? fileName.substring(0, stem) : fileName;
    return new Candidate(SafeText.ofPath(absolute.toString()), name, absolute, List.of());
  }

  /** Returns the files in the order in which classes are looked for. */
  public List<Path> files() {
    List<Path> files = new ArrayList<>();
    files.add(jar);
    files.addAll(libraries);
    return List.copyOf(files);
  }
}
