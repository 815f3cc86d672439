package dev.secant.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link Report}: one file, small, the same each time, and closed to what means harm. */
class ReportTest {
  private static final int LARGEST = 400_000; // bytes, for 2,000 points

  @TempDir private Path folder;
  private FunctionRegistry registry;

  @BeforeEach
  void open() throws IOException {
    Path hostile = Files.createDirectory(folder.resolve("secret-folder"));
    PluginJar.elementwise("org.acme.Hill", "x * x / (1 + x * x)")
        .manifest("Secant-Version", "<!--<script>alert(1)")
        .writeTo(hostile.resolve("hill<!--<script>\u2028.jar"));
    registry = FunctionRegistry.builder().classPath().directory(hostile).withoutCache().build();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private String html(String chain, int points) throws ReportException {
    return Report.of(registry, new View(chain, 0.5, 1e-4, -2, 2, points), "secant 1").html();
  }

  @Test
  void isSmallWithTwoThousandPoints() throws ReportException {
    for (String chain : new String[] {"square | exp | square", "tan | sin | abs"}) {
      byte[] bytes = html(chain, 2000).getBytes(StandardCharsets.UTF_8);
      assertThat(bytes.length).as(chain).isLessThanOrEqualTo(LARGEST);
    }
  }

  @Test
  void isTheSameEachTime() throws ReportException {
    assertThat(html("sin", 50)).isEqualTo(html("sin", 50));
  }

  @Test
  void loadsNothing() throws ReportException {
    String html = html("sin", 50);
    assertThat(html)
        .contains("content=\"default-src 'none'; script-src 'sha256-")
        .doesNotContain("unsafe-inline", "<link rel=\"stylesheet\"")
        .doesNotContainPattern("<script[^>]* src=");
  }

  @Test
  void isNotBrokenOutOfByTheNamesOfFiles() throws ReportException {
    String html = html("hill", 50);
    String data = html.replaceAll("(?s).*id=\"report-data\">(.*?)</script>.*", "$1");
    assertThat(data).startsWith("{\"version\":\"secant 1\",").endsWith("}");
    assertThat(data)
        .doesNotContain("<", ">", "&", "\u2028")
        .contains("hill\\u003c!--\\u003cscript");
  }

  @Test
  void doesNotTellTheFoldersOfWhoMadeIt() throws ReportException {
    assertThat(html("hill | exp", 50)).doesNotContain("secret-folder", folder.toString());
  }

  @Test
  void isRefusedWhereThereIsNothingToReport() {
    assertThatThrownBy(() -> html("sqare", 50))
        .isInstanceOf(ReportException.class)
        .hasMessageStartingWith("unknown function 'sqare'; did you mean square?");
  }

  @Test
  void isRefusedWhereTheChainGivesNoNumber() {
    View view = new View("log", -2, 1e-4, -3, -1, 50);
    assertThatThrownBy(() -> Report.of(registry, view, "secant 1"))
        .isInstanceOf(ReportException.class)
        .hasMessage(
            "the chain gives no finite number at any of the 50 points from -3 to -1; choose another"
                + " range");
  }

  @Test
  void isMadeWhereTheChainGivesANumberSomewhere() throws ReportException {
    View view = new View("log", -0.5, 1e-4, -1, 1, 50);
    assertThat(Report.of(registry, view, "secant 1").html()).contains("\"value\":\"NaN\"");
  }
}
