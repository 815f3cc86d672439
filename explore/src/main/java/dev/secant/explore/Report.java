package dev.secant.explore;

import dev.secant.explore.answer.Refusal;
import dev.secant.explore.answer.ReportData;
import dev.secant.explore.page.ReportPage;
import dev.secant.runtime.registry.FunctionRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The page as one file, with its data, script and style inside. Immutable. */
public final class Report {
  private final String html;

  private Report(String html) {
    this.html = html;
  }

  /**
   * Computes what a view shows. The same view gives the same report, as far as the functions are
   * repeatable.
   *
   * @param registry has the functions of the chain
   * @param version of Secant, to be shown
   * @throws ReportException if the chain cannot be read, fails at the point of the view, gives an
   *     array for a number, or gives no finite number at any of the points of the range
   * @throws IllegalStateException if the registry is closed
   */
  public static Report of(FunctionRegistry registry, View view, String version)
      throws ReportException {
    Objects.requireNonNull(registry, "registry must not be null");
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("chain", view.chain());
    members.put("x", view.x());
    members.put("eps", view.eps());
    members.put("from", view.from());
    members.put("to", view.to());
    members.put("points", (double) view.points());
    try {
      return new Report(ReportPage.of(new ReportData(registry).of(members, version)));
    } catch (Refusal refusal) {
      throw new ReportException(refusal);
    }
  }

  /** Returns the file, HTML to be written in UTF-8. */
  public String html() {
    return html;
  }
}
