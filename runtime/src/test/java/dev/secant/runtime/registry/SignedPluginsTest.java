package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.secant.runtime.registry.trust.Certificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that nothing is defined of a plug-in that a pinned signer has not signed whole. */
class SignedPluginsTest extends TrustedFolders {
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
