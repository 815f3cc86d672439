package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.text.SafeText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file {@code META-INF/services/...}: names of classes, comments from {@code #},
 * UTF-8 with or without a byte order mark, lines ended by LF, CR LF or CR. A bad line is a problem
 * of its own and loses no other.
 *
 * <p>Source: the Javadoc of {@link java.util.ServiceLoader}, "Deploying service providers on the
 * class path".
 */
public final class ServicesFile {
  /** A thousand functions with long names take as much. */
  public static final int MAX_BYTES = 64 << 10;

  /** Past these, a file is not a services file that has a mistake. */
  private static final int MAX_BAD_LINES = 20;

  private final String location;
  private final String entry;

  /** Class names in their order, each with its first line. */
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private final List<Problem> problems = new ArrayList<>();

  private ServicesFile(String location, String entry) {
    this.location = location;
    this.entry = entry;
  }

  /**
   * Parses a file.
   *
   * @param content its first {@link #MAX_BYTES} bytes
   */
  public static ServicesFile parse(String location, String entry, PluginJar.Content content) {
    ServicesFile file = new ServicesFile(location, entry);
    file.parse(content.bytes(), content.isComplete());
    return file;
  }

  /** Returns the class names in their order, each with the number of its first line. */
  public Map<String, Integer> lines() {
    return lines;
  }

  /** Returns what is wrong with the file and its lines. */
  public List<Problem> problems() {
    return problems;
  }

  private void parse(byte[] bytes, boolean isComplete) {
    int start = hasByteOrderMark(bytes) ? 3 : 0;
    int number = 1;
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        parseLine(bytes, start, i, number);
        if (bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
          i++;
        }
        start = i + 1;
        number++;
      }
    }
    if (isComplete) {
      parseLine(bytes, start, bytes.length, number);
    } else {
      problems.add(
          Problem.of(
                  ProblemCode.SERVICES_TOO_LARGE,
                  location,
                  "the services file is larger than "
                      + MAX_BYTES
                      + " bytes, from line "
                      + number
                      + " on it was not read",
                  "list one class name a line and nothing else")
              .inEntry(entry, number));
    }
  }

  private static boolean hasByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf;
  }

  private void parseLine(byte[] bytes, int start, int end, int number) {
    String text = decode(bytes, start, end);
    if (text == null) {
      addBadLine(
          number,
          "line "
              + number
              + " is not UTF-8: "
              + SafeText.ofBytes(Arrays.copyOfRange(bytes, start, end), Math.min(end - start, 60)),
          "save the file as UTF-8");
      return;
    }
    int comment = text.indexOf('#');
    String name = stripBlanks(comment < 0 ? text : text.substring(0, comment));
    if (name.isEmpty()) {
      return;
    }
    if (isClassName(name)) {
      lines.putIfAbsent(name, number);
    } else {
      addBadLine(
          number,
          "line " + number + " is not the name of a class: '" + SafeText.of(name) + "'",
          "write the full name of one class, with $ before the name of a nested one");
    }
  }

  private void addBadLine(int number, String message, String hint) {
    long bad = problems.size();
    if (bad < MAX_BAD_LINES) {
      problems.add(
          Problem.of(ProblemCode.BAD_SERVICES_LINE, location, message, hint)
              .inEntry(entry, number));
    } else if (bad == MAX_BAD_LINES) {
      problems.add(
          Problem.of(
                  ProblemCode.TOO_MANY_PROBLEMS,
                  location,
                  "the services file has more bad lines, from line " + number + " on",
                  "")
              .inEntry(entry, number));
    }
  }

  private static @Nullable String decode(byte[] bytes, int start, int end) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, end - start))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Spaces and tabs only: a NUL, which String.trim takes away, is no blank. */
  private static String stripBlanks(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Identifiers between dots; what the language forbids as a name, the JVM may still load. */
  static boolean isClassName(String text) {
    boolean atStart = true;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == '.' ? atStart : !isPart(c, atStart)) {
        return false;
      }
      atStart = c == '.';
      i += Character.charCount(c);
    }
    return !atStart;
  }

  private static boolean isPart(int c, boolean atStart) {
    return atStart
        ? Character.isJavaIdentifierStart(c)
        : Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }
}
