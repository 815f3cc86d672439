package dev.secant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests when the progress of a run is shown; what a terminal gets is a matter of MainTest. */
class ProgressTest {
  /** More than the half second in which a run shows nothing. */
  private static final long PAUSE_MILLIS = 700;

  @TempDir private Path folder;

  /** Points that pause behind the first. */
  private static InputStream slow() {
    return new ByteArrayInputStream("1\n2\n".getBytes(UTF_8)) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        if (pos == 2) {
          pause();
        }
        return super.read(buffer, offset, Math.min(2, length));
      }
    };
  }

  private static void pause() {
    try {
      boolean isOver = new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      assertThat(isOver).isFalse();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String output() {
    return folder.resolve("out.csv").toString();
  }

  @Test
  void isShownOnATerminalAndWipedAway() {
    CliRun.Result result =
        CliRun.input(slow()).watched().with("eval", "square", "--output", output());
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .startsWith("\r\u001b[Ksecant: 1 row, ")
        .endsWith("/s\r\u001b[K")
        .doesNotContain("\n");
    assertThat(folder.resolve("out.csv")).hasContent("x,value\n1,1.0\n2,4.0\n");
  }

  @Test
  void isNotShownToNobodyNorIfItIsUnwantedNorAmongRows() {
    assertThat(CliRun.input(slow()).with("eval", "square", "--output", output()).err()).isEmpty();
    assertThat(
            CliRun.input(slow()).watched().with("eval", "square", "--quiet", "-o", output()).err())
        .isEmpty();
    assertThat(CliRun.input(slow()).onScreen().with("eval", "square").err()).isEmpty();
    assertThat(
            CliRun.input(slow())
                .watched()
                .environment("TERM", "dumb")
                .with("eval", "square", "-o", output())
                .err())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "table"})
  void changesNoRow(String format) {
    String[] words = {"eval", "sin", "--range", "0:1:30000", "--format", format};
    assertThat(new CliRun().watched().with(words).out()).isEqualTo(CliRun.run(words).out());
  }
}
