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
  static final int GREETING = 0x5EC0_0002;

  /**
   * Exit codes of a worker that cannot go on, for want of memory or of sense in what it is asked.
   */
  static final int OUT_OF_MEMORY = 113;

  static final int BROKEN = 114;

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
    int code = BROKEN;
    try {
      MessageChannel channel = new MessageChannel(connect(socket));
      new Lifeline(connect(socket), providers).start();
      Answers answers = new Answers(SharedArea.open(file), providers);
      clear(directory);
      channel.send(new MessageWriter().putInt(GREETING).message(), MessageChannel.ENDLESS);
      while (true) {
        MessageReader request = channel.receive(MessageChannel.LONGEST, MessageChannel.ENDLESS);
        channel.send(answers.to(request), MessageChannel.ENDLESS);
        answers.clear();
        channel.trim();
      }
    } catch (BrokenMessageException e) {
      throw e;
    } catch (IOException e) {
      providers.end(); // the host is gone: who notices first, this or the lifeline, clears up
    } catch (OutOfMemoryError e) { // of memory beside the heap, for which no JVM ends itself
      code = OUT_OF_MEMORY;
    } finally {
      clear(directory);
      Runtime.getRuntime().halt(code); // not exit: hooks of a plug-in are no concern of anybody now
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
