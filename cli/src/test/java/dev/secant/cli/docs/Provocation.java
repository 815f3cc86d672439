package dev.secant.cli.docs;

import dev.secant.cli.CliRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line that ends in an error, or shows a problem.
 *
 * @param anchor of the error
 * @param line the command line; {@code @} stands for the folder
 * @param plot what is in the folder
 */
record Provocation(String anchor, String line, Plot plot) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /** Puts something into a folder. */
  @FunctionalInterface
  interface Plot {
    void plant(Path folder) throws Exception;
  }

  static Provocation of(String anchor, String line) {
    return new Provocation(anchor, line, folder -> {});
  }

  static Provocation of(String anchor, String line, Plot plot) {
    return new Provocation(anchor, line, plot);
  }

  /** Returns what is shown, the command first, as the page has it. */
  List<String> shown(Path folder) throws Exception {
    plot.plant(folder);
    CliRun.Result result = run(folder);
    List<String> shown = new ArrayList<>(List.of("$ " + line.replace("@", "my-jars")));
    for (String each : about(result)) {
      shown.add(anywhere(each, folder));
    }
    return shown;
  }

  private CliRun.Result run(Path folder) {
    List<String> words = new ArrayList<>();
    CliRun run = CliRun.input("");
    run.environment("SECANT_CACHE", "off");
    Matcher matcher = WORD.matcher(line.replace("@", folder.toString()));
    while (matcher.find()) {
      String word = matcher.group(1) != null ? matcher.group(1) : matcher.group();
      if (words.isEmpty() && word.matches("SECANT_[A-Z]+=.*")) {
        run.environment(word.replaceFirst("=.*", ""), word.replaceFirst("[^=]*=", ""));
      } else if (!word.equals("secant")) {
        words.add(word);
      } else if (!words.isEmpty()) {
        throw new IllegalStateException("secant must stand first: " + line);
      }
    }
    return run.with(words.toArray(String[]::new));
  }

  /** Of the report of the doctor, the problem that is meant; else all of standard error. */
  private List<String> about(CliRun.Result result) {
    List<String> lines = result.out().lines().toList();
    if (!line.contains(" doctor ")) {
      boolean isList = line.startsWith("secant functions ");
      return result.err().lines().filter(each -> !isList || each.contains("#" + anchor)).toList();
    }
    int end = lines.indexOf("  see      docs/errors.md#" + anchor);
    if (end < 0) {
      return List.of("NOT SHOWN IN: " + result);
    }
    int start = end;
    while (!lines.get(start).startsWith("  error ") && !lines.get(start).startsWith("  warning ")) {
      start--;
    }
    List<String> shown = new ArrayList<>(lines.subList(start, end + 1));
    int place = start;
    while (lines.get(place).startsWith(" ")) {
      place--;
    }
    shown.add(0, lines.get(place));
    return shown;
  }

  private static String anywhere(String text, Path folder) {
    return text.replace(folder.toString(), "my-jars")
        .replaceAll("[0-9a-f]{64}", "...")
        .replaceAll("^( *)[0-9a-f]{16}[.]{3}", "$1...")
        .replaceAll(
            "(this is Java|--release|newer Java than) " + Runtime.version().feature() + "\\b",
            "$1 N");
  }

  @Override
  public String toString() {
    return anchor;
  }
}
