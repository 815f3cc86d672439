package dev.secant.explore.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page with all it needs in one file. Its policy lets it run the scripts and styles that it was
 * written with, known by their hashes, and load nothing at all.
 */
public final class ReportPage {
  private ReportPage() {}

  /**
   * Returns the page.
   *
   * @param data JSON without {@code <}, so that nothing in it ends the element it stands in
   */
  public static String of(String data) {
    if (data.indexOf('<') >= 0) {
      throw new IllegalArgumentException("data must have no <");
    }
    String charts = PageFiles.chartScript();
    String script = PageFiles.script();
    String style = PageFiles.style();
    String policy =
        "default-src 'none'; script-src "
            + hash(charts)
            + " "
            + hash(script)
            + "; style-src "
            + hash(style)
            + "; img-src data: blob:; base-uri 'none'; form-action 'none'";
    String head =
        "<meta http-equiv=\"Content-Security-Policy\" content=\""
            + policy
            + "\">\n<link rel=\"icon\" href=\"data:image/svg+xml;base64,"
            + Base64.getEncoder().encodeToString(PageFiles.icon().getBytes(StandardCharsets.UTF_8))
            + "\">\n<style>"
            + style
            + "</style>";
    String end =
        "<script type=\"application/json\" id=\"report-data\">"
            + data
            + "</script>\n<script>"
            + charts
            + "</script>\n<script type=\"module\">"
            + script
            + "</script>";
    return PageFiles.template().with("head", head).with("data", end).toString();
  }

  private static String hash(String content) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
