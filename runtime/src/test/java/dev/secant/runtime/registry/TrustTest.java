package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.secant.runtime.registry.loader.HostView;
import dev.secant.runtime.registry.scan.Candidate;
import dev.secant.runtime.registry.scan.FileHash;
import dev.secant.runtime.registry.scan.Identification;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.PluginDirectory;
import dev.secant.runtime.registry.scan.PluginScanner;
import dev.secant.runtime.registry.scan.ReadPlugin;
import dev.secant.runtime.registry.scan.RejectedException;
import dev.secant.runtime.registry.scan.Waiting;
import dev.secant.runtime.registry.store.CopyStore;
import dev.secant.runtime.registry.trust.Certificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that nothing of a plug-in is defined that lock file or signature do not let pass. */
class TrustTest {
  /** Set by the static initialiser of each class of a plug-in that must never be one. */
  private static final String RAN = "secant.test.trust.ran";

  private static final String STATIC = "static { System.setProperty(\"" + RAN + "\", \"yes\"); }";

  @TempDir static Path shared;
  private static Signers signers;

  @TempDir Path directory;

  @BeforeAll
  static void makeKeys() throws IOException {
    signers = Signers.create(shared);
  }

  @AfterEach
  void nothingRan() {
    assertThat(System.clearProperty(RAN)).as("a class of a refused plug-in ran").isNull();
  }

  private Path jar() {
    return directory.resolve("x.jar");
  }

  private Path lockFile() {
    return directory.resolve("plugins.lock");
  }

  private static PluginJars evil() {
    return PluginJars.plugin()
        .body(
            "q.Evil",
            "implements ElementwiseFunction",
            STATIC + " public double forward(double x) { return Dep.two(); }")
        .source(
            "q.Dep",
            "package q; public class Dep { " + STATIC + " static double two() { return 2; } }")
        .lists("q.Evil");
  }

  private void lock(TrustPolicy policy) throws IOException {
    PluginJars.addGood(directory);
    PluginLock.in(directory).update(policy);
  }

  private FunctionRegistry.Builder builder() {
    return FunctionRegistry.builder().directory(directory);
  }

  /** The good plug-in works, the other does not, for one reason, which is returned. */
  private Problem refusal(FunctionRegistry.Builder builder) {
    try (FunctionRegistry registry = builder.build()) {
      Problem problem = Registries.onlyProblem(registry);
      assertThatThrownBy(() -> registry.function("evil")).isInstanceOf(RuntimeException.class);
      return problem;
    }
  }

  private static Map<String, byte[]> content(Path jar) throws IOException {
    Map<String, byte[]> content = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        content.put(entry.getName(), zip.readAllBytes());
      }
    }
    return content;
  }

  private static void rewrite(Path jar, UnaryOperator<Map<String, byte[]>> change)
      throws IOException {
    PluginJars.write(jar, change.apply(content(jar)));
  }

  private static byte[] longer(byte[] bytes) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = '\n';
    return longer;
  }

  private static String sum(Path file) throws IOException {
    return FileHash.of(file).toString();
  }

  @Nested
  class Locked {
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

  @Nested
  class Signed {
    private FunctionRegistry.Builder trusting(String... aliases) {
      FunctionRegistry.Builder builder = builder().policy(TrustPolicy.SIGNED);
      for (String alias : aliases) {
        builder.trust(signers.certificate(alias));
      }
      return builder;
    }

    private void addGood() throws IOException {
      PluginJars.addGood(directory);
      signers.sign("acme", directory.resolve("good.jar"));
    }

    @Test
    void loadsWhatAPinnedSignerSignedInEachEntry() throws IOException {
      addGood();
      signers.sign(
          "other",
          PluginJars.function("q.Half", "x / 2")
              .manifest("Multi-Release", "true")
              .entry("META-INF/versions/17/a.txt", "a")
              .entry("META-INF/notes.txt", "b")
              .write(jar()));
      try (FunctionRegistry registry = trusting("acme", "other").build()) {
        assertThat(registry.report().problems()).isEmpty();
        assertThat(registry.chain("half").valueAt(3)).isEqualTo(1.5);
        Registries.assertGoodWorks(registry);
      }
    }

    @Test
    void refusesWhatIsNotSigned() throws IOException {
      addGood();
      evil().write(jar());
      Registries.assertProblem(
          refusal(trusting("acme")),
          ProblemCode.NOT_SIGNED,
          jar(),
          "the JAR is not signed, which the policy demands");
    }

    @Test
    void refusesWhatWasStripped() throws IOException {
      addGood();
      signers.sign("acme", evil().write(jar()));
      tamper("stripped");
      Registries.assertProblem(
          refusal(trusting("acme")),
          ProblemCode.NOT_SIGNED,
          jar(),
          "the JAR was signed once, and its signature is missing or too weak for this Java");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"q/Added.class", "META-INF/services/a.B", "META-INF/versions/17/q/Dep.class"})
    void refusesAnEntryThatWasAdded(String name) throws IOException {
      addGood();
      signers.sign("acme", evil().write(jar()));
      rewrite(
          jar(),
          content -> {
            content.put(name, "added".getBytes(StandardCharsets.UTF_8));
            return content;
          });
      Problem problem = refusal(trusting("acme"));
      Registries.assertProblem(
          problem,
          ProblemCode.NOT_SIGNED,
          jar(),
          "the entry " + name + " is not signed, others of the JAR are");
      assertThat(problem.entry()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q/Dep.class", PluginJars.FUNCTIONS})
    void refusesAnEntryThatWasChanged(String name) throws IOException {
      addGood();
      signers.sign("acme", evil().write(jar()));
      rewrite(
          jar(),
          content -> {
            content.computeIfPresent(name, (key, bytes) -> longer(bytes));
            return content;
          });
      Registries.assertProblem(
          refusal(trusting("acme")),
          ProblemCode.TAMPERED,
          jar(),
          "the entry " + name + " is not what was signed");
    }

    @Test
    void refusesAnEntryThatWasRemoved() throws IOException {
      addGood();
      signers.sign("acme", evil().write(jar()));
      tamper("removed");
      Registries.assertProblem(
          refusal(trusting("acme")),
          ProblemCode.TAMPERED,
          jar(),
          "the entry q/Dep.class was signed and is missing");
    }

    @Test
    void refusesAManifestThatWasChanged() throws IOException {
      addGood();
      signers.sign("acme", evil().write(jar()));
      tamper("Class-Path");
      Registries.assertProblem(
          refusal(trusting("acme")),
          ProblemCode.TAMPERED,
          jar(),
          "the entry META-INF/MANIFEST.MF is not what was signed");
    }

    @Test
    void refusesAnotherSigner() throws IOException {
      addGood();
      signers.sign("other", evil().write(jar()));
      Registries.assertProblem(
          refusal(trusting("acme")),
          ProblemCode.UNTRUSTED_SIGNER,
          jar(),
          "the entry "
              + PluginJars.FUNCTIONS
              + " is signed by CN=Somebody Else (SHA-256 "
              + Certificates.fingerprint(signers.certificate("other")).substring(0, 16)
              + "...), who is not pinned by the application");
    }

    @Test
    void refusesAnExpiredCertificate() throws IOException {
      addGood();
      signers.sign("old", evil().write(jar()));
      assertThat(refusal(trusting("acme", "old")).message())
          .startsWith("the entry " + PluginJars.FUNCTIONS + " is signed by CN=Old (SHA-256 ")
          .endsWith("...), whose certificate expired on 2020-04-10");
    }

    @Test
    void verifiesLibrariesToo() throws IOException {
      addGood();
      Path folder = Files.createDirectories(directory.resolve("q/lib")).getParent();
      signers.sign("acme", evil().write(folder.resolve("q.jar")));
      Path library = PluginJars.plugin().entry("a.txt", "1").write(folder.resolve("lib/a.jar"));
      Registries.assertProblem(
          refusal(trusting("acme")),
          ProblemCode.NOT_SIGNED,
          library,
          "the JAR is not signed, which the policy demands");
    }

    @Test
    void goesByThePinsOfTheLockFile() throws IOException {
      addGood();
      signers.sign("other", evil().write(jar()));
      PluginLock lock = PluginLock.in(directory);
      assertThat(lock.trust(signers.certificate("acme")).isNew()).isTrue();
      lock.update(TrustPolicy.SIGNED);
      assertThat(refusal(builder()).message()).endsWith("who is not pinned by plugins.lock");
    }

    /** Who can write to the directory must not add to whom the application trusts. */
    @Test
    void needsThePinsOfApplicationAndLockFile() throws IOException {
      addGood();
      signers.sign("other", evil().write(jar()));
      PluginLock lock = PluginLock.in(directory);
      lock.trust(signers.certificate("acme"));
      lock.trust(signers.certificate("other"));
      assertThat(refusal(trusting("acme")).message())
          .endsWith("who is not pinned by the application");
    }

    @Test
    void comparesWithALockFileThatListsPlugins() throws IOException {
      addGood();
      PluginLock.in(directory).update(TrustPolicy.ANY);
      signers.sign("acme", evil().write(jar()));
      assertThat(refusal(trusting("acme")).code()).isEqualTo(ProblemCode.NOT_LOCKED);
    }
  }

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

  private void tamper(String how) throws IOException {
    rewrite(
        jar(),
        content -> {
          switch (how) {
            case "changed" -> content.computeIfPresent("q/Dep.class", (key, b) -> longer(b));
            case "added" -> content.put("q/Added.class", new byte[] {1});
            case "removed" -> content.remove("q/Dep.class");
            case "stripped" ->
                List.of("META-INF/ACME.SF", "META-INF/ACME.EC").forEach(content::remove);
            default ->
                content.computeIfPresent(
                    "META-INF/MANIFEST.MF",
                    (key, bytes) ->
                        new String(bytes, StandardCharsets.UTF_8)
                            .replaceFirst("\r\n", "\r\nClass-Path: ../other.jar\r\n")
                            .getBytes(StandardCharsets.UTF_8));
          }
          return content;
        });
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

  /** A multi-release JAR is looked into by the JDK, which opens files by their names. */
  @Test
  void whatIsLookedIntoIsWhatWasHashed() throws Exception {
    Path plugins = Files.createDirectory(directory.resolve("plugins"));
    Path jar =
        PluginJars.function("q.Half", "x / 2")
            .manifest("Multi-Release", "true")
            .entry("META-INF/versions/17/a.txt", "a")
            .write(plugins.resolve("x.jar"));
    Candidate candidate = new PluginDirectory(plugins, problem -> {}).list().get(0);
    ReadPlugin read = new Identification(Waiting.standard(), problem -> {}).read(candidate);
    CopyStore copies = CopyStore.in(directory.resolve("cache"));
    copies.copy(jar, sum(jar)).close();
    evil().manifest("Multi-Release", "true").write(jar);
    try (PluginScanner scanner = new PluginScanner(HostView.create(), copies)) {
      assertThat(scanner.scan(read).offers()).extracting(Offer::name).containsExactly("half");
    }
    try (PluginScanner scanner = new PluginScanner(HostView.create(), CopyStore.temporary())) {
      assertThatThrownBy(() -> scanner.scan(read))
          .isInstanceOf(RejectedException.class)
          .hasMessage("the file is still being written: it changed while it was read");
    }
  }

  @Test
  void verifyRefusesWhatNoRegistryWouldLoad() throws IOException {
    evil().write(jar());
    lock(TrustPolicy.LOCKED);
    evil().manifest("Secant-Api", "9.9").write(jar());
    String text = Files.readString(lockFile());
    Files.writeString(
        lockFile(), text.replaceAll("(plugin x.jar\\n(?: .*\\n)*?  sha256 ).*", "$1" + sum(jar())));
    LockReport report = PluginLock.in(directory).verify(TrustPolicy.ANY);
    assertThat(report.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.API_TOO_NEW);
    assertThat(report.entries())
        .extracting(LockEntry::toString)
        .containsExactly("good.jar: ok", "x.jar: refused");
  }

  @Test
  void signersOfABombAreNotLookedFor() {
    Path jar = PluginJars.plugin().entry("META-INF/A.SF", new byte[17 << 20]).write(jar());
    assertThatThrownBy(() -> PluginLock.signersOf(jar))
        .isInstanceOf(IOException.class)
        .hasMessage(jar + ": the manifest and the signature files are larger than 16777216 bytes");
  }
}
