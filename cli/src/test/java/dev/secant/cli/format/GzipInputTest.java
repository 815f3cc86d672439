package dev.secant.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Tests {@link GzipInput}: members, slow pipes, and files that are cut off or damaged. */
class GzipInputTest {
  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private static String read(byte[] bytes) throws IOException {
    try (GzipInput input = new GzipInput(new ByteArrayInputStream(bytes))) {
      return new String(input.readAllBytes(), UTF_8);
    }
  }

  @Test
  void readsAllMembers() throws IOException {
    assertThat(read(join(gzip("a\n"), gzip(""), gzip("b\n")))).isEqualTo("a\nb\n");
    assertThat(read(join(gzip("a\n"), new byte[512]))).isEqualTo("a\n");
    assertThat(read(join(GzipMember.stored("head ".getBytes(UTF_8)), gzip("tail"))))
        .isEqualTo("head tail");
  }

  /** The JDK's own stream takes a pause between two members for the end. */
  @Test
  void readsThemFromAPipeThatPauses() throws IOException {
    InputStream slow =
        new ByteArrayInputStream(join(gzip("a\n".repeat(1000)), gzip("b\n"))) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(1, length));
          }

          @Override
          public synchronized int available() {
            return 0;
          }
        };
    try (GzipInput input = new GzipInput(slow)) {
      assertThat(new String(input.readAllBytes(), UTF_8)).isEqualTo("a\n".repeat(1000) + "b\n");
    }
  }

  @Test
  void readsOverEveryFieldOfAHeader() throws IOException {
    byte[] plain = gzip("x");
    byte[] fields = {2, 0, 7, 7, 'n', 0, 'c', 0, 1, 2};
    byte[] bytes =
        join(Arrays.copyOf(plain, 10), fields, Arrays.copyOfRange(plain, 10, plain.length));
    bytes[3] = 2 + 4 + 8 + 16;
    assertThat(read(bytes)).isEqualTo("x");
  }

  @Test
  void refusesWhatIsCutOffWhereverThatIs() throws IOException {
    byte[] whole = gzip("some text, and more of it");
    for (int length = 2; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part))
          .as("%d bytes", length)
          .isInstanceOf(DamagedFileException.class)
          .hasMessage("is cut off: its compressed data end in the middle");
    }
  }

  @Test
  void neverTakesAChangedByteForAnother() throws IOException {
    String text = "0.5,1.5\n".repeat(20) + "and something else";
    byte[] whole = gzip(text);
    for (int i = 10; i < whole.length; i++) { // behind the header, whose time may be any
      byte[] changed = whole.clone();
      changed[i] ^= 0x10;
      assertThatThrownBy(() -> read(changed))
          .as("byte %d", i)
          .isInstanceOf(DamagedFileException.class)
          .message()
          .startsWith("is ");
    }
  }

  @Test
  void refusesWhatStandsBehindAndWhatIsNoGzip() throws IOException {
    byte[] garbage = join(gzip("a"), "garbage".getBytes(UTF_8));
    assertThatThrownBy(() -> read(garbage)).hasMessage("has bytes behind its compressed data");
    assertThatThrownBy(() -> read("x,y\n".getBytes(UTF_8))).hasMessage("is not compressed by gzip");
    assertThatThrownBy(() -> read(new byte[] {0x1f, (byte) 0x8b, 7}))
        .hasMessage("is compressed by no method of gzip");
  }

  @Test
  void aStoredMemberHasTheLengthOfItsContentAnd23() {
    byte[] content = new byte[NpyHeader.WRITTEN_LENGTH];
    assertThat(GzipMember.stored(content)).hasSize(content.length + 23);
  }
}
