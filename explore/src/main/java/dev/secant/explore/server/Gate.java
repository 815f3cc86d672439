package dev.secant.explore.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.secant.explore.answer.Refusal;
import dev.secant.explore.answer.RefusalCode;
import dev.secant.runtime.text.SafeText;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who has the token and comes from this page. A name of somebody else's that leads to this
 * machine (DNS rebinding) shows in the Host header, another page in the Origin header and in what
 * browsers say of the site.
 */
final class Gate {
  private final Token token;
  private final Set<String> hosts;

  Gate(Token token, int port) {
    this.token = token;
    hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  /**
   * Returns the path behind the token, without the slash between them; null if there is no slash.
   *
   * @throws Refusal if the request may not pass
   */
  @Nullable String pass(HttpExchange exchange) throws Refusal {
    Headers headers = exchange.getRequestHeaders();
    requireOwn(only(headers, "Host"), exchange.getRequestURI());
    requireToken(firstOf(exchange.getRequestURI().getRawPath()));
    requireSameOrigin(headers);
    String path = exchange.getRequestURI().getRawPath();
    int slash = path.indexOf('/', 1);
    return slash < 0 ? null : path.substring(slash + 1);
  }

  private void requireOwn(@Nullable String host, URI target) throws Refusal {
    if (host == null
        || !hosts.contains(host.toLowerCase(Locale.ROOT))
        || target.getRawAuthority() != null) {
      throw new Refusal(
          RefusalCode.FOREIGN_REQUEST,
          "the Host header must be one of 127.0.0.1 and localhost with the port, was "
              + shown(host)
              + "; open the URL that 'secant explore' printed");
    }
  }

  private void requireToken(String given) throws Refusal {
    if (!token.matches(given)) {
      throw new Refusal(
          RefusalCode.WRONG_TOKEN,
          "the URL must hold the token of this 'secant explore'; open the URL that it printed,"
              + " which is another one each time it starts");
    }
  }

  private void requireSameOrigin(Headers headers) throws Refusal {
    String host = String.valueOf(only(headers, "Host"));
    if (headers.containsKey("Origin")
        && !("http://" + host).equalsIgnoreCase(only(headers, "Origin"))) {
      throw new Refusal(
          RefusalCode.FOREIGN_REQUEST,
          "the Origin header must be this page's, was " + shown(only(headers, "Origin")));
    }
    String site = headers.getFirst("Sec-Fetch-Site");
    boolean isForeign = "cross-site".equals(site) || "same-site".equals(site);
    // A link may stand anywhere; who follows it has the token.
    if (isForeign && !"navigate".equals(headers.getFirst("Sec-Fetch-Mode"))) {
      throw new Refusal(
          RefusalCode.FOREIGN_REQUEST,
          "another page led here; open the URL that 'secant explore' printed in a new tab");
    }
  }

  private static String shown(@Nullable String header) {
    return header == null ? "missing or there several times" : "'" + SafeText.of(header) + "'";
  }

  /** Returns the value of a header that is there once, else null. */
  private static @Nullable String only(Headers headers, String name) {
    List<String> values = headers.get(name);
    return values == null || values.size() != 1 ? null : values.get(0);
  }

  private static String firstOf(@Nullable String path) {
    if (path == null || !path.startsWith("/")) {
      return "";
    }
    int slash = path.indexOf('/', 1);
    return path.substring(1, slash < 0 ? path.length() : slash);
  }
}
