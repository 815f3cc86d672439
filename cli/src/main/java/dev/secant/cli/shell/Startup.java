package dev.secant.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a shell begins with, kept in resources beside this class. */
final class Startup {
  /** The snippets that are run before anything is typed. */
  static final String SNIPPETS = "startup.txt";

  private Startup() {}

  /**
   * Returns the text of a resource.
   *
   * @throws IllegalStateException if this build is without it
   */
  static String text(String name) {
    try (InputStream in = Startup.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there must be a resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where the classes are that snippets use: all that this process has. */
  static String classPath() {
    return System.getProperty("java.class.path", "");
  }
}
