package dev.secant.explore.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** The files of the page: resources of this module, and the chart library's in its own JAR. */
public final class PageFiles {
  private static final String CHARTS = "/META-INF/resources/webjars/uplot/";
  private static final String VERSION = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

  /** Each behind those that it imports from. */
  private static final List<String> MODULES =
      List.of(
          "numbers.js",
          "words.js",
          "dom.js",
          "state.js",
          "source.js",
          "charts.js",
          "curves.js",
          "panels.js",
          "chain.js",
          "download.js",
          "main.js");

  private PageFiles() {}

  /** Returns the page as it is served. */
  public static String livePage() {
    return template().with("head", ownResource("live-head.html")).with("data", "").toString();
  }

  /** Returns the text of the page, with places for what differs between its two forms. */
  static Template template() {
    return new Template(ownResource("page.html"));
  }

  /** Returns the script of the page, all modules in one. */
  public static String script() {
    return ScriptBundle.of(MODULES, PageFiles::ownResource);
  }

  /** Returns the script of the chart library, and its licence. */
  public static String chartScript() {
    String folder = CHARTS + chartVersion();
    String licence = resource(folder + "/LICENSE").strip();
    return "/*!\n" + licence + "\n*/\n" + resource(folder + "/dist/uPlot.iife.min.js");
  }

  /** Returns the style of the charts and the page. */
  public static String style() {
    String charts = resource(CHARTS + chartVersion() + "/dist/uPlot.min.css");
    return charts + "\n" + ownResource("style.css");
  }

  /** Returns the icon of the page, as SVG. */
  public static String icon() {
    return ownResource("icon.svg");
  }

  private static String chartVersion() {
    Properties properties = new Properties();
    try (InputStream in = open(VERSION)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }

  private static String ownResource(String name) {
    return resource("/dev/secant/explore/page/" + name);
  }

  private static String resource(String path) {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String path) {
    InputStream in = PageFiles.class.getResourceAsStream(path);
    if (in == null) {
      throw new IllegalStateException("the class path has no " + path);
    }
    return in;
  }
}
