package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of plug-ins whose constructors leave a trace, to be locked, signed and tampered with. */
abstract class TrustedFolders {
  /** Set by the static initialiser of each class of a plug-in that must never be one. */
  static final String RAN = "secant.test.trust.ran";

  static final String STATIC = "static { System.setProperty(\"" + RAN + "\", \"yes\"); }";

  @TempDir static Path shared;
  static Signers signers;

  @TempDir Path directory;

  @BeforeAll
  static void makeKeys() throws IOException {
    signers = Signers.create(shared);
  }

  @AfterEach
  void nothingRan() {
    assertThat(System.clearProperty(RAN)).as("a class of a refused plug-in ran").isNull();
  }

  Path jar() {
    return directory.resolve("x.jar");
  }

  Path lockFile() {
    return directory.resolve("plugins.lock");
  }

  static PluginJars evil() {
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

  void lock(TrustPolicy policy) throws IOException {
    PluginJars.addGood(directory);
    PluginLock.in(directory).update(policy);
  }

  FunctionRegistry.Builder builder() {
    return FunctionRegistry.builder().directory(directory);
  }

  /** The good plug-in works, the other does not, for one reason, which is returned. */
  Problem refusal(FunctionRegistry.Builder builder) {
    try (FunctionRegistry registry = builder.build()) {
      Problem problem = Registries.onlyProblem(registry);
      assertThatThrownBy(() -> registry.function("evil")).isInstanceOf(RuntimeException.class);
      return problem;
    }
  }

  static Map<String, byte[]> content(Path jar) throws IOException {
    Map<String, byte[]> content = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        content.put(entry.getName(), zip.readAllBytes());
      }
    }
    return content;
  }

  static void rewrite(Path jar, UnaryOperator<Map<String, byte[]>> change) throws IOException {
    PluginJars.write(jar, change.apply(content(jar)));
  }

  static byte[] longer(byte[] bytes) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = '\n';
    return longer;
  }

  static String sum(Path file) throws IOException {
    return FileHash.of(file).toString();
  }

  void tamper(String how) throws IOException {
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
