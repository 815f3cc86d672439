package dev.secant.cli.format;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What the name of a file ends in, which says what is in it: {@code points.CSV.gz} is csv,
 * compressed.
 *
 * @param name the suffix in lower case, without its point and without {@code .gz}; empty if there
 *     is none
 * @param isCompressed whether the name ends in {@code .gz}
 */
public record FileSuffix(String name, boolean isCompressed) {
  private static final String GZIP = ".gz";

  /**
   * Returns whether a path names a stream of this process or a device, whatever it leads to: {@code
   * /dev/stdin}, {@code /proc/self/fd/1}. Its name says nothing of what is in it.
   */
  public static boolean isStream(Path path) {
    String name = path.toString();
    return name.startsWith("/dev/") || name.startsWith("/proc/");
  }

  /** Returns the suffix of a file's name; a point in front of the name begins none. */
  public static FileSuffix of(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    boolean isCompressed = name.endsWith(GZIP);
    String plain = isCompressed ? name.substring(0, name.length() - GZIP.length()) : name;
    int point = plain.lastIndexOf('.');
    return new FileSuffix(point > 0 ? plain.substring(point + 1) : "", isCompressed);
  }
}
