package dev.secant.explore.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.secant.explore.answer.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent back; each time with the headers that keep the page to itself. */
final class Reply {
  /** Scripts and styles of the page itself; the icon and a downloaded picture besides. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int REDIRECT = 308;
  private static final int EMPTY = -1; // of HttpExchange, for no body

  private final int status;
  private final byte[] body;
  private final Map<String, String> headers = new LinkedHashMap<>();

  private Reply(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  static Reply of(String type, byte[] content) {
    return new Reply(OK, content).with("Content-Type", type);
  }

  static Reply refusal(Refusal refusal) {
    byte[] json = refusal.toJson().getBytes(StandardCharsets.UTF_8);
    return new Reply(refusal.code().status(), json).with("Content-Type", "application/json");
  }

  static Reply redirect(String path) {
    return new Reply(REDIRECT, new byte[0]).with("Location", path);
  }

  static Reply methods(String allowed) {
    return new Reply(NO_CONTENT, new byte[0]).allowing(allowed);
  }

  Reply allowing(String methods) {
    return with("Allow", methods);
  }

  private Reply with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  void send(HttpExchange exchange) throws IOException {
    Headers sent = exchange.getResponseHeaders();
    ALWAYS.forEach(sent::set);
    headers.forEach(sent::set);
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    if (isHead || body.length == 0) {
      if (isHead) {
        sent.set("Content-Length", Integer.toString(body.length));
      }
      exchange.sendResponseHeaders(status, EMPTY);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
