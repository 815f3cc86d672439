package dev.secant.runtime.registry;

import static dev.secant.runtime.registry.Registries.assertProblem;
import static dev.secant.runtime.registry.Registries.onlyProblemIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the rules on a JAR as a whole: its entries and its manifest. */
class JarTest {
  @TempDir Path directory;

  private PluginJars function() {
    return PluginJars.function("a.Half", "x / 2");
  }

  private Path write(PluginJars plugin) {
    return plugin.write(directory.resolve("x.jar"));
  }

  @Nested
  class Entries {
    @ParameterizedTest
    @ValueSource(strings = {"../evil.txt", "a/../../evil.txt", "/evil.txt", "..\\evil.txt"})
    void nameThatLeadsOutRefusesTheJar(String name) {
      Path jar = write(function().entry(name, "evil"));
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.ILLEGAL_ENTRY,
          jar,
          "the JAR has an entry " + name + " that leads out of it");
    }

    @Test
    void escapeCodeInAnEntryNameIsShownEscaped() {
      write(function().entry("../\u001b[2Jevil", "evil"));
      assertThat(onlyProblemIn(directory).message())
          .isEqualTo("the JAR has an entry ../\\u001b[2Jevil that leads out of it");
    }

    @Test
    void classThatIsThereTwiceRefusesTheJar() throws IOException {
      // ZipOutputStream refuses to write a name twice, so the second is renamed afterwards.
      Path jar = write(function().entry("a/Hblf.class", PluginJars.repeated('x', 10)));
      byte[] bytes = Files.readAllBytes(jar);
      byte[] wrong = "a/Hblf".getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i + wrong.length < bytes.length; i++) {
        if (Arrays.equals(bytes, i, i + wrong.length, wrong, 0, wrong.length)) {
          bytes[i + 3] = 'a';
        }
      }
      Files.write(jar, bytes);
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.DUPLICATE_ENTRY,
          jar,
          "the JAR has two entries a/Half.class");
    }

    @Test
    void seventyThousandEntriesAreTooMany() throws IOException {
      Path jar = directory.resolve("x.jar");
      try (OutputStream out = Files.newOutputStream(jar);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (int i = 0; i < 70_000; i++) {
          zip.putNextEntry(new ZipEntry("e" + i));
        }
      }
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.TOO_MANY_ENTRIES,
          jar,
          "the JAR has 70000 entries, a plug-in may have 65535");
    }

    @Test
    void classOfImmenseSizeIsNotInflated() {
      Path jar =
          write(
              PluginJars.plugin()
                  .lists("a.Big")
                  .entry("a/Big.class", PluginJars.repeated('\0', 200_000_000)));
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.TOO_LARGE,
          jar,
          "the entry a/Big.class is larger than 16777216 bytes");
    }

    @Test
    void manifestOfImmenseSizeIsNotInflated() {
      Path jar =
          write(function().entry("META-INF/MANIFEST.MF", PluginJars.repeated('\n', 200_000_000)));
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.TOO_LARGE,
          jar,
          "the entry META-INF/MANIFEST.MF is larger than 16777216 bytes");
    }

    @Test
    void jarWithoutFunctionsIsAWarning() {
      Path jar = write(PluginJars.plugin().entry("META-INF/services/dev.secant.Function", "a.B"));
      Problem problem = onlyProblemIn(directory);
      assertProblem(
          problem,
          ProblemCode.NO_FUNCTIONS,
          jar,
          "the JAR lists no function in META-INF/services/dev.secant.api.Function");
      assertThat(problem.hint())
          .isEqualTo("it has META-INF/services/dev.secant.Function, which no host reads");
    }
  }

  @Nested
  class Manifests {
    @Test
    void classPathRefusesTheJar() {
      Path jar = write(function().manifest("Class-Path", "../outside.jar"));
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.CLASS_PATH_ATTRIBUTE,
          jar,
          "the manifest has Class-Path: ../outside.jar, which leads out of the plug-in");
    }

    @Test
    void newerApiThanTheHosts() {
      Path jar = write(function().manifest("Secant-Api", "1.2"));
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.API_TOO_NEW,
          jar,
          "the plug-in needs version 1.2 of the api, this is 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.0.7"})
    void apiOfTheHost(String version) {
      write(function().manifest("Secant-Api", version));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("half").valueAt(3)).isEqualTo(1.5);
      }
    }

    @Test
    void apiVersionThatIsNone() {
      Path jar = write(function().manifest("Secant-Api", "one"));
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.BAD_MANIFEST,
          jar,
          "Secant-Api in the manifest must be a version like 1.0, was 'one'");
    }

    @Test
    void manifestThatIsNone() {
      Path jar = write(function().entry("META-INF/MANIFEST.MF", "no manifest at all\n\n"));
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.BAD_MANIFEST,
          jar,
          "the manifest has a line that is not of the form Name: value");
    }

    @Test
    void idAndVersionComeFromTheManifest() {
      write(
          function()
              .manifest("Secant-Plugin", "My-Plugin 2")
              .manifest("Implementation-Version", "4.2"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.report().plugins())
            .hasToString("[my_plugin_2 4.2 (" + directory.resolve("x.jar") + "): 1 function]");
        assertThat(registry.chain("my_plugin_2.half").valueAt(3)).isEqualTo(1.5);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "app"})
    void reservedIdRefusesTheJar(String id) {
      Path jar = write(function().manifest("Secant-Plugin", id));
      assertProblem(
          onlyProblemIn(directory), ProblemCode.RESERVED_ID, jar, "the id " + id + " is reserved");
    }
  }

  @Nested
  class Signatures {
    /**
     * A signature file whose digests fit the manifest; the block that vouches for it is missing.
     */
    @Test
    void jarWithAnUnverifiableSignatureIsLoadedAsUnsigned() throws Exception {
      Map<String, byte[]> content = function().content();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.get("a/Half.class"));
      content.put(
          "META-INF/MANIFEST.MF",
          ("Manifest-Version: 1.0\r\n\r\nName: a/Half.class\r\nSHA-256-Digest: "
                  + Base64.getEncoder().encodeToString(digest)
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      content.put(
          "META-INF/A.SF", "Signature-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      PluginJars.write(directory.resolve("x.jar"), content);
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("half").valueAt(3)).isEqualTo(1.5);
      }
    }
  }
}
