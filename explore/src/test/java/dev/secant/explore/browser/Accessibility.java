package dev.secant.explore.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds wrong with a page for people who do not see or point. */
final class Accessibility {
  private static final String AXE = read();

  private Accessibility() {}

  private static String read() {
    try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns each violation with the elements it is about; of any impact. */
  static List<?> violations(Chromium chromium) {
    chromium.run(AXE);
    Object found =
        chromium
            .driver()
            .executeAsyncScript(
                "const done = arguments[0]; axe.run().then(r => done(r.violations.map(v =>"
                    + " `${v.impact} ${v.id}: ` + v.nodes.map(n => n.html + ' ' +"
                    + " n.failureSummary).join('; '))))");
    return (List<?>) Objects.requireNonNull(found);
  }
}
