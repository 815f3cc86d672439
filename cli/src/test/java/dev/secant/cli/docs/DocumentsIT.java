package dev.secant.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Follows every document as a reader would, from top to bottom in one folder: a block with a file
 * name is written to that file, a {@code console} block is typed and must print what it shows, a
 * {@code java} block must print what its comments say.
 */
class DocumentsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("secant.root", "..")).toAbsolutePath().normalize();
  private static final Path DISTRIBUTION =
      Path.of(System.getProperty("secant.distribution")).toAbsolutePath();

  private static final Path TRANSCRIPTS = DISTRIBUTION.resolve("../../transcripts").normalize();

  /**
   * Commands that a document may show without their output, since running them here would run this
   * test again.
   */
  private static final Set<String> RUN_BY_CI = Set.of("mvn -B verify");

  /** What is followed where more than the command line is there: {@code packages} does. */
  private static final String OF_ITS_OWN = "docs/spark.md";

  /** What these write, git ignores; others show work in folders of the reader. */
  private static final Pattern FOLLOWED_IN_A_CLONE =
      Pattern.compile("README.md|docs/(tutorial|files|pictures|shell).md");

  /** Returns the document that a property names, else all but those that are followed elsewhere. */
  static Stream<Path> followed() throws IOException {
    String named = System.getProperty("secant.document");
    return named == null
        ? documents().filter(document -> !document.equals(Path.of(OF_ITS_OWN)))
        : Stream.of(Path.of(named));
  }

  static Stream<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String place : List.of("", "docs", "docs/decisions", "examples/special-functions")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(place))) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .sorted()
            .map(ROOT::relativize)
            .forEach(documents::add);
      }
    }
    return documents.stream();
  }

  @ParameterizedTest
  @MethodSource("followed")
  void doesWhatItShows(Path document, @TempDir Path folder) throws Exception {
    Files.deleteIfExists(transcript(document.toString()));
    try (Workplace workplace = new Workplace(folder.toRealPath(), ROOT, DISTRIBUTION)) {
      follow(document, workplace);
    }
  }

  private static void follow(Path document, Workplace workplace) throws Exception {
    SoftAssertions differences = new SoftAssertions(); // all of a document, not the first alone
    for (Block block : Block.of(Files.readAllLines(ROOT.resolve(document)))) {
      String where = document + ":" + block.line();
      if (!block.file().isEmpty()) {
        workplace.write(block);
        continue;
      }
      switch (block.language()) {
        case "console" -> follow(block, workplace, where, differences);
        case "java" -> run(new Snippet(block), workplace, where);
        case "sh" -> differences.assertThat(RUN_BY_CI).as(where).containsAll(block.text());
        case "text",
            "xml" -> {} // shown, not run: grammar, layouts, messages (docs/errors.md has a test of
        // its own)
        default -> fail(where + ": a block must say what it is, was '" + block.language() + "'");
      }
    }
    if (FOLLOWED_IN_A_CLONE.matcher(document.toString()).matches()) {
      for (String left : workplace.leftBehind()) {
        differences
            .assertThat(Files.readAllLines(ROOT.resolve(".gitignore")))
            .as("%s leaves %s in a clone", document, left)
            .contains("/" + left);
      }
    }
    differences.assertAll();
  }

  private static void follow(
      Block block, Workplace workplace, String where, SoftAssertions differences) throws Exception {
    for (Session session : Session.of(block)) {
      String printed = workplace.run(session.command());
      note(where, "$ " + session.command() + "\n" + printed);
      if (!session.expected().matcher(printed).matches()) {
        differences
            .assertThat(printed)
            .as("%s: $ %s", where, session.command())
            .isEqualTo(String.join("\n", session.output()) + "\n");
      }
    }
  }

  /** Keeps what was typed and printed, a file for each document. */
  private static void note(String where, String text) throws IOException {
    Path file = transcript(where.substring(0, where.lastIndexOf(':')));
    Files.createDirectories(TRANSCRIPTS);
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static Path transcript(String document) {
    return TRANSCRIPTS.resolve(document.replace('/', '-').replace(".md", ".txt"));
  }

  private static void run(Snippet snippet, Workplace workplace, String where) throws Exception {
    assertThat(snippet.run(workplace, DISTRIBUTION.resolve("lib")))
        .as(where)
        .isEqualTo(snippet.expected());
  }

  @Test
  void linksBetweenDocumentsLeadSomewhere() throws IOException {
    for (Path document : documents().toList()) {
      Path page = ROOT.resolve(document);
      for (String target : Links.of(Files.readString(page))) {
        String file = target.replaceFirst("#.*", "");
        Path linked = file.isEmpty() ? page : page.resolveSibling(file);
        assertThat(linked).as("%s links to %s", document, target).exists();
        if (target.contains("#")) {
          String anchor = target.substring(target.indexOf('#') + 1);
          assertThat(Links.anchors(Files.readAllLines(linked)))
              .as("%s links to %s", document, target)
              .contains(anchor);
        }
      }
    }
  }
}
