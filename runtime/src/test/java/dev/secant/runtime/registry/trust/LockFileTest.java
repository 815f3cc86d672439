package dev.secant.runtime.registry.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.secant.runtime.registry.TrustPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how lock files are read and written. */
class LockFileTest {
  private static final String SUM = "0123456789abcdef".repeat(4);
  private static final String OTHER = "fedcba9876543210".repeat(4);

  /** As it is written: sorted, with a comment in each place where one is kept. */
  private static final String WHOLE =
      """
      # head
      secant-lock 1
      # why this policy
      policy signed

      # who
      signer SUM CN=Acme, Inc

      # old, but good
      plugin a b.jar
        sha256 SUM

      plugin hill/hill.jar
        id hill
        version 1.0
        sha256 OTHER
        coordinates org.acme:hill:1.0
        signer SUM
        library SUM hill/lib/a.jar
        library OTHER hill/lib/b.jar

      # end
      """
          .replace("SUM", SUM)
          .replace("OTHER", OTHER);

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("plugins.lock");
  }

  private LockFile read(String text) throws IOException {
    return LockFiles.read(Files.writeString(file(), text));
  }

  private String refusal(String text) throws IOException {
    Files.writeString(file(), text);
    return refusal().problem().toString();
  }

  private LockFileException refusal() {
    return catchThrowableOfType(LockFileException.class, () -> LockFiles.read(file()));
  }

  /** Of each blank that Unicode has, as the first and the last character. */
  @Test
  void namesKeepTheirBlanks() throws IOException {
    SortedMap<String, LockedPlugin> plugins = new TreeMap<>();
    LockedPlugin.About about = new LockedPlugin.About("", "", "", "");
    for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        String blank = Character.toString(c);
        for (String name : List.of(blank + "a.jar", "a.jar" + blank, blank)) {
          plugins.put(name, new LockedPlugin(name, SUM, new TreeMap<>(), about, List.of()));
        }
      }
    }
    LockFile lock = read("secant-lock 1\npolicy locked\n").withPlugins(plugins);
    LockFiles.write(file(), lock);
    assertThat(LockFiles.read(file()).plugins()).isEqualTo(plugins);
  }

  @Test
  void whatCouldNotBeReadAgainIsNotWritten() throws IOException {
    LockFile lock = read(WHOLE);
    String name = "a".repeat(5000) + ".jar";
    SortedMap<String, LockedPlugin> plugins = new TreeMap<>(lock.plugins());
    LockedPlugin.About about = new LockedPlugin.About("", "", "", "");
    plugins.put(name, new LockedPlugin(name, SUM, new TreeMap<>(), about, List.of()));
    assertThatThrownBy(() -> LockFiles.write(file(), lock.withPlugins(plugins)))
        .isInstanceOf(LockFileException.class)
        .hasMessageContaining("a line must have at most 4096 characters, this has 5011");
    assertThat(file()).hasContent(WHOLE);
  }

  @Test
  void whatIsWrittenIsReadAndWrittenTheSame() throws IOException {
    LockFile lock = read(WHOLE);
    LockFiles.write(file(), lock);
    assertThat(file()).hasContent(WHOLE);
    assertThat(LockFiles.read(file())).isEqualTo(lock);
    assertThat(lock.policy()).isEqualTo(TrustPolicy.SIGNED);
    assertThat(lock.signers().get(SUM).name()).isEqualTo("CN=Acme, Inc");
    LockedPlugin hill = lock.plugins().get("hill/hill.jar");
    assertThat(hill.sums())
        .containsEntry("hill/hill.jar", OTHER)
        .containsEntry("hill/lib/a.jar", SUM)
        .hasSize(3);
    assertThat(hill.about())
        .isEqualTo(new LockedPlugin.About("hill", "1.0", "org.acme:hill:1.0", SUM));
  }

  @Test
  void whatEditorsChangeIsNoMatter() throws IOException {
    LockFile lock = read(WHOLE);
    assertThat(read("\ufeff" + WHOLE.replace("\n", "\r\n"))).isEqualTo(lock);
    assertThat(read(WHOLE.replace("  ", "\t").replace("\n", " \n\n"))).isEqualTo(lock);
    assertThat(read(WHOLE.replace(SUM, SUM.toUpperCase(java.util.Locale.ROOT)))).isEqualTo(lock);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nb.jar", " a.jar ", "a\\b.jar", "\u202ea.jar", "\u00e9 \ud83d\ude00.jar"})
  void namesOfFilesAreWrittenSoThatTheyAreReadTheSame(String name) throws IOException {
    LockedPlugin plugin =
        new LockedPlugin(
            name,
            SUM,
            new java.util.TreeMap<>(),
            new LockedPlugin.About("", "", "", ""),
            List.of());
    LockFile lock =
        LockFile.empty(TrustPolicy.LOCKED)
            .withPlugins(new java.util.TreeMap<>(java.util.Map.of(name, plugin)));
    LockFiles.write(file(), lock);
    assertThat(LockFiles.read(file()).plugins()).containsOnlyKeys(name);
    assertThat(Files.readAllLines(file())).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "policy any | 1 | the first line must be 'secant-lock 1'",
        "secant-lock 2;policy any | 1 | the lock file has version '2', this is Secant for 1",
        "secant-lock 1 | 0 | the lock file must have a policy",
        "secant-lock 1;policy all | 2 | policy must be any, locked or signed, was 'all'",
        "secant-lock 1;policy ANY | 2 | policy must be any, locked or signed, was 'ANY'",
        "secant-lock 1;policy any;policy any | 3 | policy must be there once",
        "secant-lock 1;policy any;demand x | 3 | unknown word 'demand'",
        "secant-lock 1;policy any;plugin | 3 | 'plugin' must have a value",
        "secant-lock 1;policy any;plugin a.jar | 3 | plugin a.jar must have a sha256",
        "secant-lock 1;policy any;sha256 SUM | 3 | 'sha256' must stand below a plugin",
        "secant-lock 1;policy any;plugin a.jar;sha256 12 | 4 | 'sha256' must be 64 hexadecimal digits, was '12'",
        "secant-lock 1;policy any;plugin a.jar;sha256 SUM;sha256 SUM | 5 | 'sha256' must be there once for a plugin",
        "secant-lock 1;policy any;plugin a.jar;sha256 SUM;plugin a.jar | 5 | a plug-in must be there once",
        "secant-lock 1;policy any;plugin a.jar;sha256 SUM;library a | 5 | 'library' must have a sum and a file, was 'a'",
        "secant-lock 1;policy any;plugin ../a.jar | 3 | a file must be named relative to the directory, was '../a.jar'",
        "secant-lock 1;policy any;plugin /a.jar | 3 | a file must be named relative to the directory, was '/a.jar'",
        "secant-lock 1;policy any;plugin a//b.jar | 3 | a file must be named relative to the directory, was 'a//b.jar'",
        "secant-lock 1;policy any;plugin a\\b.jar | 3 | a backslash must begin an escape like \\u{1b}",
        "secant-lock 1;policy any;<<<<<<< HEAD | 3 | the line is left over from a merge",
        "secant-lock 1;policy any;======= | 3 | the line is left over from a merge",
        "secant-lock 1;policy any;signer 12 | 3 | 'signer' must be 64 hexadecimal digits, was '12'"
      })
  void aLineThatIsWrongIsNamed(String lines, int line, String message) throws IOException {
    String text = lines.replace(";", "\n").replace("SUM", SUM) + "\n";
    String place = line == 0 ? file() + ": " : file() + ":" + line + ": ";
    assertThat(refusal(text))
        .startsWith(place + message + "; ")
        .endsWith(" [docs/errors.md#bad-lock-file]");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    assertThat(refusal("")).contains("the file is empty, which is no lock file");
    Files.write(file(), new byte[] {'a', (byte) 0xff});
    assertThat(refusal()).hasMessageContaining("the file is not text in UTF-8");
    Files.writeString(file(), "secant-lock 1\n#" + "a".repeat(5000));
    assertThat(refusal())
        .hasMessageContaining(":2: a line must have at most 4096 characters, this has 5001");
    Files.write(file(), new byte[(16 << 20) + 1]);
    assertThat(refusal()).hasMessageContaining("the file is larger than 16777216 bytes");
    Files.delete(file());
    assertThat(refusal()).hasMessageContaining("the lock file does not exist");
    assertThat(LockFiles.readIfThere(file())).isNull();
    Files.createSymbolicLink(file(), directory.resolve("nowhere"));
    assertThatThrownBy(() -> LockFiles.readIfThere(file()))
        .isInstanceOf(LockFileException.class)
        .hasMessageContaining("the lock file cannot be read");
    Files.delete(file());
    Files.createDirectory(file());
    assertThat(refusal()).hasMessageContaining("this is no file");
  }

  @Test
  void writingReplacesTheFileAsAWholeAndLeavesNothingElse() throws IOException {
    Path target = directory.resolve("target.txt");
    Files.write(target, "old".getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(file(), target);
    LockFiles.write(file(), LockFile.empty(TrustPolicy.LOCKED));
    assertThat(Files.isSymbolicLink(file())).isTrue();
    assertThat(LockFiles.read(target).policy()).isEqualTo(TrustPolicy.LOCKED);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-r-----");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(2);
    }
  }
}
