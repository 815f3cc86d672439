package dev.secant.explore.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's chromium without a window, for one test class; what it says and loads is kept. */
final class Chromium implements AutoCloseable {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("secant.screenshots", "target/screenshots"));

  private static final String FITS =
      "const page = document.documentElement; return page.scrollWidth <= page.clientWidth";

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one with a profile of its own; skips the test where there is none to start. */
  static Chromium start(Path folder) {
    assumeTrue(
        Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
        "needs /usr/bin/chromium and /usr/bin/chromedriver: apt-get install chromium"
            + " chromium-driver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--force-device-scale-factor=1",
        "--window-size=1280,1400",
        "--user-data-dir=" + folder.resolve("profile"));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    Chromium started = new Chromium(new ChromeDriver(service, options));
    started.open("about:blank");
    started.requests(); // those of the page it begins with
    return started;
  }

  ChromeDriver driver() {
    return driver;
  }

  void open(String url) {
    driver.get("about:blank"); // else only the part behind # changes
    driver.get(url);
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  String text(String css) {
    return find(css).getText();
  }

  /** Waits until an expression of JavaScript is true. */
  void await(String condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
        .withMessage(() -> condition + "; the browser said " + messages())
        .until(ignored -> Boolean.TRUE.equals(run("return Boolean(" + condition + ")")));
  }

  /** Waits until an element shows a text. */
  void awaitText(String css, String text) {
    await("document.querySelector('" + css + "')?.textContent.includes('" + text + "')");
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  Object command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** Moves a slider, as a hand does. */
  void slide(String css, String value) {
    run(
        "const s = document.querySelector(arguments[0]); s.value = arguments[1];"
            + " s.dispatchEvent(new Event('input', {bubbles: true}))",
        css,
        value);
  }

  void width(int width, int height) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Returns whether nothing is to be scrolled to at the side. */
  boolean fitsTheWidth() {
    return Boolean.TRUE.equals(run(FITS));
  }

  void scheme(String scheme) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Returns what was written to the console since the last time, errors of loading included. */
  List<String> messages() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  /** Returns all that was loaded since the last time, by what the network layer noted. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(message -> message.replaceAll("(?s).*\"request\":.*?\"url\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  /** Keeps a picture of the page, for people to look at. */
  void keepPicture(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
