package dev.secant.runtime.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Ends a worker when its host is gone, however that ended: the system closes the other end of a
 * connection through which nothing ever comes.
 *
 * <p>It looks from time to time. A thread that waits in a system call would be quicker, but a JVM
 * that a plug-in ends would wait for that thread, for 0.3 s.
 */
final class Lifeline implements Runnable {
  private static final long LOOK_MILLIS = 100;

  private final SocketChannel host;
  private final Providers providers;
  private final ByteBuffer nothing = ByteBuffer.allocate(1);

  Lifeline(SocketChannel host, Providers providers) throws IOException {
    this.host = host;
    this.providers = providers;
    host.configureBlocking(false);
  }

  void start() {
    Thread thread = new Thread(this, "secant-lifeline");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (host.read(nothing) == 0) {
        sleep();
      }
    } catch (IOException e) {
      // It is cut.
    } finally {
      providers.end();
      Runtime.getRuntime().halt(0);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      // By a plug-in, which gains nothing by it.
    }
  }
}
