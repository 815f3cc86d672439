package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which policy counts, and that it can only be tightened. */
class TrustPolicyTest extends TrustedFolders {
  @Nested
  class Strictest {
    @ParameterizedTest
    @EnumSource(TrustPolicy.class)
    void ofBuilderAndLockFileCounts(TrustPolicy policy) throws IOException {
      lock(TrustPolicy.LOCKED);
      evil().write(jar());
      try (FunctionRegistry registry = builder().policy(policy).build()) {
        assertThat(registry.functions()).extracting(FunctionEntry::name).doesNotContain("evil");
      }
    }

    @Test
    void needsBothLockFiles() throws IOException {
      lock(TrustPolicy.LOCKED);
      Path given = Files.copy(lockFile(), directory.resolve("given.txt"));
      evil().write(jar());
      PluginLock.in(directory).update(null); // by whoever can write there
      assertThat(refusal(builder().lockFile(given)).message())
          .isEqualTo("the plug-in is not in given.txt");
    }

    @Test
    void isNotLoosenedByALockFileThatIsGone() throws IOException {
      evil().write(jar());
      try (FunctionRegistry registry = builder().lockFile(directory.resolve("no.lock")).build()) {
        assertThat(registry.functions()).isEmpty();
        Registries.assertProblem(
            registry.report().problems().get(0),
            ProblemCode.BAD_LOCK_FILE,
            directory.resolve("no.lock"),
            "the lock file does not exist");
      }
    }

    @Test
    void isReadAnewByAReload() throws IOException {
      lock(TrustPolicy.LOCKED);
      try (FunctionRegistry registry = builder().build()) {
        evil().write(jar());
        registry.reload();
        assertThat(registry.functions()).extracting(FunctionEntry::name).containsExactly("twice");
        Files.writeString(lockFile(), "damaged");
        registry.reload();
        assertThat(registry.functions()).isEmpty();
      }
    }
  }

  @Nested
  class AtRunTime {
    private void addHalf() {
      PluginJars.function("q.Half", "x / 2").write(directory.resolve("half.jar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleted", "policy any", "empty"})
    void policiesOnlyTighten(String how) throws IOException {
      lock(TrustPolicy.LOCKED);
      try (FunctionRegistry registry = builder().build()) {
        evil().write(jar());
        switch (how) {
          case "deleted" -> Files.delete(lockFile());
          case "policy any" -> PluginLock.in(directory).update(TrustPolicy.ANY);
          default -> Files.writeString(lockFile(), "secant-lock 1\npolicy any\n");
        }
        if (how.equals("policy any")) { // which lists it, so that another one is to be refused
          PluginJars.function("q.Evil", "x").write(jar());
        }
        registry.reload();
        assertThatThrownBy(() -> registry.function("evil")).isInstanceOf(RuntimeException.class);
        assertThat(registry.report().problems())
            .extracting(Problem::code)
            .contains(
                switch (how) {
                  case "deleted" -> ProblemCode.BAD_LOCK_FILE;
                  case "policy any" -> ProblemCode.LOCK_MISMATCH;
                  default -> ProblemCode.NOT_LOCKED;
                });
      }
    }

    @Test
    void aLockFileThatIsGoneIsSaidToBe() throws IOException {
      lock(TrustPolicy.LOCKED);
      try (FunctionRegistry registry = builder().build()) {
        Files.delete(lockFile());
        registry.reload();
        Registries.assertProblem(
            registry.report().problems().get(0),
            ProblemCode.BAD_LOCK_FILE,
            lockFile(),
            "the lock file was there before and is gone");
      }
    }

    @Test
    void whatIsBeingWrittenIsNotKeptOnceItIsRevoked() throws IOException {
      addHalf();
      lock(TrustPolicy.LOCKED);
      try (FunctionRegistry registry = builder().build()) {
        assertThat(registry.chain("half").valueAt(3)).isEqualTo(1.5);
        Path away = directory.resolveSibling(directory.getFileName() + "-away.jar");
        Files.move(directory.resolve("half.jar"), away);
        PluginLock.in(directory).update(null);
        Files.move(away, directory.resolve("half.jar"));
        registry.reload(candidate -> candidate.name().equals("half"));
        assertThatThrownBy(() -> registry.chain("half"))
            .hasMessageContaining("the plug-in is not in plugins.lock");
        Registries.assertGoodWorks(registry);
      }
    }
  }

  @Nested
  class LockFileOfTheApplication {
    @TempDir Path other;

    @Test
    void locksWhateverItsPolicyIs() throws IOException {
      lock(TrustPolicy.ANY);
      Path file = Files.move(lockFile(), other.resolve("app.lock"));
      evil().write(jar());
      Registries.assertProblem(
          refusal(builder().lockFile(file)),
          ProblemCode.NOT_LOCKED,
          jar(),
          "the plug-in is not in app.lock");
    }

    @Test
    void goesTogetherWithOneOfTheFolderThatOnlyPinsSigners() throws IOException {
      lock(TrustPolicy.LOCKED);
      Path file = Files.move(lockFile(), other.resolve("app.lock"));
      PluginLock.in(directory).trust(signers.certificate("acme"));
      try (FunctionRegistry registry = builder().lockFile(file).build()) {
        assertThat(registry.report().problems()).isEmpty();
        Registries.assertGoodWorks(registry);
      }
    }
  }
}
