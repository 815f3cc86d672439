package dev.secant.cli.man;

import java.util.ArrayList;
import java.util.List;

/** A page of the documents as one of the manual: headings, paragraphs, lists and examples. */
public final class MarkdownPage {
  private final Roff page;
  private final List<String> open = new ArrayList<>();
  private boolean isItem;

  private MarkdownPage(Roff page) {
    this.page = page;
  }

  /**
   * Returns a page of section 7 in roff.
   *
   * @param title name and purpose: {@code secant-chain - the notation of chains}
   * @param lines in Markdown, of which the first is the title
   * @param version of Secant
   */
  public static String of(String title, List<String> lines, String version) {
    int dash = title.indexOf(" - ");
    Roff page = new Roff(title.substring(0, dash), 7, version);
    page.section("Name")
        .raw(
            Roff.escaped(title.substring(0, dash))
                + " \\- "
                + Roff.escaped(title.substring(dash + 3)));
    page.section("Description");
    new MarkdownPage(page).read(lines);
    page.section("See also").raw(Roff.bold("secant") + "(1)");
    return page.toString();
  }

  private void read(List<String> lines) {
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("```")) {
        flush();
        int end = i + 1;
        while (!lines.get(end).startsWith("```")) {
          end++;
        }
        page.example(lines.subList(i + 1, end).stream().map(MarkdownPage::plain).toList());
        i = end;
      } else if (line.startsWith("#")) {
        flush();
        page.section(line.replaceFirst("^#+ ", ""));
      } else if (line.isBlank()) {
        flush();
      } else {
        text(line);
      }
    }
    flush();
  }

  private void text(String line) {
    if (line.startsWith("- ")) {
      flush();
      isItem = true;
      open.add(line.substring(2));
    } else {
      open.add(line.strip());
    }
  }

  private void flush() {
    if (!open.isEmpty()) {
      String text =
          plain(String.join(" ", open).replaceAll("\\[([^]]+)]\\([^)]*\\)", "$1")).replace("`", "");
      if (isItem) {
        page.item(text);
      } else {
        page.paragraph(text);
      }
    }
    open.clear();
    isItem = false;
  }

  /** In a checkout, it is {@code ./secant}. */
  private static String plain(String line) {
    return line.replace("./secant", "secant");
  }
}
