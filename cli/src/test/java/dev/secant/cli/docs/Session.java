package dev.secant.cli.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command of a {@code console} block and what the document says it prints.
 *
 * @param command the line behind {@code $}, with the lines that continue it
 * @param output the lines up to the next command; a line {@code ...} stands for any lines, and
 *     {@code ...} in a line for any text
 */
record Session(String command, List<String> output) {
  private static final String PROMPT = "$ ";

  static List<Session> of(Block block) {
    List<Session> sessions = new ArrayList<>();
    List<String> lines = block.text();
    int i = 0;
    while (i < lines.size()) {
      if (!lines.get(i).startsWith(PROMPT)) {
        throw new IllegalArgumentException(
            "line " + (block.line() + i + 1) + ": a console block must start with '$ '");
      }
      StringBuilder command = new StringBuilder(lines.get(i).substring(PROMPT.length()));
      while (command.toString().endsWith("\\")) {
        i++;
        command.append('\n').append(lines.get(i));
      }
      int end = ++i;
      while (end < lines.size() && !lines.get(end).startsWith(PROMPT)) {
        end++;
      }
      sessions.add(new Session(command.toString(), List.copyOf(lines.subList(i, end))));
      i = end;
    }
    return sessions;
  }

  /** Returns a pattern for the whole output, without the line end at its end. */
  Pattern expected() {
    String regex =
        output.stream()
            .map(line -> line.strip().equals("...") ? "(?:[^\n]*\n)*" : lineOf(line) + "\n")
            .collect(Collectors.joining());
    return Pattern.compile(regex);
  }

  private static String lineOf(String line) {
    return Arrays.stream(line.split(Pattern.quote("..."), -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("[^\n]*"));
  }
}
