package dev.secant.cli.docs;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The links of a Markdown document to other files of the project, and the anchors its headings
 * make.
 */
final class Links {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  private Links() {}

  /** Returns the targets inside the project; addresses with a scheme are left out. */
  static List<String> of(String document) {
    return LINK.matcher(document)
        .results()
        .map((MatchResult match) -> match.group(1))
        .filter(target -> !target.contains("://"))
        .toList();
  }

  /** Returns the anchors of all headings, formed as Markdown renderers do. */
  static List<String> anchors(List<String> document) {
    return document.stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }
}
