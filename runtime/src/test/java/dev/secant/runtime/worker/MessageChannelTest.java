package dev.secant.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that messages arrive whole, and that what is none, or too long, is found out. */
class MessageChannelTest {
  private static final int LONG = 1 << 26;

  @TempDir Path folder;
  private MessageChannel here;
  private MessageChannel there;

  @BeforeEach
  void connect() throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      here = new MessageChannel(SocketChannel.open(address));
      there = new MessageChannel(server.accept());
    }
  }

  @AfterEach
  void disconnect() throws IOException {
    here.close();
    there.close();
  }

  @Test
  void longMessagesArriveWholeBetweenShortOnes() throws Exception {
    double[] many = new double[3_000_000];
    Arrays.setAll(many, i -> i * 0.5);
    for (double[] numbers : new double[][] {{1}, many, {2, 3}, {}}) {
      CompletableFuture<Void> sent =
          CompletableFuture.runAsync(
              () -> {
                try {
                  here.send(
                      new MessageWriter().putNumbers(numbers).message(), MessageChannel.ENDLESS);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(there.receive(LONG, MessageChannel.ENDLESS).getNumbers()).isEqualTo(numbers);
      sent.get();
      there.trim();
    }
  }

  @Test
  void messagesLongerThanExpectedAreRefused() throws IOException {
    here.send(new MessageWriter().putText("x".repeat(100)).message(), MessageChannel.ENDLESS);
    assertThatThrownBy(() -> there.receive(64, MessageChannel.ENDLESS))
        .isInstanceOf(BrokenMessageException.class)
        .hasMessage("a message claims to have 104 bytes");
  }

  @Test
  void listsLongerThanAWorkerSendsAreRefused() throws IOException {
    MessageWriter list = new MessageWriter().putInt(2001);
    for (int i = 0; i < 2001; i++) {
      list.putBoolean(false);
    }
    here.send(list.message(), MessageChannel.ENDLESS);
    assertThatThrownBy(() -> Values.parameters(there.receive(LONG, MessageChannel.ENDLESS)))
        .isInstanceOf(BrokenMessageException.class)
        .hasMessage("a list has 2001 members");
  }
}
