package dev.secant.runtime.worker;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a worker does: it answers one request after the other, until its host is gone. */
public final class WorkerServer {
  /** Names of what the host has made in the folder that it hands over. */
  static final String SOCKET = "s";

  static final String AREA = "a";

  /** The first thing that a worker says; another one is of another version of Secant. */
  static final int GREETING = 0x5EC0_0001;

  private WorkerServer() {}

  /**
   * Serves the host that has made {@code directory}; never returns. Nothing of the folder is left
   * once the worker is ready.
   *
   * @param directory holds a socket and a file to be mapped
   * @throws IOException if the host is gone already
   */
  public static void serve(Path directory, Providers providers) throws IOException {
    Path socket = directory.resolve(SOCKET);
    Path file = directory.resolve(AREA);
    try {
      MessageChannel channel = new MessageChannel(connect(socket));
      new Lifeline(connect(socket)).start();
      Answers answers = new Answers(SharedArea.open(file), providers);
      clear(directory);
      channel.send(new MessageWriter().putInt(GREETING).message(), MessageChannel.ENDLESS);
      while (true) {
        channel.send(answers.to(channel.receive(MessageChannel.ENDLESS)), MessageChannel.ENDLESS);
      }
    } finally {
      clear(directory);
      Runtime.getRuntime().halt(0); // not exit: hooks of a plug-in are no concern of anybody now
    }
  }

  private static SocketChannel connect(Path socket) throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(socket));
  }

  private static void clear(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(SOCKET));
    Files.deleteIfExists(directory.resolve(AREA));
    Files.deleteIfExists(directory);
  }
}
