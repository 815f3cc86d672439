package dev.secant.runtime.registry;

import static dev.secant.runtime.registry.Registries.assertProblem;
import static dev.secant.runtime.registry.Registries.onlyProblemIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(jar));
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.setMethod(ZipOutputStream.STORED); // quicker to write
        for (int i = 0; i < 70_000; i++) {
          ZipEntry entry = new ZipEntry("e" + i);
          entry.setSize(0);
          entry.setCrc(0);
          zip.putNextEntry(entry);
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
          "the manifest and the signature files are larger than 16777216 bytes");
    }

    @Test
    void signatureFilesOfImmenseSizeInAllAreNotInflated() {
      byte[] part = PluginJars.repeated('\n', 10_000_000);
      Path jar = write(function().entry("META-INF/A.SF", part).entry("META-INF/B.SF", part));
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.TOO_LARGE,
          jar,
          "the manifest and the signature files are larger than 16777216 bytes");
    }

    @Test
    void manyClassesOfImmenseSizeAreNotAllInflated() {
      PluginJars plugin = function();
      byte[] large = PluginJars.repeated('\0', 15 << 20);
      for (int i = 0; i < 30; i++) {
        plugin.entry("a/L" + i + ".class", large).lists("a.L" + i);
      }
      write(plugin);
      PluginJars.addGood(directory);
      try (FunctionRegistry registry = Registries.open(directory)) {
        Registries.assertGoodWorks(registry);
        assertThat(registry.chain("half").valueAt(3)).isEqualTo(1.5);
        assertThat(registry.report().problems())
            .extracting(Problem::message)
            .contains(
                "class a.L0 is damaged: it does not begin as a class file does",
                "the classes it offers inflate to more than 268435456 bytes");
      }
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
    private static final String PASSWORD = "changeit";

    /** A signed plug-in of a class and one that it needs. */
    private Map<String, byte[]> signed() throws IOException, InterruptedException {
      Path jar =
          PluginJars.plugin()
              .elementwise("a.Half", "Dep.HALF * x")
              .source("a.Dep", "package a; public class Dep { public static Double HALF = 0.5; }")
              .lists("a.Half")
              .write(directory.resolve("x.jar"));
      Path keys = directory.resolve("keys.p12");
      run(
          List.of("keytool", "-genkeypair", "-keyalg", "EC", "-alias", "me", "-dname", "CN=Me"),
          List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
      run(
          List.of("jarsigner", "-keystore", keys.toString(), "-storepass", PASSWORD),
          List.of(jar.toString(), "me"));
      Map<String, byte[]> content = new LinkedHashMap<>();
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          content.put(entry.getName(), zip.readAllBytes());
        }
      }
      return content;
    }

    private void run(List<String> start, List<String> rest)
        throws IOException, InterruptedException {
      List<String> command = new ArrayList<>(start);
      command.set(0, Path.of(System.getProperty("java.home"), "bin", start.get(0)).toString());
      command.addAll(rest);
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
    }

    private byte[] changed(byte[] bytes) {
      byte[] changed = Arrays.copyOf(bytes, bytes.length + 1);
      changed[bytes.length] = '\n';
      return changed;
    }

    @Test
    void signedJarIsLoaded() throws Exception {
      signed();
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThat(registry.chain("half").valueAt(3)).isEqualTo(1.5);
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void classThatWasChangedIsRefused() throws Exception {
      Map<String, byte[]> content = signed();
      content.computeIfPresent("a/Half.class", (name, bytes) -> changed(bytes));
      Path jar = PluginJars.write(directory.resolve("x.jar"), content);
      Problem problem = onlyProblemIn(directory);
      assertProblem(
          problem, ProblemCode.TAMPERED, jar, "the entry a/Half.class is not what was signed");
      assertThat(problem.function()).isEqualTo("half");
    }

    @Test
    void servicesFileThatWasChangedIsRefused() throws Exception {
      Map<String, byte[]> content = signed();
      content.computeIfPresent(PluginJars.FUNCTIONS, (name, bytes) -> changed(bytes));
      Path jar = PluginJars.write(directory.resolve("x.jar"), content);
      assertProblem(
          onlyProblemIn(directory),
          ProblemCode.TAMPERED,
          jar,
          "the entry META-INF/services/dev.secant.api.Function is not what was signed");
    }

    @Test
    void otherClassThatWasChangedIsNotDefined() throws Exception {
      Map<String, byte[]> content = signed();
      content.computeIfPresent("a/Dep.class", (name, bytes) -> changed(bytes));
      PluginJars.write(directory.resolve("x.jar"), content);
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThatThrownBy(() -> registry.chain("half").valueAt(3))
            .hasRootCauseInstanceOf(SecurityException.class);
      }
    }
  }
}
