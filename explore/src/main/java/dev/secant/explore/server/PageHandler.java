package dev.secant.explore.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.secant.explore.answer.Answers;
import dev.secant.explore.answer.Question;
import dev.secant.explore.answer.Refusal;
import dev.secant.explore.answer.RefusalCode;
import dev.secant.runtime.text.ThrownText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers all requests: first who may ask, then the files of the page, then the questions. */
final class PageHandler implements HttpHandler {
  /** A chain of the greatest length, each character an escape, and some numbers. */
  static final int MOST_BYTES = 64 * 1024;

  private static final int MOST_DISCARDED = 1024 * 1024;
  private static final int LONGEST_DEFECT = 1000;

  private static final String QUESTIONS = "ask/";
  private static final String READ = "GET, HEAD";
  private static final String ASK = "POST";
  private static final String JSON = "application/json";

  private final Gate gate;
  private final Map<String, Asset> assets;
  private final Answers answers;
  private final Computations computations;

  PageHandler(Gate gate, Map<String, Asset> assets, Answers answers, Computations computations) {
    this.gate = gate;
    this.assets = assets;
    this.answers = answers;
    this.computations = computations;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange);
      reply.send(exchange);
    }
  }

  private Reply reply(HttpExchange exchange) {
    try {
      String path = gate.pass(exchange);
      if (path == null) {
        return Reply.redirect(exchange.getRequestURI().getRawPath() + "/");
      }
      return path.startsWith(QUESTIONS)
          ? answer(path.substring(QUESTIONS.length()), exchange)
          : file(path, exchange.getRequestMethod());
    } catch (Refusal refusal) {
      return Reply.refusal(refusal);
    } catch (IOException e) {
      return Reply.refusal(
          new Refusal(RefusalCode.BAD_REQUEST, "the body ended before all of it was there"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.refusal(new Refusal(RefusalCode.TOO_BUSY, "'secant explore' is ending"));
    } catch (RuntimeException | Error e) {
      return Reply.refusal(defect(e));
    }
  }

  private static Refusal defect(Throwable e) {
    Throwable thrown = e instanceof DefectException && e.getCause() != null ? e.getCause() : e;
    return new Refusal(
        RefusalCode.INTERNAL_ERROR, "a defect of Secant: " + ThrownText.of(thrown, LONGEST_DEFECT));
  }

  private Reply file(String path, String method) throws Refusal {
    Asset asset = assets.get(path);
    if (asset == null) {
      throw noSuchPage();
    }
    if (method.equals("OPTIONS")) {
      return Reply.methods(READ + ", OPTIONS");
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Reply.refusal(wrongMethod(READ)).allowing(READ);
    }
    return Reply.of(asset.type(), asset.content());
  }

  private Reply answer(String name, HttpExchange exchange)
      throws Refusal, IOException, InterruptedException {
    if (!answers.names().contains(name)) {
      throw noSuchPage();
    }
    if (exchange.getRequestMethod().equals("OPTIONS")) {
      return Reply.methods(ASK + ", OPTIONS"); // and nothing that would let another page in
    }
    if (!exchange.getRequestMethod().equals(ASK)) {
      return Reply.refusal(wrongMethod(ASK)).allowing(ASK);
    }
    requireJson(exchange.getRequestHeaders().getFirst("Content-Type"));
    Question question = Question.parse(body(exchange));
    String json = computations.run(() -> answers.answer(name, question));
    return Reply.of(JSON, json.getBytes(StandardCharsets.UTF_8));
  }

  /** A form of another page can send other types without asking, but not this. */
  private static void requireJson(@Nullable String type) throws Refusal {
    String kind = type == null ? "" : type.split(";", 2)[0].strip();
    if (!kind.equalsIgnoreCase(JSON)) {
      throw new Refusal(RefusalCode.WRONG_CONTENT_TYPE, "the Content-Type must be " + JSON);
    }
  }

  private static String body(HttpExchange exchange) throws IOException, Refusal {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        in.readNBytes(MOST_DISCARDED); // who is still sending would not hear why not
        throw new Refusal(
            RefusalCode.BODY_TOO_LARGE, "the body must have at most " + MOST_BYTES + " bytes");
      }
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private static Refusal noSuchPage() {
    return new Refusal(RefusalCode.NO_SUCH_PAGE, "there is nothing under this URL");
  }

  private static Refusal wrongMethod(String right) {
    return new Refusal(RefusalCode.WRONG_METHOD, "the method must be " + right);
  }
}
