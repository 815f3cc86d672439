package dev.secant.explore.server;

import com.sun.net.httpserver.HttpServer;
import dev.secant.explore.answer.Answers;
import dev.secant.explore.page.PageFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server of the page, bound to the loopback address. */
public final class PageServer implements AutoCloseable {
  private static final int BACKLOG = 64;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads;
  private final Computations computations;
  private final URI url;

  private PageServer(
      HttpServer server, ExecutorService threads, Computations computations, Token token) {
    this.server = server;
    this.threads = threads;
    this.computations = computations;
    url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + token + "/");
  }

  /**
   * Starts a server.
   *
   * @param port 0 for any that is free
   * @param limit how long an answer may take
   * @throws IOException if the port cannot be had
   */
  public static PageServer start(Answers answers, int port, Duration limit) throws IOException {
    Limits.set();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
    Token token = Token.random();
    Computations computations =
        new Computations(Math.max(2, Runtime.getRuntime().availableProcessors()), limit);
    Gate gate = new Gate(token, server.getAddress().getPort());
    server.createContext("/", new PageHandler(gate, assets(), answers, computations));
    ExecutorService threads = forConnections();
    server.setExecutor(threads);
    PageServer started = new PageServer(server, threads, computations, token);
    server.start();
    return started;
  }

  /**
   * As many threads as connections, of which {@link Limits} has the most: the JDK reads the head of
   * a request in one of them, and who sends it slowly, or waits for a calculation, must not keep
   * others from the files of the page.
   */
  private static ExecutorService forConnections() {
    return Executors.newCachedThreadPool(work -> Computations.daemon(work, "secant-explore-http"));
  }

  private static Map<String, Asset> assets() {
    Map<String, Asset> assets = new HashMap<>();
    assets.put("", text("text/html", PageFiles.livePage()));
    assets.put("app.js", text("text/javascript", PageFiles.script()));
    assets.put("chart.js", text("text/javascript", PageFiles.chartScript()));
    assets.put("style.css", text("text/css", PageFiles.style()));
    assets.put("icon.svg", text("image/svg+xml", PageFiles.icon()));
    return assets;
  }

  private static Asset text(String type, String content) {
    return new Asset(type + "; charset=utf-8", content.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the address of the page, with the token. */
  public URI url() {
    return url;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    computations.close();
  }
}
