package dev.secant.explore;

import dev.secant.explore.answer.Answers;
import dev.secant.explore.server.PageServer;
import dev.secant.runtime.registry.FunctionRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Serves the page to browsers on this machine.
 *
 * <p>It listens on 127.0.0.1 only, and answers requests whose URL holds a random token, whose Host
 * header names this machine, and that no other page has sent. Each answer has a limited time; what
 * a function that never returns does beyond it, it does in a thread that keeps neither other
 * answers nor the end of the process. All its threads are daemons but one, which ends with {@link
 * #close()}. Thread-safe.
 */
public final class ExploreServer implements AutoCloseable {
  /** How long an answer may take. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final PageServer server;

  private ExploreServer(PageServer server) {
    this.server = server;
  }

  /**
   * Starts a server; it answers from now on.
   *
   * @param registry has the functions; it must stay open as long as the server
   * @param port 0 to 65535; 0 for any that is free
   * @throws IOException if the port is in use, or may not be used
   */
  public static ExploreServer start(FunctionRegistry registry, int port) throws IOException {
    return start(registry, port, LIMIT);
  }

  static ExploreServer start(FunctionRegistry registry, int port, Duration limit)
      throws IOException {
    Objects.requireNonNull(registry, "registry must not be null");
    return new ExploreServer(PageServer.start(new Answers(registry), port, limit));
  }

  /** Returns the address of the page, with the token; who knows it may ask. */
  public URI url() {
    return server.url();
  }

  /** Returns the address of the page, showing a view. */
  public URI url(View view) {
    return URI.create(server.url() + "#" + view.fragment());
  }

  /** Stops answering, at once. */
  @Override
  public void close() {
    server.close();
  }
}
