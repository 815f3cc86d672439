package dev.secant.runtime.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that what is opened is what has the sum, whatever happens around it. */
class CopyStoreTest {
  @TempDir Path directory;

  private Path original() {
    return directory.resolve("x.jar");
  }

  private Path cache() {
    return directory.resolve("cache");
  }

  private Path copies() {
    return cache().resolve("plugins");
  }

  private static Path write(Path jar, String text) {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("text"));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static String text(PrivateJar jar) throws IOException {
    try (InputStream in = jar.jar().getInputStream(jar.jar().getEntry("text"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String open(CopyStore store, Path original, String sha256) throws IOException {
    try (PrivateJar jar = store.open(original, sha256)) {
      return text(jar);
    }
  }

  private static CopyException refusal(CopyStore store, Path original, String sha256) {
    return catchThrowableOfType(CopyException.class, () -> store.open(original, sha256).close());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void sumsAreThoseOfTheStandard() throws IOException {
    // FIPS 180-4, example of a message of one block.
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(FileSum.of(Files.writeString(original(), "abc"))).isEqualTo(abc);
  }

  @Nested
  class InACache {
    private CopyStore store;

    @BeforeEach
    void openStore() {
      store = CopyStore.in(cache());
    }

    @Test
    void copyIsNamedByItsSumAndOnlyThisUserCanReadIt() throws IOException {
      String sum = FileSum.of(write(original(), "one"));
      assertThat(open(store, original(), sum)).isEqualTo("one");
      assertThat(names(copies())).containsExactly(sum + ".jar");
      Path copy = copies().resolve(sum + ".jar");
      assertThat(copy).hasSameBinaryContentAs(original());
      assertThat(permissions(copies())).isEqualTo("rwx------");
      assertThat(permissions(copy)).isEqualTo("rw-------");
    }

    @Test
    void copyIsUsedAgainWithoutTheOriginal() throws IOException {
      String sum = FileSum.of(write(original(), "one"));
      open(store, original(), sum);
      Files.delete(original());
      assertThat(open(CopyStore.in(cache()), original(), sum)).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overwritten", "truncated", "swapped", "link", "folder"})
    void copyThatIsAnotherIsReplaced(String how) throws IOException {
      String sum = FileSum.of(write(original(), "one"));
      open(store, original(), sum);
      Path copy = copies().resolve(sum + ".jar");
      Path other = write(directory.resolve("other.jar"), "two");
      switch (how) {
        case "overwritten" -> Files.write(copy, Files.readAllBytes(other));
        case "truncated" -> Files.write(copy, new byte[0]);
        case "swapped" -> Files.move(other, copy, StandardCopyOption.REPLACE_EXISTING);
        case "link" -> {
          Files.delete(copy);
          Files.createSymbolicLink(copy, original()); // the right bytes, but not private
        }
        default -> {
          Files.delete(copy);
          Files.createDirectories(copy.resolve("a"));
        }
      }
      assertThat(open(store, original(), sum)).isEqualTo("one");
      if (!how.equals("folder")) { // then it is a temporary copy
        assertThat(Files.isSymbolicLink(copy)).isFalse();
        assertThat(FileSum.of(copy)).isEqualTo(sum);
        assertThat(names(copies())).hasSize(1);
      }
    }

    @Test
    void copyThatIsWrittenToWhileItIsOpenIsNotIntact() throws IOException {
      String sum = FileSum.of(write(original(), "one"));
      Path copy = copies().resolve(sum + ".jar");
      try (PrivateJar jar = store.open(original(), sum)) {
        assertThat(jar.isIntact()).isTrue();
        Files.setLastModifiedTime(copy, FileTime.from(Instant.now().minusSeconds(100)));
        assertThat(jar.isIntact()).isTrue(); // another time, the same bytes
        Files.write(copy, Files.readAllBytes(write(directory.resolve("other.jar"), "two")));
        assertThat(jar.isIntact()).isFalse();
      }
    }

    @Test
    void openCopyOutlivesItsName() throws IOException {
      String sum = FileSum.of(write(original(), "one"));
      try (PrivateJar jar = store.open(original(), sum)) {
        Files.delete(copies().resolve(sum + ".jar"));
        assertThat(text(jar)).isEqualTo("one");
        assertThat(jar.isIntact()).isTrue();
      }
    }

    @Test
    void folderOthersMayWriteToIsNotUsed() throws IOException {
      String sum = FileSum.of(write(original(), "one"));
      Files.createDirectories(copies());
      Files.setPosixFilePermissions(copies(), PosixFilePermissions.fromString("rwxrwxrwx"));
      assertThat(open(store, original(), sum)).isEqualTo("one");
      assertThat(names(copies())).isEmpty();
    }

    @Test
    void folderOthersMayOnlyReadIsMadePrivate() throws IOException {
      String sum = FileSum.of(write(original(), "one"));
      Files.createDirectories(copies());
      Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.setPosixFilePermissions(copies(), PosixFilePermissions.fromString("rwxr-xr-x"));
      assertThat(open(store, original(), sum)).isEqualTo("one");
      assertThat(permissions(copies())).isEqualTo("rwx------");
      assertThat(names(copies())).hasSize(1);
    }

    @Test
    void linkInPlaceOfTheFolderIsNotFollowed() throws IOException {
      String sum = FileSum.of(write(original(), "one"));
      Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
      Files.createDirectories(cache());
      Files.createSymbolicLink(copies(), elsewhere);
      assertThat(open(store, original(), sum)).isEqualTo("one");
      assertThat(names(elsewhere)).isEmpty();
    }

    @Test
    void fileInPlaceOfTheFolderIsNoObstacle() throws IOException {
      String sum = FileSum.of(write(original(), "one"));
      Files.writeString(cache(), "no folder");
      assertThat(open(store, original(), sum)).isEqualTo("one");
    }

    @Test
    void copiesNobodyUsedForAMonthAreRemoved() throws IOException {
      Files.createDirectories(copies());
      Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rwx------"));
      Files.setPosixFilePermissions(copies(), PosixFilePermissions.fromString("rwx------"));
      age(Files.writeString(copies().resolve("old.jar"), ""), Duration.ofDays(31));
      age(Files.writeString(copies().resolve("half.tmp"), ""), Duration.ofHours(2));
      age(Files.writeString(copies().resolve("fresh.jar"), ""), Duration.ofDays(29));
      age(Files.writeString(copies().resolve("other.txt"), ""), Duration.ofDays(99));
      String sum = FileSum.of(write(original(), "one"));
      open(store, original(), sum);
      assertThat(names(copies())).containsExactlyInAnyOrder("fresh.jar", "other.txt", sum + ".jar");
    }

    @Test
    void useIsNotedOnceADay() throws IOException {
      String sum = FileSum.of(write(original(), "one"));
      open(store, original(), sum);
      Path copy = copies().resolve(sum + ".jar");
      age(copy, Duration.ofHours(23));
      FileTime before = Files.getLastModifiedTime(copy);
      open(store, original(), sum);
      assertThat(Files.getLastModifiedTime(copy)).isEqualTo(before);
      age(copy, Duration.ofDays(20));
      open(store, original(), sum);
      assertThat(Files.getLastModifiedTime(copy).toInstant())
          .isAfter(Instant.now().minus(Duration.ofHours(1)));
    }

    private void age(Path file, Duration age) throws IOException {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void fullDiskIsNoObstacleIfThereIsAnother() throws IOException {
      Path full = Path.of("/dev/full");
      assumeTrue(Files.exists(full), "no device that is always full here");
      // What a store does when a write fails, shown where it can be had without a disk of one's
      // own.
      assertThat(
              catchThrowableOfType(
                  FileSum.WriteFailure.class,
                  () -> {
                    try (OutputStream out = Files.newOutputStream(full)) {
                      FileSum.copy(write(original(), "one"), out, 1000);
                    }
                  }))
          .hasMessageContaining("No space left on device");
    }
  }

  @Nested
  class AmongTemporaryFiles {
    private final CopyStore store = CopyStore.temporary();

    @Test
    void copyHasNoNameWhileItIsOpen() throws IOException {
      assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc here");
      String sum = FileSum.of(write(original(), "one"));
      try (PrivateJar jar = store.open(original(), sum)) {
        Path copy = Path.of(jar.jar().getName());
        assertThat(jar.file()).isNull();
        assertThat(copy).doesNotExist();
        assertThat(copy.getParent()).doesNotExist();
        write(original(), "two");
        assertThat(text(jar)).isEqualTo("one");
        assertThat(jar.isIntact()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void originalThatIsAnotherGivesNoCopy(boolean cached) throws IOException {
    CopyStore store = cached ? CopyStore.in(cache()) : CopyStore.temporary();
    String sum = FileSum.of(write(original(), "one"));
    String other = FileSum.of(write(original(), "two"));
    CopyException changed = refusal(store, original(), sum);
    assertThat(changed.reason()).isEqualTo(CopyException.Reason.CHANGED);
    assertThat(changed.found()).isEqualTo(other);
    Files.write(original(), new byte[0]);
    assertThat(refusal(store, original(), sum).reason()).isEqualTo(CopyException.Reason.CHANGED);
    Files.delete(original());
    assertThat(refusal(store, original(), sum).reason()).isEqualTo(CopyException.Reason.REMOVED);
    Files.createDirectory(original());
    assertThat(refusal(store, original(), sum).reason()).isEqualTo(CopyException.Reason.CHANGED);
    if (cached) {
      assertThat(names(copies())).isEmpty();
    }
  }

  @Test
  void fileThatGrowsWithoutEndIsNotCopiedWithoutEnd() throws IOException {
    Path copy = directory.resolve("copy");
    Files.write(original(), new byte[1 << 20]);
    FileSum.copy(original(), copy, 10);
    assertThat(Files.size(copy)).isLessThanOrEqualTo(2 << 16);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
