package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that nothing is defined of a plug-in that is not as the lock file has it. */
class LockedPluginsTest extends TrustedFolders {
  @Test
  void loadsWhatIsListed() throws IOException {
    PluginJars.function("q.Half", "x / 2").write(jar());
    lock(TrustPolicy.LOCKED);
    try (FunctionRegistry registry = builder().build()) {
      assertThat(registry.chain("half").valueAt(3)).isEqualTo(1.5);
      Registries.assertGoodWorks(registry);
      assertThat(registry.report().problems()).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNotListed() throws IOException {
    lock(TrustPolicy.LOCKED);
    evil().write(jar());
    Registries.assertProblem(
        refusal(builder()), ProblemCode.NOT_LOCKED, jar(), "the plug-in is not in plugins.lock");
  }

  @Test
  void tellsWhoAsksForAFunctionOfARefusedPluginWhy() throws IOException {
    lock(TrustPolicy.LOCKED);
    evil().write(jar());
    try (FunctionRegistry registry = builder().build()) {
      for (String name : List.of("evil", "x.evil")) {
        assertThatThrownBy(() -> registry.chain(name))
            .hasMessageContaining("the plug-in is not in plugins.lock");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"changed", "added", "removed", "Class-Path", "stripped"})
  void refusesWhatWasChanged(String how) throws IOException {
    signers.sign("acme", evil().write(jar()));
    lock(TrustPolicy.LOCKED);
    String listed = sum(jar());
    tamper(how);
    Registries.assertProblem(
        refusal(builder()),
        ProblemCode.LOCK_MISMATCH,
        jar(),
        "the JAR has SHA-256 " + sum(jar()) + ", plugins.lock lists " + listed);
  }

  @Test
  void refusesAPluginWithALibraryMoreOrLessOrChanged() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("q/lib")).getParent();
    Path main = evil().write(folder.resolve("q.jar"));
    Path library = PluginJars.plugin().entry("a.txt", "1").write(folder.resolve("lib/a.jar"));
    lock(TrustPolicy.LOCKED);
    String listed = sum(library);
    PluginJars.plugin().entry("a.txt", "2").write(library);
    Registries.assertProblem(
        refusal(builder()),
        ProblemCode.LOCK_MISMATCH,
        library,
        "the JAR has SHA-256 " + sum(library) + ", plugins.lock lists " + listed);
    Files.delete(library);
    Registries.assertProblem(
        refusal(builder()),
        ProblemCode.LOCK_MISMATCH,
        main,
        "the library q/lib/a.jar, which plugins.lock lists, is not there");
    PluginJars.plugin().entry("a.txt", "1").write(library);
    Path more = PluginJars.plugin().entry("b.txt", "1").write(folder.resolve("lib/b.jar"));
    Registries.assertProblem(
        refusal(builder()),
        ProblemCode.NOT_LOCKED,
        more,
        "the library is not in plugins.lock for its plug-in");
  }

  @Test
  void warnsOfWhatIsListedAndGone() throws IOException {
    evil().write(jar());
    lock(TrustPolicy.LOCKED);
    Files.delete(jar());
    Problem problem = refusal(builder());
    Registries.assertProblem(
        problem, ProblemCode.LOCK_MISSING, lockFile(), "x.jar is listed and not there");
    assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
  }

  @Test
  void loadsNothingWithoutALockFile() throws IOException {
    evil().write(jar());
    try (FunctionRegistry registry = builder().policy(TrustPolicy.LOCKED).build()) {
      assertThat(registry.functions()).isEmpty();
      Registries.assertProblem(
          registry.report().problems().get(0),
          ProblemCode.NOT_LOCKED,
          jar(),
          "the policy demands a lock file, and the folder has no plugins.lock with plug-ins");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no lock file", "secant-lock 1\npolicy any\nplugin ../x.jar\n"})
  void loadsNothingByALockFileThatIsBroken(String text) throws IOException {
    evil().write(jar());
    Files.writeString(lockFile(), text);
    for (TrustPolicy policy : TrustPolicy.values()) {
      try (FunctionRegistry registry = builder().policy(policy).build()) {
        assertThat(registry.functions()).isEmpty();
        assertThat(registry.report().problems())
            .extracting(Problem::code)
            .containsExactly(ProblemCode.BAD_LOCK_FILE);
      }
    }
  }

  /** Between the look at a JAR and the first use of one of its functions. */
  @ParameterizedTest
  @ValueSource(strings = {"renamed over", "overwritten in place", "link turned"})
  void refusesWhatWasSwappedAfterTheCheck(String how) throws IOException {
    Path harmless = PluginJars.function("q.Evil", "x").write(directory.resolve("harmless.txt"));
    Path bad = evil().write(directory.resolve("bad.txt"));
    if (how.equals("link turned")) {
      Files.createSymbolicLink(jar(), harmless);
    } else {
      Files.copy(harmless, jar());
    }
    lock(TrustPolicy.LOCKED);
    try (FunctionRegistry registry = builder().build()) {
      assertThat(registry.report().problems()).isEmpty();
      switch (how) {
        case "renamed over" -> Files.move(bad, jar(), StandardCopyOption.REPLACE_EXISTING);
        case "overwritten in place" -> Files.write(jar(), Files.readAllBytes(bad));
        default -> {
          Files.delete(jar());
          Files.createSymbolicLink(jar(), bad);
        }
      }
      FunctionLoadException refusal =
          catchThrowableOfType(FunctionLoadException.class, () -> registry.chain("evil"));
      assertThat(refusal.problem().code()).isEqualTo(ProblemCode.LOCK_MISMATCH);
      assertThat(refusal.problem().message())
          .isEqualTo(
              "class q.Evil cannot be loaded: "
                  + jar()
                  + " has SHA-256 "
                  + sum(jar())
                  + ", the lock file lists "
                  + sum(harmless));
      Registries.assertGoodWorks(registry);
    }
  }

  @Test
  void refusesWhatWasSwappedInAWorkerToo() throws IOException {
    PluginJars.function("q.Evil", "x").write(jar());
    lock(TrustPolicy.LOCKED);
    try (FunctionRegistry registry = builder().isolation(Isolation.process()).build()) {
      evil().write(jar());
      FunctionLoadException refusal =
          catchThrowableOfType(FunctionLoadException.class, () -> registry.chain("evil"));
      assertThat(refusal.problem().code()).isEqualTo(ProblemCode.LOCK_MISMATCH);
    }
  }

  @Test
  void loadsFromTheCopyWhateverIsDoneToIt() throws IOException {
    PluginJars.function("q.Half", "x / 2").write(jar());
    lock(TrustPolicy.LOCKED);
    Path cache = directory.resolve("cache");
    try (FunctionRegistry registry = builder().cache(cache).build()) {
      assertThat(registry.chain("half").valueAt(3)).isEqualTo(1.5);
    }
    Path copy = cache.resolve("plugins").resolve(sum(jar()) + ".jar");
    Files.write(copy, Files.readAllBytes(evil().write(directory.resolve("bad.txt"))));
    try (FunctionRegistry registry = builder().cache(cache).build()) {
      assertThat(registry.chain("half").valueAt(3)).isEqualTo(1.5);
      assertThat(sum(copy)).isEqualTo(sum(jar()));
    }
  }
}
