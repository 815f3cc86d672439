package dev.secant.runtime.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a file which is being written is read before or after, never as a half. */
class FileReadingTest {
  private static final long BUDGET = TimeUnit.SECONDS.toNanos(2);

  @TempDir Path directory;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void makeJar() throws IOException {
    file = directory.resolve("x.jar");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write(new byte[1000]);
    }
    whole = bytes.toByteArray();
  }

  private void append(byte... bytes) {
    try {
      Files.write(file, bytes, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aWholeJarIsNotWaitedFor() throws Exception {
    Files.write(file, whole);
    int[] pauses = {0};
    FileReading.Result result = read(() -> pauses[0]++);
    assertThat(result.bytes().get()).isEqualTo(whole);
    assertThat(result.identity().sha256()).isEqualTo(FileHash.of(file));
    assertThat(pauses[0]).isZero();
  }

  @Test
  void aHalfIsWaitedForUntilTheRestIsThere() throws Exception {
    int half = whole.length / 2;
    Files.write(file, Arrays.copyOf(whole, half));
    int[] pauses = {0};
    FileReading.Result result =
        read(
            () -> {
              if (++pauses[0] == 5) {
                append(Arrays.copyOfRange(whole, half, whole.length));
              }
            });
    assertThat(result.bytes().get()).isEqualTo(whole);
    assertThat(result.identity().stamp().size()).isEqualTo(whole.length);
  }

  @Test
  void aHalfThatStaysOneIsReadAsOne() throws Exception {
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    Files.write(file, half);
    int[] pauses = {0};
    assertThat(read(() -> pauses[0]++).bytes().get()).isEqualTo(half);
    assertThat(pauses[0]).isBetween(1, 20); // 300 ms in steps of 25, not the two seconds
  }

  @Test
  void anOldHalfIsNotWaitedFor() throws Exception {
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    Files.write(file, half);
    int[] pauses = {0};
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    read(() -> pauses[0]++);
    // The time of its attributes is new, which no program can set back.
    assertThat(pauses[0]).isLessThanOrEqualTo(20);
  }

  @Test
  void oneThatGrowsWithoutEndIsReportedAsBeingWritten() throws Exception {
    Files.write(file, Arrays.copyOf(whole, 10));
    assertThatThrownBy(() -> read(() -> append((byte) 0)))
        .asInstanceOf(type(RejectedException.class))
        .extracting(RejectedException::problem)
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.CHANGED_WHILE_READ);
              assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
              assertThat(problem.location()).isEqualTo(file.toString());
              assertThat(problem.message())
                  .isEqualTo("the file is still being written: it changed while it was read");
            });
  }

  private FileReading.Result read(Runnable atPause) throws RejectedException {
    return new FileReading(file, new Waiting(BUDGET, nanoseconds -> atPause.run())).read();
  }
}
