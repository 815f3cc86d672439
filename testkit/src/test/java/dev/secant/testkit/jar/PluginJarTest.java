package dev.secant.testkit.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link PluginJar} by those who read JARs: the JDK and Secant. */
class PluginJarTest {
  private static final String HALF = "a/Half.class";

  @TempDir Path folder;
  private Path jar;
  private final PluginJar half = PluginJar.elementwise("a.Half", "x / 2");

  @BeforeEach
  void nameJar() {
    jar = folder.resolve("half.jar");
  }

  private double valueAtThree() {
    try (FunctionRegistry registry =
        FunctionRegistry.builder().withoutCache().directory(folder).build()) {
      assertThat(registry.report().problems()).isEmpty();
      return registry.chain("half").valueAt(3);
    }
  }

  private ProblemCode problemOf(PluginJar broken) {
    broken.writeTo(jar);
    try (FunctionRegistry registry =
        FunctionRegistry.builder().withoutCache().directory(folder).build()) {
      List<Problem> problems = registry.report().problems();
      assertThat(problems).hasSize(1);
      return problems.get(0).code();
    }
  }

  @Nested
  class Good {
    @Test
    void isLoaded() {
      half.writeTo(jar);
      assertThat(valueAtThree()).isEqualTo(1.5);
    }

    @Test
    void hasTheSameBytesEachTime() {
      assertThat(half.toBytes()).isEqualTo(PluginJar.elementwise("a.Half", "x / 2").toBytes());
    }

    @Test
    void isLeftAloneByWhatIsDerivedFromIt() {
      byte[] before = half.toBytes();
      half.listing("a.Other").manifest("Class-Path", "x").truncatedTo(3).toBytes();
      assertThat(half.toBytes()).isEqualTo(before);
    }

    @Test
    void hasClassesThatAreLoadedHere() {
      PluginJar.empty().type(Third.class).listing(Third.class.getName()).writeTo(jar);
      try (FunctionRegistry registry =
          FunctionRegistry.builder().withoutCache().directory(folder).build()) {
        assertThat(registry.chain("third").valueAt(3)).isEqualTo(1);
      }
    }

    @Test
    void isAFolderWithLibraries() {
      PluginJar library =
          PluginJar.empty()
              .source("package dep; public class Dep { public static double of() { return 2; } }");
      PluginJar.empty()
          .entry(HALF, half.contentOf(HALF))
          .listing("a.Half")
          .library("dep", library)
          .writeFolder(folder.resolve("half"));
      assertThat(valueAtThree()).isEqualTo(1.5);
      assertThat(folder.resolve("half/lib/dep.jar")).isRegularFile();
    }

    @Test
    void mayBeAModule() {
      PluginJar.empty()
          .source(
              "module halves { requires dev.secant.api; provides dev.secant.api.Function with a.Half; }")
          .source(
              "package a; public class Half implements dev.secant.api.ElementwiseFunction {"
                  + " public double forward(double x) { return x / 2; } }")
          .writeTo(jar);
      assertThat(valueAtThree()).isEqualTo(1.5);
    }

    @Test
    void saysWhatTheCompilerSays() {
      assertThatThrownBy(() -> PluginJar.elementwise("a.Half", "x / ").toBytes())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("sources must compile:\n/a/Half.java:3: error: illegal start");
      assertThatThrownBy(() -> half.changing("b/C.class", bytes -> bytes).toBytes())
          .hasMessage("JAR must have an entry b/C.class, has none");
      assertThatThrownBy(() -> PluginJar.empty().source("text"))
          .hasMessage(
              "source must declare a class, an interface, an enum, a record or a module, was: text");
    }
  }

  @Nested
  class Signed {
    private final SigningKey key = SigningKey.named("CN=Acme");

    private void readAll() throws IOException {
      try (JarFile file = new JarFile(jar.toFile())) {
        for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
          try (InputStream in = file.getInputStream(entry)) {
            in.readAllBytes();
          }
          if (!entry.getName().startsWith("META-INF/SIGNER")
              && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
            assertThat(entry.getCertificates()).containsExactly(key.certificate());
          }
        }
      }
    }

    @Test
    void isVerifiedByTheJdk() throws IOException {
      half.signedBy(key).writeTo(jar);
      readAll();
      assertThat(valueAtThree()).isEqualTo(1.5);
      assertThat(key.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=Acme");
    }

    @Test
    void isRefusedByTheJdkOnceTamperedWith() {
      half.signedBy(key)
          .tampering(HALF, bytes -> PluginJar.elementwise("a.Half", "x").contentOf(HALF))
          .writeTo(jar);
      assertThatThrownBy(this::readAll).isInstanceOf(SecurityException.class);
      assertThat(problemOf(half.signedBy(key).tampering(HALF, bytes -> new byte[9])))
          .isEqualTo(ProblemCode.TAMPERED);
    }

    @Test
    void isAsBeforeOnceStripped() throws IOException {
      half.signedBy(key).stripped().writeTo(jar);
      try (JarFile file = new JarFile(jar.toFile())) {
        assertThat(file.stream().map(JarEntry::getName))
            .containsExactlyInAnyOrder(JarFile.MANIFEST_NAME, PluginJar.FUNCTIONS, HALF);
        assertThat(file.getManifest().getEntries()).isEmpty();
      }
    }

    @Test
    void mayHaveExpired() {
      Instant past = Instant.parse("2020-01-01T00:00:00Z");
      SigningKey old = SigningKey.valid("CN=Old", past, past.plusSeconds(60));
      assertThat(old.certificate().getNotAfter()).isEqualTo(past.plusSeconds(60));
    }
  }

  @Nested
  class Broken {
    @Test
    void whereverAReaderMayLook() {
      assertThat(problemOf(half.truncatedTo(100))).isEqualTo(ProblemCode.NOT_A_JAR);
      assertThat(problemOf(half.claimingMoreEntries(1))).isEqualTo(ProblemCode.NOT_A_JAR);
      assertThat(problemOf(half.miscounting(HALF))).isEqualTo(ProblemCode.NOT_A_JAR);
      assertThat(problemOf(half.entry(HALF, ""))).isEqualTo(ProblemCode.DUPLICATE_ENTRY);
      assertThat(problemOf(half.entry("../x", ""))).isEqualTo(ProblemCode.ILLEGAL_ENTRY);
      assertThat(problemOf(half.classVersion(99))).isEqualTo(ProblemCode.CLASS_TOO_NEW);
      assertThat(problemOf(half.manifest("Class-Path", "../x.jar")))
          .isEqualTo(ProblemCode.CLASS_PATH_ATTRIBUTE);
    }

    @Test
    void bombsAreSmall() throws IOException {
      byte[] bytes = half.bomb("big", "#", 100L << 20).toBytes();
      assertThat(bytes.length).isLessThan(1 << 20);
      Files.write(jar, bytes);
      try (ZipFile file = new ZipFile(jar.toFile())) {
        assertThat(file.getEntry("big").getSize()).isEqualTo(100L << 20);
      }
    }

    @Test
    void junkAroundIsWhereItWasPut() {
      byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
      assertThat(half.behind(junk).followedBy(junk).toBytes()).startsWith(junk).endsWith(junk);
      assertThat(half.comment(junk).toBytes()).endsWith(junk);
    }
  }
}
