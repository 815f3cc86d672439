package dev.secant.cli.plugins.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.cli.CliRun;
import dev.secant.cli.CliRun.Result;
import dev.secant.cli.SamplePlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code secant plugins lock}, {@code verify} and {@code trust}, and what obeys them. */
class LockCommandsTest {
  private static final String FINGERPRINT = "0123456789abcdef".repeat(4);

  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void plugIn() throws IOException {
    jar = SamplePlugin.writeTo(folder);
  }

  private Result run(String... words) {
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--plugins";
    all[words.length + 1] = folder.toString();
    return CliRun.run(all);
  }

  private Path lockFile() {
    return folder.resolve("plugins.lock");
  }

  /** What is no plug-in is in no lock file: a warning, for both. */
  @Test
  void aFolderWithoutAJarIsNoDeviation() throws IOException {
    Files.createDirectory(folder.resolve("notes"));
    assertThat(run("plugins", "lock").code()).isZero();
    Result result = run("plugins", "verify");
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("notes: the folder holds no notes.jar");
    assertThat(run("eval", "square", "--at", "2", "--frozen").code()).isZero();
  }

  private void change() throws IOException {
    Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);
  }

  @Test
  void whatWritesRefusesToBeFrozen() throws IOException {
    for (String command :
        new String[] {"lock", "trust " + FINGERPRINT, "new hill", "install a:b:1"}) {
      String name = "plugins " + command.split(" ", -1)[0];
      Result result = run((name + command.replaceFirst("^\\w+", "") + " --frozen").split(" ", -1));
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err())
          .startsWith(
              "secant: --frozen lets nothing change, and '"
                  + name
                  + "' is there to write; give one of them\n");
    }
    assertThat(lockFile()).doesNotExist();
  }

  @Nested
  class Lock {
    @Test
    void writesWhatIsThereAndSaysSo() throws IOException {
      Result result = run("plugins", "lock");
      assertThat(result.code()).isZero();
      assertThat(result.err()).isEqualTo("secant: " + lockFile() + ": policy locked, 1 added\n");
      assertThat(result.out()).contains("sample-1.0.jar").contains("added");
      assertThat(Files.readString(lockFile()))
          .contains("\npolicy locked\n")
          .contains("\nplugin sample-1.0.jar\n  id sample\n  version 1.0\n  sha256 ");
    }

    @Test
    void saysWhatChangedAndKeepsComments() throws IOException {
      run("plugins", "lock", "--policy", "any");
      String text = Files.readString(lockFile());
      Files.writeString(lockFile(), text.replace("\nplugin", "\n# looked at by Ann\nplugin"));
      assertThat(run("plugins", "lock").err()).endsWith(": policy any, 1 kept\n");
      change();
      Files.copy(jar, folder.resolve("b.jar"));
      assertThat(run("plugins", "lock").err()).endsWith(": policy any, 1 added, 1 changed\n");
      Files.delete(jar);
      assertThat(run("plugins", "lock", "--policy", "locked").err())
          .endsWith(": policy locked, 1 removed, 1 kept\n");
      assertThat(Files.readString(lockFile())).doesNotContain("sample-1.0.jar");
    }

    @Test
    void tellsOfWhatCannotBeLocked() throws IOException {
      Files.writeString(folder.resolve("bad.jar"), "no JAR");
      Result result = run("plugins", "lock");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err()).contains("secant: error: " + folder.resolve("bad.jar"));
      assertThat(result.err()).endsWith(": policy locked, 1 added\n");
    }

    @Test
    void leavesABrokenFileAlone() throws IOException {
      Files.writeString(lockFile(), "secant-lock 1\npolicy none\n");
      Result result = run("plugins", "lock");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .startsWith(
              "secant: " + lockFile() + ":2: policy must be any, locked or signed, was 'none'; ")
          .endsWith("see docs/errors.md#lock-file\n");
      assertThat(lockFile()).hasContent("secant-lock 1\npolicy none\n");
    }

    @Test
    void needsAFolder() {
      Result result = CliRun.run("plugins", "lock");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err())
          .startsWith("secant: there is no folder of plug-ins; name one by --plugins\n");
    }
  }

  @Nested
  class Verify {
    @Test
    void endsWithZeroIfAllIsAsLocked() {
      run("plugins", "lock");
      Result result = run("plugins", "verify", "--format", "jsonl");
      assertThat(result.code()).isZero();
      assertThat(result.out()).contains("\"state\":\"ok\"").contains("\"file\":\"" + jar + "\"");
    }

    @Test
    void endsWithOneAndSaysWhyIfNot() throws IOException {
      run("plugins", "lock");
      change();
      Result result = run("plugins", "verify");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).contains("refused");
      assertThat(result.err())
          .contains("secant: error: " + jar + ": the JAR has SHA-256 ")
          .contains("[docs/errors.md#lock-mismatch]");
      Files.delete(jar);
      result = run("plugins", "verify");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.out()).contains("missing");
      assertThat(result.err())
          .contains("secant: warning: " + lockFile() + ": sample-1.0.jar is listed and not there");
    }

    @Test
    void endsWithOneWithoutALockFile() {
      Result result = run("plugins", "verify");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err())
          .startsWith(
              "secant: " + lockFile() + " does not exist; 'secant plugins lock' writes it\n");
    }
  }

  @Nested
  class Trust {
    @Test
    void pinsAFingerprintOnce() throws IOException {
      String colons = FINGERPRINT.replaceAll("..(?!$)", "$0:");
      Result result = run("plugins", "trust", colons);
      assertThat(result.code()).isZero();
      assertThat(result.out())
          .isEqualTo(lockFile() + ": pinned a signer (SHA-256 " + FINGERPRINT + ")\n");
      assertThat(run("plugins", "trust", FINGERPRINT).out()).contains(": has already a signer");
      assertThat(Files.readString(lockFile())).contains("\nsigner " + FINGERPRINT + "\n");
    }

    @Test
    void refusesWhatIsNoSigner() throws IOException {
      assertThat(run("plugins", "trust", "abc").err())
          .startsWith("secant: 'abc' is no file, and no SHA-256 of 64 hexadecimal digits\n");
      assertThat(run("plugins", "trust", jar.toString()).err())
          .startsWith("secant: " + jar + " is not signed in each of its entries by one signer\n");
      Path text = Files.writeString(folder.resolve("a.pem"), "text");
      Result result = run("plugins", "trust", text.toString());
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).startsWith("secant: " + text + " is no certificate: ");
      assertThat(lockFile()).doesNotExist();
    }
  }

  @Nested
  class Policies {
    @Test
    void ofTheCommandLineAndTheEnvironmentAreObeyed() {
      assertThat(run("eval", "sample.brittle", "--at", "1").code()).isZero();
      Result locked = run("eval", "sample.brittle", "--at", "1", "--policy", "locked");
      assertThat(locked.code()).isNotZero();
      assertThat(locked.err()).contains("plugins.lock");
      String[] words = {"eval", "sample.brittle", "--at", "1", "--plugins", folder.toString()};
      CliRun run = new CliRun().environment("SECANT_POLICY", "locked");
      assertThat(run.with(words).code()).isNotZero();
      Result unknown = new CliRun().environment("SECANT_POLICY", "strict").with(words);
      assertThat(unknown.code()).isEqualTo(2);
      assertThat(unknown.err())
          .startsWith("secant: $SECANT_POLICY must be one of any, locked, signed, was 'strict'\n");
    }

    @Test
    void areNotLoosenedByTheCommandLine() throws IOException {
      run("plugins", "lock");
      change();
      assertThat(run("eval", "sample.brittle", "--at", "1", "--policy", "any").code()).isNotZero();
    }

    @Test
    void frozenEndsACommandThatDoesNotEvenNeedThePlugIn() throws IOException {
      Result without = run("eval", "square", "--at", "3", "--frozen");
      assertThat(without.code()).isEqualTo(1);
      assertThat(without.err())
          .startsWith("secant: --frozen: there is no plugins.lock in " + folder + "\n")
          .endsWith("see docs/errors.md#not-as-locked\n");
      run("plugins", "lock");
      assertThat(run("eval", "square", "--at", "3", "--frozen").out()).isEqualTo("9.0\n");
      change();
      Result changed = run("eval", "square", "--at", "3", "--frozen");
      assertThat(changed.code()).isEqualTo(1);
      assertThat(changed.out()).isEmpty();
      assertThat(changed.err())
          .startsWith(
              "secant: --frozen: 1 thing differs from the lock file, the first is " + jar + ": ");
      Files.delete(jar);
      assertThat(run("diff", "square", "--at", "3", "--frozen").code()).isEqualTo(1);
    }
  }
}
