package dev.secant.cli.session;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The browser of the desktop. */
public final class Browser {
  private Browser() {}

  /**
   * Asks the desktop to open a page, and returns whether there was one to ask.
   *
   * <p>By a file that leads there, which only this user can read and which is removed at the end:
   * everybody on the machine can see the arguments of a process, and the address holds a secret.
   *
   * @param url without characters that mean something in HTML
   */
  public static boolean open(URI url) {
    try {
      Path file = Files.createTempFile("secant-", ".html"); // of this user alone
      file.toFile().deleteOnExit();
      Files.write(file, leadingTo(url).getBytes(StandardCharsets.UTF_8));
      new ProcessBuilder(command(file.toUri().toString()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String leadingTo(URI url) {
    String address = url.toString().replace("&", "&amp;");
    return "<!doctype html><meta charset=utf-8><title>Secant</title>"
        + "<meta http-equiv=refresh content=\"0;url="
        + address
        + "\"><a href=\""
        + address
        + "\">Secant</a>\n";
  }

  private static List<String> command(String file) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", file);
    }
    return List.of(system.contains("mac") ? "open" : "xdg-open", file);
  }
}
