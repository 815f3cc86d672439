package dev.secant.explore.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.explore.ExploreServer;
import dev.secant.explore.View;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.testkit.jar.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of {@code secant explore} in a real browser, as a person uses it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplorePageIT {
  private static final String SEED = "square | exp | square";

  private Path downloads;
  private Chromium chromium;
  private FunctionRegistry registry;
  private ExploreServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    PluginJar.elementwise("org.acme.Hill", "x * x / (1 + x * x)")
        .writeTo(plugins.resolve("hill.jar"));
    Files.writeString(plugins.resolve("<img src=x onerror=alert(1)>.jar"), "no JAR");
    downloads = Files.createDirectory(folder.resolve("downloads"));
    chromium = Chromium.start(folder);
    chromium.command(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    registry = FunctionRegistry.builder().classPath().directory(plugins).withoutCache().build();
    server = ExploreServer.start(registry, 0);
  }

  @AfterAll
  void stop() {
    if (chromium != null) {
      chromium.close();
      server.close();
      registry.close();
    }
  }

  @AfterEach
  void theBrowserHadNothingToSayAndLoadedNothingElse() {
    assertThat(chromium.messages()).isEmpty();
    assertThat(chromium.requests())
        .allMatch(
            url -> url.startsWith(server.url().toString()) || url.matches("(data|blob|about):.*"));
    chromium.width(1280, 1400);
    chromium.scheme("light");
  }

  private void open(String chain, double x) {
    open(new View(chain, x, 1e-4, -2, 2, 2000));
  }

  private void open(View view) {
    chromium.open(server.url(view).toString());
    chromium.await("document.getElementById('d-note').textContent");
    chromium.await("document.getElementById('check-summary').textContent");
    chromium.await("document.getElementById('v-note').textContent");
    chromium.await("document.getElementById('plugin-table').tBodies[0].rows.length > 0");
  }

  private List<String> stages() {
    return ((List<?>)
            chromium.run(
                "return [...document.querySelectorAll('#stages li code')].map(c => c.textContent)"))
        .stream().map(String::valueOf).toList();
  }

  private void awaitChain(String text) {
    chromium.await("document.getElementById('title').textContent === '" + text + "'");
  }

  @Test
  void aChainIsComposedByTheKeyboardAlone() throws IOException {
    open("square", 0.5);
    WebElement pick = chromium.find("#pick");
    pick.sendKeys("exp");
    chromium.await("!document.getElementById('found').hidden");
    assertThat(pick.getAttribute("aria-activedescendant")).isEqualTo("found-0");
    chromium.keepPicture("explore-pick");
    pick.sendKeys(Keys.ENTER);
    awaitChain("square | exp");
    pick.sendKeys("squ", Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER);
    awaitChain(SEED);
    assertThat(stages()).containsExactly("square", "exp", "square");
    chromium.awaitText("#value", "1.648721270700128");

    pick.sendKeys("scale");
    pick.sendKeys(Keys.ENTER);
    awaitChain("square | exp | square | scale(1)");
    WebElement factor = chromium.find("#stages li:last-child input");
    factor.sendKeys(Keys.chord(Keys.CONTROL, "a"), "2", Keys.TAB);
    awaitChain("square | exp | square | scale(2)");

    chromium.find("#stages li:last-child [data-part=earlier]").sendKeys(Keys.ENTER);
    awaitChain("square | exp | scale(2) | square");
    assertThat(chromium.driver().switchTo().activeElement().getAttribute("aria-label"))
        .isEqualTo("Move scale earlier");
    chromium.driver().switchTo().activeElement().sendKeys(Keys.chord(Keys.ALT, Keys.ARROW_RIGHT));
    awaitChain("square | exp | square | scale(2)");
    chromium.driver().switchTo().activeElement().sendKeys(Keys.DELETE);
    awaitChain(SEED);
  }

  @Test
  void aFunctionIsFoundByWhatItDoes() {
    open("exp", 1);
    chromium.find("#pick").sendKeys("absolute value");
    chromium.awaitText("#found", "abs");
    chromium.find("#pick").sendKeys(Keys.ENTER);
    awaitChain("exp | abs");
    chromium.find("#pick").sendKeys("nothing of the kind");
    chromium.awaitText("#pick-note", "no function is called so");
    chromium.find("#pick").sendKeys(Keys.ESCAPE);
    assertThat(chromium.find("#pick").getAttribute("aria-expanded")).isEqualTo("false");
  }

  @Test
  void theEmptyChainAsksForAFunction() {
    open("exp", 1);
    chromium.find("#stages [data-part=remove]").sendKeys(Keys.ENTER);
    chromium.awaitText("#chain-error", "a chain has at least one function");
    chromium.find("#pick").sendKeys("sin", Keys.ENTER);
    awaitChain("sin");
    assertThat(chromium.find("#chain-error").isDisplayed()).isFalse();
  }

  @Test
  void theTextOfTheChainIsEditedAndItsMistakesHaveACaret() {
    open(SEED, 0.5);
    WebElement text = chromium.find("#chain-text");
    text.sendKeys(" | sqare");
    chromium.awaitText("#chain-error", "unknown function");
    assertThat(chromium.text("#chain-error"))
        .startsWith(
            "unknown function 'sqare'; did you mean square?\n  square | exp | square | sqare")
        .containsPattern("\n {26}\\^");
    assertThat(chromium.text("#value")).isEqualTo("1.648721270700128"); // of what was there
    text.sendKeys(Keys.chord(Keys.CONTROL, "a"), "tanh(x)");
    awaitChain("tanh");
    assertThat(stages()).containsExactly("tanh");
    assertThat(chromium.find("#chain-error").isDisplayed()).isFalse();
  }

  @Test
  void aMistakeInTheAddressIsShownInFullAndNoChartIsMadeUp() {
    String longChain = "abs | sin | tanh | softplus | square | abs | sin | tanh | sqare";
    chromium.open(server.url(new View(longChain, 0.5, 1e-4, -2, 2, 2000)).toString());
    chromium.awaitText("#chain-error", "did you mean square?");
    String isCut = "return document.querySelector('%s').%s";
    assertThat(chromium.run(isCut.formatted("#chain-error", "scrollWidth")))
        .isEqualTo(chromium.run(isCut.formatted("#chain-error", "clientWidth")));
    assertThat(chromium.run(isCut.formatted("#chain-error .excerpt", "scrollLeft > 0")))
        .isEqualTo(true); // the caret is in sight
    assertThat(chromium.find("#nothing").isDisplayed()).isTrue();
    assertThat(chromium.find("#f-chart").isDisplayed()).isFalse();
    assertThat(chromium.find("[data-download=csv]").isEnabled()).isFalse();

    chromium.find("#chain-text").sendKeys(Keys.chord(Keys.CONTROL, "a"), "square");
    awaitChain("square");
    chromium.await("document.getElementById('d-note').textContent");
    assertThat(chromium.find("#nothing").isDisplayed()).isFalse();
    assertThat(chromium.find("#f-chart").isDisplayed()).isTrue();
    assertThat(chromium.find("[data-download=csv]").isEnabled()).isTrue();
  }

  @Test
  void epsIsMovedAndTheSecantFollows() {
    open(SEED, 0.5);
    assertThat(chromium.text("#secant")).isEqualTo("3.2974426293330694");
    WebElement slider = chromium.find("#eps-slider");
    slider.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    chromium.awaitText("#readings", "secant, eps 0.001");
    assertThat(chromium.find("#eps").getAttribute("value")).isEqualTo("0.001");
    chromium.await("document.getElementById('secant').textContent.startsWith('3.2974513')");
    WebElement eps = chromium.find("#eps");
    eps.sendKeys(Keys.chord(Keys.CONTROL, "a"), "0.0001", Keys.TAB);
    chromium.awaitText("#secant", "3.2974426293330694");
    eps.sendKeys(Keys.chord(Keys.CONTROL, "a"), "-1", Keys.TAB);
    chromium.awaitText("#view-error", "eps must be above 0, was -1");
  }

  @Test
  void theStatusOfAbsAtZeroIsAKink() throws IOException {
    open("abs", 0);
    chromium.awaitText("#status", "left and right slopes differ; the number is half their sum");
    assertThat(chromium.text("#readings")).contains("kink", "-1 left, 1 right");
    assertThat(chromium.text("#features")).startsWith("KINK at 0.0");
    assertThat(chromium.text("#stage-table tbody")).contains("abs", "kink", "core");
    chromium.keepPicture("explore-kink");
    chromium.slide("#x-slider", "1");
    chromium.awaitText("#status", "trust it within its bar");
    chromium.find("#features button").sendKeys(Keys.ENTER);
    chromium.awaitText("#status", "left and right slopes differ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"square | exp | square", "log | sin", "reciprocal", "cbrt", "tan"})
  void whateverAChainDoesItIsShown(String chain) throws IOException {
    open(chain, 0.5);
    chromium.keepPicture("explore-" + chain.replaceAll("\\W+", "-"));
    assertThat(chromium.text("#check-summary")).isNotBlank();
  }

  @Test
  void saysWhereFunctionsComeFromAndWhatFailedToLoad() {
    open("hill", 0.5);
    assertThat(chromium.text("#plugin-table")).contains("core", "hill.jar");
    assertThat(chromium.text("#problems"))
        .startsWith("error ")
        .contains("<img src=x onerror=alert(1)>.jar"); // as text
    assertThat(chromium.text("#check-summary")).startsWith("hill claims no derivative");
  }

  @Test
  void whatIsShownIsDownloaded() throws IOException {
    open(SEED, 0.5);
    for (String kind : List.of("csv", "json", "svg", "png")) {
      Path file = downloads.resolve("secant." + kind);
      chromium.find("[data-download=" + kind + "]").click();
      Await.until(() -> Files.exists(file) && Files.size(file) > 0, file + " is there");
    }
    List<String> rows = Files.readAllLines(downloads.resolve("secant.csv"));
    assertThat(rows).hasSize(2001);
    assertThat(rows.get(0)).isEqualTo("x,value,derivative,error,status");
    assertThat(rows.get(1)).matches("-2,2980[.]9579[0-9]+,-23847[.][0-9]+,[0-9.e-]+,OK");
    assertThat(Files.readString(downloads.resolve("secant.json")))
        .startsWith("{\n \"view\": {\n  \"chain\": \"square | exp | square\"")
        .contains("\"curve\":", "\"sweep\":", "\"stages\":");
    assertThat(Files.readString(downloads.resolve("secant.svg")))
        .startsWith("<svg ")
        .endsWith("</svg>\n");
    assertThat(Files.readAllBytes(downloads.resolve("secant.png"))).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void theViewStandsBehindTheNumberSignAndTheTokenDoesNot() {
    open(SEED, 0.5);
    chromium.slide("#x-slider", "1");
    chromium.awaitText("#value", "7.3890560989306");
    chromium.await("location.hash.includes('x=1&')");
    String url = chromium.driver().getCurrentUrl();
    String fragment = url.substring(url.indexOf('#') + 1);
    assertThat(fragment)
        .isEqualTo("chain=square+%7C+exp+%7C+square&x=1&eps=0.0001&from=-2&to=2&points=2000");
    chromium.driver().navigate().refresh();
    chromium.awaitText("#value", "7.3890560989306");
    chromium.run("location.hash = 'chain=cos&x=0&from=-1&to=1'");
    awaitChain("cos");
    chromium.awaitText("#value", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everybodyCanUseIt(String scheme) throws IOException {
    chromium.scheme(scheme);
    open("abs | sin", 0.5);
    chromium.keepPicture("explore-" + scheme);
    assertThat(Accessibility.violations(chromium)).isEmpty();
    chromium.find("#pick").sendKeys("s");
    assertThat(Accessibility.violations(chromium)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void fitsAPhone(String scheme) throws IOException {
    chromium.scheme(scheme);
    chromium.width(360, 2600);
    open("polynomial(1, 0, -2) | exp | softplus | tanh", 0.5);
    assertThat(chromium.fitsTheWidth()).isTrue();
    chromium.keepPicture("explore-phone-" + scheme);
    assertThat(Accessibility.violations(chromium)).isEmpty();
  }

  @Test
  void theThemeCanBeChosen() {
    open("sin", 0.5);
    String ground = "return getComputedStyle(document.body).backgroundColor";
    Object light = chromium.run(ground);
    chromium.find("#theme").sendKeys("dark");
    chromium.await("document.documentElement.dataset.theme === 'dark'");
    assertThat(chromium.run(ground)).isNotEqualTo(light);
  }

  /** Each move is drawn; how fast is kept beside the pictures, for people. */
  @Test
  void slidersAreFollowedOverTwoThousandPoints() throws IOException {
    open(SEED, 0.5);
    Figures figures = new Figures(chromium);
    figures.measure(
        "x, 2000 points drawn",
        "secant-point",
        i -> chromium.slide("#x-slider", "" + (i - 50) / 50.0));
    figures.measure(
        "eps, 2000 points drawn",
        "secant-point",
        i -> chromium.slide("#eps-slider", "" + -(i % 60) / 4.0));
    figures.measure(
        "range, 2000 points computed and drawn",
        "secant-curve",
        i -> chromium.slide("#to", "" + (2 + i / 100.0)));
    figures.keep();
  }
}
