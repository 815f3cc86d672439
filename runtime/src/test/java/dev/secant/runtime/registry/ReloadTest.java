package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.secant.runtime.chain.Chain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a reload takes into use, what it keeps, and what it says of it. */
class ReloadTest {
  @TempDir Path directory;

  private void write(String file, String className, String expression) {
    PluginJars.function(className, expression).write(directory.resolve(file));
  }

  private static List<String> ids(List<PluginEntry> entries) {
    return entries.stream().map(PluginEntry::id).toList();
  }

  @Nested
  class Changes {
    @Test
    void tellWhatWasAddedRemovedChangedAndKept() throws IOException {
      write("gone.jar", "g.Gone", "x");
      write("other-1.0.jar", "o.Other", "2 * x");
      write("same.jar", "s.Same", "x");
      try (FunctionRegistry registry = Registries.open(directory)) {
        Files.delete(directory.resolve("gone.jar"));
        Files.delete(directory.resolve("other-1.0.jar"));
        write("other-1.1.jar", "o.Other", "3 * x");
        write("fresh.jar", "f.Fresh", "5 * x");
        Files.writeString(directory.resolve("bad.jar"), "");
        RegistryChanges changes = registry.reload();
        assertThat(changes.generation()).isEqualTo(2);
        assertThat(changes.isEmpty()).isFalse();
        assertThat(ids(changes.added())).containsExactly("fresh");
        assertThat(ids(changes.removed())).containsExactly("gone");
        assertThat(ids(changes.changed())).containsExactly("other");
        assertThat(ids(changes.unchanged())).containsExactly("same");
        assertThat(changes.newProblems()).isEqualTo(registry.report().problems()).hasSize(1);
        assertThat(changes.goneProblems()).isEmpty();
        assertThat(changes)
            .hasToString(
                """
                generation 2: 1 plug-in added, 1 removed, 1 changed, 1 unchanged; 1 new problem, 0 gone
                + fresh (DIR/fresh.jar): 1 function
                - gone (DIR/gone.jar): 1 function
                * other 1.1 (DIR/other-1.1.jar): 1 function, was other 1.0 (DIR/other-1.0.jar): 1 function
                ! DIR/bad.jar: the file is no JAR: it is empty; build or copy it again; if it is being copied, wait [docs/errors.md#not-a-jar]"""
                    .replace("DIR", directory.toString()));
        assertThat(registry.chain("fresh | other").valueAt(1)).isEqualTo(15);
        assertThatThrownBy(() -> registry.chain("gone")).hasMessageContaining("unknown function");
      }
    }

    @Test
    void areNoneWhereNothingChanged() {
      write("a.jar", "a.A", "x");
      PluginJars.plugin().lists("a.Missing").write(directory.resolve("b.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        RegistryChanges changes = registry.reload();
        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.generation()).isEqualTo(1);
        assertThat(changes)
            .hasToString(
                "generation 1: 0 plug-ins added, 0 removed, 0 changed, 2 unchanged;"
                    + " 0 new problems, 0 gone");
      }
    }

    @Test
    void tellOfProblemsThatWent() throws IOException {
      Files.writeString(directory.resolve("a.jar"), "");
      try (FunctionRegistry registry = Registries.open(directory)) {
        List<Problem> before = registry.report().problems();
        write("a.jar", "a.A", "7 * x");
        RegistryChanges changes = registry.reload();
        assertThat(changes.goneProblems()).isEqualTo(before).hasSize(1);
        assertThat(ids(changes.added())).containsExactly("a");
        assertThat(registry.report().problems()).isEmpty();
        assertThat(changes.toString()).contains("\nok " + before.get(0));
      }
    }

    @Test
    void settleNamesAnew() {
      write("a.jar", "a.Twin", "x");
      try (FunctionRegistry registry = Registries.open(directory)) {
        Chain before = registry.chain("twin");
        write("b.jar", "b.Twin", "2 * x");
        RegistryChanges changes = registry.reload();
        assertThat(ids(changes.unchanged())).containsExactly("a");
        assertThatThrownBy(() -> registry.chain("twin")).hasMessageContaining("is ambiguous");
        assertThat(registry.chain("a.twin").stages().get(0).function())
            .isSameAs(before.stages().get(0).function());
      }
    }
  }

  @Nested
  class Instances {
    @Test
    void stayWhereTheContentIsTheSame() throws IOException {
      write("a.jar", "a.A", "x");
      try (FunctionRegistry registry = Registries.open(directory)) {
        Object before = registry.chain("a").stages().get(0).function();
        Path copy = Files.copy(directory.resolve("a.jar"), directory.resolve("a.copy"));
        Files.move(copy, directory.resolve("a.jar"), StandardCopyOption.REPLACE_EXISTING);
        write("b.jar", "b.B", "x");
        registry.reload();
        assertThat(registry.chain("a").stages().get(0).function()).isSameAs(before);
      }
    }

    @Test
    void keepProblemsOfTheirUse() {
      PluginJars.plugin()
          .body(
              "a.Bad",
              "implements ElementwiseFunction",
              "public Bad() { throw new Error(\"no\"); } public double forward(double x) { return x; }")
          .lists("a.Bad")
          .write(directory.resolve("a.jar"));
      try (FunctionRegistry registry = Registries.open(directory)) {
        assertThatThrownBy(() -> registry.chain("bad")).isInstanceOf(FunctionLoadException.class);
        List<Problem> before = registry.report().problems();
        assertThat(registry.reload().isEmpty()).isTrue();
        write("b.jar", "b.B", "x");
        registry.reload();
        assertThat(registry.report().problems()).isEqualTo(before).hasSize(1);
        write("a.jar", "a.Bad", "x");
        assertThat(registry.reload().goneProblems()).isEqualTo(before);
        assertThat(registry.chain("bad").valueAt(1)).isEqualTo(1);
      }
    }

    @Test
    void ofAnOldGenerationWorkOnUntilTheRegistryIsClosed() {
      write("a.jar", "a.A", "2 * x");
      FunctionRegistry registry = Registries.open(directory);
      Chain before = registry.chain("a");
      FunctionEntry entry = registry.function("a");
      write("a.jar", "a.A", "3 * x");
      registry.reload();
      assertThat(before.valueAt(1)).isEqualTo(2);
      assertThat(registry.chain("a").valueAt(1)).isEqualTo(3);
      assertThat(entry.describe().elementwise()).isEqualTo(FunctionDescription.Answer.YES);
      registry.close();
      assertThatThrownBy(() -> before.valueAt(1)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(entry::describe).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(registry::reload)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the registry must be open, was closed");
    }
  }

  /** Hazards 30 and 31: what happens to the file of a plug-in that is in use. */
  @Nested
  class FilesInUse {
    @TempDir Path cache;

    /** Its class Late is loaded at the first negative number. */
    private Map<String, byte[]> content(String factor) {
      return PluginJars.plugin()
          .elementwise("u.Late", factor + " * x")
          .elementwise("u.Used", "x < 0 ? new Late().forward(x) : " + factor + " * x")
          .lists("u.Used")
          .entry("u/table.txt", "table of " + factor)
          .content();
    }

    private FunctionRegistry open(boolean isCached) {
      FunctionRegistry.Builder builder = FunctionRegistry.builder().directory(directory);
      return (isCached ? builder.cache(cache) : builder.withoutCache()).build();
    }

    /** Does something to the file of a plug-in that is in use; the chain must not notice. */
    private void assertUntouched(boolean isCached, FileChange change) throws IOException {
      Path jar = directory.resolve("u.jar");
      writeUncompressed(jar, content("2"));
      try (FunctionRegistry registry = open(isCached)) {
        Chain before = registry.chain("used");
        assertThat(before.valueAt(1)).isEqualTo(2);
        change.change(jar);
        RegistryChanges changes = registry.reload();
        assertThat(changes.unchanged()).isEmpty();
        assertThat(before.valueAt(-1)).isEqualTo(-2); // a class that is loaded only now
        assertThat(table(before)).isEqualTo("table of 2");
        if (changes.changed().isEmpty()) {
          assertThat(ids(changes.removed())).containsExactly("u");
          assertThatThrownBy(() -> registry.chain("used")).isInstanceOf(RuntimeException.class);
        } else {
          Chain after = registry.chain("used");
          assertThat(after.valueAt(-1)).isEqualTo(-3);
          assertThat(table(after)).isEqualTo("table of 3");
        }
      }
    }

    /** So that both versions have one size. */
    private void writeUncompressed(Path jar, Map<String, byte[]> content) throws IOException {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
        zip.setLevel(0);
        for (Map.Entry<String, byte[]> entry : content.entrySet()) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue());
          zip.closeEntry();
        }
      }
    }

    private String table(Chain chain) throws IOException {
      Class<?> type = chain.stages().get(0).function().getClass();
      try (InputStream in = type.getResourceAsStream("table.txt")) {
        assertThat(in).isNotNull();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mayBeOverwrittenInPlace(boolean isCached) throws IOException {
      assertUntouched(isCached, jar -> PluginJars.write(jar, content("3")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mayBeOverwrittenInPlaceWithTheSameSizeAndTime(boolean isCached) throws IOException {
      assertUntouched(
          isCached,
          jar -> {
            FileTime time = Files.getLastModifiedTime(jar);
            long size = Files.size(jar);
            writeUncompressed(jar, content("3"));
            Files.setLastModifiedTime(jar, time);
            assertThat(Files.size(jar)).isEqualTo(size);
          });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mayBeReplacedByARename(boolean isCached) throws IOException {
      assertUntouched(
          isCached,
          jar -> {
            Path next = PluginJars.write(directory.resolve("u.next"), content("3"));
            Files.move(next, jar, StandardCopyOption.ATOMIC_MOVE);
          });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mayBeTruncatedInPlace(boolean isCached) throws IOException {
      assertUntouched(isCached, jar -> Files.write(jar, new byte[] {'P'}));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mayBeDeleted(boolean isCached) throws IOException {
      assertUntouched(isCached, Files::delete);
    }

    /** Who uses a function goes on with the new one, however fast its file is replaced again. */
    @Test
    void areSecuredBeforeTheyAreFirstCalled() throws IOException {
      Path jar = PluginJars.write(directory.resolve("u.jar"), content("2"));
      try (FunctionRegistry registry = open(true)) {
        registry.chain("used");
        PluginJars.write(jar, content("3"));
        registry.reload();
        Files.delete(jar);
        assertThat(registry.chain("used").valueAt(-1)).isEqualTo(-3);
      }
    }
  }

  @FunctionalInterface
  private interface FileChange {
    void change(Path jar) throws IOException;
  }

  @Nested
  class Threads {
    @Test
    void seeOneGenerationInEachChainWhileOthersReload() throws Exception {
      Path jar = directory.resolve("both.jar");
      Map<String, byte[]> two = pair("2", "0.5");
      Map<String, byte[]> four = pair("4", "0.25");
      PluginJars.write(jar, two);
      ExecutorService pool = Executors.newFixedThreadPool(3);
      try (FunctionRegistry registry = Registries.open(directory)) {
        registry.chain("up | down"); // from here on, it is in use
        AtomicBoolean isOver = new AtomicBoolean();
        Future<Integer> reader =
            pool.submit(
                () -> {
                  int answers = 0;
                  while (!isOver.get()) {
                    assertThat(registry.chain("up | down").valueAt(3)).isEqualTo(3);
                    answers++;
                  }
                  return answers;
                });
        List<Future<Void>> reloaders = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          reloaders.add(
              pool.submit(
                  () -> {
                    for (int j = 0; j < 20; j++) {
                      Path next = Files.createTempFile(directory, "next", "");
                      PluginJars.write(next, j % 2 == 0 ? four : two);
                      Files.move(next, jar, StandardCopyOption.ATOMIC_MOVE);
                      registry.reload();
                    }
                    return null;
                  }));
        }
        for (Future<Void> reloader : reloaders) {
          reloader.get();
        }
        isOver.set(true);
        assertThat(reader.get()).isPositive();
        assertThat(registry.report().problems()).isEmpty();
      } finally {
        pool.shutdownNow();
      }
    }

    private Map<String, byte[]> pair(String up, String down) {
      return PluginJars.plugin()
          .elementwise("b.Up", up + " * x")
          .elementwise("b.Down", down + " * x")
          .lists("b.Up", "b.Down")
          .content();
    }

    @Test
    void whoseRegistryIsClosedUnderAReloadAreTold() throws Exception {
      for (int i = 0; i < 200; i++) {
        write("n" + i + ".jar", "n.N", "x");
      }
      FunctionRegistry registry = Registries.open(directory);
      for (int i = 0; i < 200; i++) {
        Files.delete(directory.resolve("n" + i + ".jar"));
      }
      Thread closing = new Thread(registry::close);
      closing.start();
      try {
        registry.reload();
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("the registry must be open, was closed");
      }
      closing.join();
      assertThatThrownBy(registry::functions).isInstanceOf(IllegalStateException.class);
    }
  }

  @Nested
  class LongPaths {
    @Test
    void areToldApart() throws IOException {
      Path deep = directory;
      for (int i = 0; i < 5; i++) {
        deep = deep.resolve("y".repeat(60));
      }
      Files.createDirectories(deep);
      PluginJars.function("one.Half", "x / 2").write(deep.resolve("one.jar"));
      PluginJars.function("two.Third", "x / 3").write(deep.resolve("two.jar"));
      try (FunctionRegistry registry = Registries.open(deep)) {
        RegistryChanges changes = registry.reload(candidate -> candidate.name().equals("one"));
        assertThat(ids(changes.unchanged())).containsExactly("one", "two");
        Files.writeString(deep.resolve("bad1.jar"), "no JAR");
        Files.writeString(deep.resolve("bad2.jar"), "no JAR");
        assertThat(registry.reload().newProblems())
            .extracting(problem -> problem.location().replaceFirst(".*/", ""))
            .containsExactly("bad1.jar", "bad2.jar");
      }
    }
  }

  @Nested
  class LostDirectories {
    @Test
    void loseNoPluginUntilTheyAreBack() throws IOException {
      Path plugins = Files.createDirectory(directory.resolve("plugins"));
      PluginJars.function("a.A", "2 * x").write(plugins.resolve("a.jar"));
      try (FunctionRegistry registry = Registries.open(plugins)) {
        assertThat(registry.chain("a").valueAt(1)).isEqualTo(2);
        Path away = Files.move(plugins, directory.resolve("away"));
        RegistryChanges lost = registry.reload();
        assertThat(lost.generation()).isEqualTo(2);
        assertThat(ids(lost.unchanged())).containsExactly("a");
        assertThat(lost.newProblems()).isEqualTo(registry.report().problems()).hasSize(1);
        Problem problem = lost.newProblems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.DIRECTORY_MISSING);
        assertThat(problem.message())
            .isEqualTo(
                "the directory does not exist, so the plug-ins that were found before stay in use");
        assertThat(registry.chain("a").valueAt(1)).isEqualTo(2);
        assertThat(registry.reload().isEmpty()).isTrue();
        Files.move(away, plugins);
        RegistryChanges found = registry.reload();
        assertThat(found.goneProblems()).containsExactly(problem);
        assertThat(ids(found.unchanged())).containsExactly("a");
        assertThat(registry.report().problems()).isEmpty();
      }
    }

    @Test
    void doNotStopOthers() throws IOException {
      Path one = Files.createDirectory(directory.resolve("one"));
      Path two = Files.createDirectory(directory.resolve("two"));
      PluginJars.function("a.A", "2 * x").write(one.resolve("a.jar"));
      PluginJars.function("b.B", "3 * x").write(two.resolve("b.jar"));
      try (FunctionRegistry registry = Registries.open(one, two)) {
        assertThat(registry.chain("a | b").valueAt(1)).isEqualTo(6);
        Files.move(one, directory.resolve("away"));
        PluginJars.function("b.B", "5 * x").write(two.resolve("b.jar"));
        RegistryChanges changes = registry.reload();
        assertThat(ids(changes.changed())).containsExactly("b");
        assertThat(ids(changes.unchanged())).containsExactly("a");
        assertThat(changes.newProblems()).hasSize(1);
        assertThat(registry.chain("a | b").valueAt(1)).isEqualTo(10);
        assertThat(registry.reload().isEmpty()).isTrue();
      }
    }

    @Test
    void thatWereNeverThereDoNotStopOthers() throws IOException {
      Path missing = directory.resolve("missing");
      try (FunctionRegistry registry = Registries.open(missing, directory)) {
        write("a.jar", "a.A", "2 * x");
        assertThat(ids(registry.reload().added())).containsExactly("a");
        Files.createDirectory(missing);
        assertThat(registry.reload().goneProblems()).hasSize(1);
      }
    }
  }
}
