package dev.secant.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code java} block without a file name: statements, with what they print in a comment behind
 * each {@code println}.
 *
 * @param block the block
 */
record Snippet(Block block) {
  private static final Pattern PRINTED = Pattern.compile(".*println\\(.*\\);\\s*// (.*)");
  private static final String HEAD =
      """
      import dev.secant.api.*;
      import dev.secant.runtime.chain.*;
      import dev.secant.runtime.diff.*;
      import dev.secant.runtime.diff.array.*;
      import dev.secant.runtime.diff.chainrule.*;
      import dev.secant.runtime.diff.check.*;
      import dev.secant.runtime.diff.sweep.*;
      import dev.secant.runtime.partition.*;
      import dev.secant.runtime.registry.*;
      import java.nio.file.*;
      import java.util.*;

      public class Snippet {
        public static void main(String[] args) throws Exception {
      """;

  /** Returns what the comments say is printed, a line each. */
  List<String> expected() {
    return block.text().stream()
        .map(PRINTED::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  /** Returns what running the statements prints, a line each. */
  List<String> run(Workplace workplace, Path libraries) throws IOException, InterruptedException {
    Path source = workplace.folder().resolve("Snippet.java");
    Files.writeString(source, HEAD + String.join("\n", block.text()) + "\n  }\n}\n");
    String java = "\"" + System.getProperty("java.home") + "/bin/java\"";
    return workplace.run(java + " -cp '" + libraries + "/*' Snippet.java").lines().toList();
  }
}
