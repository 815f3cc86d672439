package dev.secant.runtime.registry.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.jar.Attributes;

/**
 * The main section of a manifest, the only one that says something to the host. Not read by the
 * JDK's own reader: that goes through all sections, and prints a warning of five lines for each
 * name that is there twice, of which a small JAR may hold a million.
 */
final class MainSection {
  /** That of a bundle with a hundred imports has some 10 KB. */
  static final int MAX_BYTES = 1 << 16;

  private final Attributes attributes = new Attributes();

  private MainSection() {}

  /**
   * Returns the attributes up to the first empty line; of a name that is there twice, the last.
   *
   * @throws IOException if a line is not of the form {@code Name: value}
   */
  static Attributes of(byte[] manifest) throws IOException {
    MainSection section = new MainSection();
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    int at = 0;
    while (at < manifest.length) {
      int end = endOfLine(manifest, at);
      boolean continues = manifest[at] == ' ';
      if (!continues && header.size() > 0) {
        section.add(header.toString(StandardCharsets.UTF_8));
        header.reset();
      }
      if (end == at) {
        return section.attributes;
      }
      if (continues && header.size() == 0) {
        throw new IOException("a continuation of nothing");
      }
      int from = continues ? at + 1 : at;
      header.write(manifest, from, end - from);
      at = afterLine(manifest, end);
    }
    if (header.size() > 0) {
      section.add(header.toString(StandardCharsets.UTF_8));
    }
    return section.attributes;
  }

  /** Returns whether it does not end within its limit. */
  static boolean isTooLong(byte[] manifest) {
    int at = 0;
    while (at < manifest.length && at <= MAX_BYTES) {
      int end = endOfLine(manifest, at);
      if (end == at) {
        return false;
      }
      at = afterLine(manifest, end);
    }
    return at > MAX_BYTES;
  }

  private static int endOfLine(byte[] bytes, int at) {
    int end = at;
    while (end < bytes.length && bytes[end] != '\r' && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private static int afterLine(byte[] bytes, int end) {
    boolean isPair = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
    return isPair ? end + 2 : end + 1;
  }

  private void add(String header) throws IOException {
    int colon = header.indexOf(": ");
    if (colon < 0 && header.endsWith(":")) {
      colon = header.length() - 1;
    }
    if (colon < 0) {
      throw new IOException("a line without a colon");
    }
    try {
      String value = header.substring(Math.min(header.length(), colon + 2));
      attributes.putValue(header.substring(0, colon), value);
    } catch (IllegalArgumentException e) {
      throw new IOException("a name that is none", e);
    }
  }
}
