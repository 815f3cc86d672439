package dev.secant.explore.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.explore.Report;
import dev.secant.explore.ReportException;
import dev.secant.explore.View;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** A report, opened from disk in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageIT {
  private Path folder;
  private Chromium chromium;
  private FunctionRegistry registry;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.elementwise("org.acme.Hill", "x * x / (1 + x * x)")
        .writeTo(plugins.resolve("<script>document.title = 1<!--<script>.jar"));
    chromium = Chromium.start(folder);
    registry = FunctionRegistry.builder().classPath().directory(plugins).withoutCache().build();
  }

  @AfterAll
  void stop() {
    if (chromium != null) {
      chromium.close();
      registry.close();
    }
  }

  @AfterEach
  void theBrowserHadNothingToSayAndLoadedNothing() {
    assertThat(chromium.messages()).isEmpty();
    assertThat(chromium.requests()).allMatch(url -> url.matches("(file|data|blob|about):.*"));
  }

  private void open(String chain, double x) throws IOException, ReportException {
    Path file = folder.resolve("report.html");
    View view = new View(chain, x, 1e-4, -2, 2, 2000);
    Files.writeString(file, Report.of(registry, view, "secant 1.2.3").html());
    chromium.open(file.toUri().toString());
    chromium.await("document.getElementById('v-note').textContent");
  }

  @Test
  void hasAllThatTheLivePageShows() throws Exception {
    open("square | exp | square", 0.5);
    assertThat(chromium.text("h1")).isEqualTo("square | exp | square");
    assertThat(chromium.text("#value")).isEqualTo("1.648721270700128");
    assertThat(chromium.text("#secant")).isEqualTo("3.2974426293330694");
    assertThat(chromium.text("#stage-table tbody")).contains("exp", "exact");
    assertThat(chromium.text("#check-summary")).startsWith("agree ");
    assertThat(chromium.text("#plugin-table")).contains("core");
    assertThat(chromium.text("#foot")).startsWith("A report of secant 1.2.3");
    chromium.keepPicture("report");
  }

  @Test
  void itsSlidersMoveAmongWhatIsStored() throws Exception {
    open("abs", 0);
    chromium.awaitText("#status", "left and right slopes differ");
    chromium.slide("#x-slider", "1");
    chromium.awaitText("#status", "trust it within its bar");
    double x = Double.parseDouble(chromium.find("#x").getAttribute("value"));
    assertThat(x).isBetween(0.999, 1.001);
    assertThat(chromium.text("#slope")).isEqualTo("1");
    chromium.find("#eps-slider").sendKeys(Keys.ARROW_LEFT);
    chromium.awaitText("#readings", "secant, eps 0.002001"); // the nearest that is stored
    chromium.slide("#x-slider", "0");
    chromium.awaitText("#status", "left and right slopes differ");
    chromium.awaitText("#readings", "secant, eps 5.62e-5");
  }

  @Test
  void isNotMovedByTheNameOfAJar() throws Exception {
    open("hill", 0.5);
    assertThat(chromium.text("#plugin-table"))
        .contains("<script>document.title = 1<!--<script>.jar");
    assertThat(chromium.driver().getTitle()).isEqualTo("hill · Secant");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everybodyCanReadIt(String scheme) throws Exception {
    chromium.scheme(scheme);
    open("log | sin", 1);
    assertThat(Accessibility.violations(chromium)).isEmpty();
    chromium.keepPicture("report-" + scheme);
    chromium.width(360, 2600);
    assertThat(chromium.fitsTheWidth()).isTrue();
    chromium.width(1280, 1400);
  }
}
