package dev.secant.runtime.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import dev.secant.api.Function;
import dev.secant.runtime.registry.cache.CatalogueCache;
import dev.secant.runtime.registry.loader.FileStamp;
import dev.secant.runtime.registry.scan.FileHash;
import dev.secant.runtime.registry.scan.FileIdentity;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.PluginContent;
import dev.secant.runtime.registry.scan.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/**
 * Tests what is remembered of plug-ins, and when it is not believed. To see whether it is, what is
 * remembered is made to differ from what the JARs say: each directory has {@code one.jar} with the
 * function {@code real}, and a cache that says it is {@code forged}.
 */
class CatalogueCacheTest {
  private static final String REAL = "[real]";
  private static final String FORGED = "[forged]";
  private static final int DIRECTORIES = 40;

  /** Files must be some seconds old to be known by their stamps, so all are made at once. */
  @TempDir static Path root;

  private static int next;

  @BeforeAll
  static void makeDirectories() throws Exception {
    for (int i = 0; i < DIRECTORIES; i++) {
      Path plugins = Files.createDirectories(root.resolve("plugins" + i));
      PluginJars.function("a.Real", "x").write(plugins.resolve("one.jar"));
    }
    Path last = root.resolve("plugins" + (DIRECTORIES - 1));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (knownHash(last, root.resolve("probe")) == null) {
      assertThat(System.nanoTime()).as("the clock").isLessThan(end);
      names(last, root.resolve("probe"));
    }
  }

  private static Object knownHash(Path plugins, Path cache) throws IOException {
    Path jar = plugins.resolve("one.jar");
    return CatalogueCache.open(cache, plugins).sha256(jar, FileStamp.of(jar));
  }

  private final Path plugins = root.resolve("plugins" + next);
  private final Path cache = root.resolve("cache" + next++);
  private final Path jar = plugins.resolve("one.jar");

  private static String names(Path plugins, Path cache) {
    try (FunctionRegistry registry =
        FunctionRegistry.builder().directory(plugins).cache(cache).build()) {
      assertThat(registry.report().problems()).isEmpty();
      return registry.functions().stream().map(FunctionEntry::name).toList().toString();
    }
  }

  private String names() {
    return names(plugins, cache);
  }

  private static PluginContent forged() {
    Offer offer = new Offer(FunctionEntry.Kind.FUNCTION, "forged", "a.Forged", "x", 1);
    return new PluginContent(null, null, List.of(0), List.of(offer), List.of(), null);
  }

  /** Makes the cache say of the bytes of the JAR that they offer something else. */
  private void forgeContent() throws IOException {
    names(); // makes the folders
    CatalogueCache forgery = CatalogueCache.open(cache, plugins);
    Sha256 sha256 = FileHash.of(jar);
    forgery.add(new FileIdentity(jar, FileStamp.of(jar), sha256));
    forgery.add(sha256, forged());
    forgery.save();
  }

  /** Makes the cache say of the stamp of the JAR that it is of other bytes. */
  private void forgeHash() throws IOException {
    names();
    CatalogueCache forgery = CatalogueCache.open(cache, plugins);
    Sha256 other = Sha256.of(new byte[Sha256.LENGTH]);
    forgery.add(new FileIdentity(jar, FileStamp.of(jar), other));
    forgery.add(other, forged());
    forgery.save();
  }

  private Path catalogue() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("catalogue"))) {
      return files.toList().get(0);
    }
  }

  static void deleteCatalogues(Path cache) {
    try (Stream<Path> files = Files.list(cache.resolve("catalogue"))) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nested
  class Unchanged {
    @Test
    void filesAreNotOpened() throws IOException {
      forgeHash(); // who reads the file finds other bytes
      assertThat(names()).isEqualTo(FORGED);
    }

    @Test
    void bytesAreNotLookedIntoAgain() throws IOException {
      forgeContent();
      assertThat(names()).isEqualTo(FORGED);
    }

    @Test
    void filesThatAreTouchedAreHashedAndNotLookedInto() throws IOException {
      forgeContent();
      Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
      assertThat(names()).isEqualTo(FORGED);
    }

    @Test
    void filesThatAreRenamedAreHashedAndNotLookedInto() throws IOException {
      forgeContent();
      Files.move(jar, plugins.resolve("two.jar"));
      assertThat(names()).isEqualTo(FORGED);
      try (FunctionRegistry registry =
          FunctionRegistry.builder().directory(plugins).cache(cache).build()) {
        assertThat(registry.functions().get(0).qualifiedName()).isEqualTo("two.forged");
      }
    }

    @Test
    void noClassOfAnyJarIsInitialised() throws IOException {
      String trace = "secant.test." + plugins.getFileName();
      PluginJars.plugin()
          .body(
              "a.Loud",
              "implements ElementwiseFunction",
              "static { System.setProperty(\""
                  + trace
                  + "\", \"ran\"); }"
                  + " public double forward(double x) { return x; }")
          .lists("a.Loud")
          .write(plugins.resolve("two.jar"));
      assertThat(names()).isEqualTo("[loud, real]");
      assertThat(names()).isEqualTo("[loud, real]");
      assertThat(System.getProperty(trace)).isNull();
      try (FunctionRegistry registry =
          FunctionRegistry.builder().directory(plugins).cache(cache).build()) {
        assertThat(registry.chain("loud").valueAt(2)).isEqualTo(2);
      }
      assertThat(System.getProperty(trace)).isEqualTo("ran");
    }
  }

  @Nested
  class Changed {
    @Test
    void toOneOfEqualSizeAndTime() throws IOException {
      forgeHash();
      Path other = plugins.resolve("other.tmp");
      String name = writeOfEqualSize(other);
      Files.setLastModifiedTime(other, Files.getLastModifiedTime(jar));
      Files.move(other, jar, StandardCopyOption.REPLACE_EXISTING);
      assertThat(names()).isEqualTo(name);
    }

    /** Compressed, not each name takes as much as another; returns the names in the JAR. */
    private String writeOfEqualSize(Path other) throws IOException {
      for (String name : List.of("Rael", "Lear", "Same", "Able", "Bead", "Cafe", "Dear", "Earl")) {
        PluginJars.function("a." + name, "x").write(other);
        if (Files.size(other) == Files.size(jar)) {
          return "[" + name.toLowerCase(Locale.ROOT) + "]";
        }
      }
      throw new AssertionError("one of the names must take as much as Real");
    }

    @Test
    void inPlaceToOneOfEqualSizeAndTime() throws IOException {
      forgeHash();
      FileTime time = Files.getLastModifiedTime(jar);
      Path other = plugins.resolve("other.tmp");
      String name = writeOfEqualSize(other);
      Files.write(jar, Files.readAllBytes(other));
      Files.setLastModifiedTime(jar, time);
      assertThat(names()).isEqualTo(name);
    }

    @Test
    void againAndAgainWithinOneTickOfTheClock() throws IOException {
      for (int i = 0; i < 20; i++) {
        String name = i % 2 == 0 ? "Real" : "Same";
        PluginJars.function("a." + name, "x").write(jar);
        assertThat(names()).isEqualTo(i % 2 == 0 ? REAL : "[same]");
      }
    }

    @Test
    void byAJarThatIsRemovedOrAdded() throws IOException {
      names();
      PluginJars.function("b.More", "x").write(plugins.resolve("two.jar"));
      assertThat(names()).isEqualTo("[more, real]");
      Files.delete(jar);
      assertThat(names()).isEqualTo("[more]");
    }
  }

  @Nested
  class NotBelieved {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999})
    void whereAByteIsDamaged(double where) throws IOException {
      forgeContent();
      byte[] bytes = Files.readAllBytes(catalogue());
      bytes[(int) (where * bytes.length)] ^= 0x10;
      Files.write(catalogue(), bytes);
      assertRebuilt();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.1, 0.5, 0.999})
    void whereTheEndIsMissing(double length) throws IOException {
      forgeContent();
      byte[] bytes = Files.readAllBytes(catalogue());
      Files.write(catalogue(), Arrays.copyOf(bytes, (int) (length * bytes.length)));
      assertRebuilt();
    }

    @Test
    void whereItIsOfAnotherForm() throws IOException {
      forgeContent();
      byte[] bytes = Files.readAllBytes(catalogue());
      bytes[7]++; // the number of the form
      Files.write(catalogue(), bytes);
      assertRebuilt();
    }

    @Test
    void whereItIsOfAnotherDirectory() throws IOException {
      forgeContent();
      Path other = Files.createDirectories(plugins.resolveSibling("other"));
      PluginJars.function("a.Real", "x").write(other.resolve("one.jar"));
      Path otherCache = cache.resolveSibling("otherCache");
      assertThat(names(other, otherCache)).isEqualTo(REAL);
      Path target;
      try (Stream<Path> files = Files.list(otherCache.resolve("catalogue"))) {
        target = files.toList().get(0);
      }
      Files.copy(catalogue(), target, StandardCopyOption.REPLACE_EXISTING);
      assertThat(names(other, otherCache)).isEqualTo(REAL);
    }

    @Test
    void whereOthersMayWriteIt() throws IOException {
      assumePermissions();
      forgeContent();
      Files.setPosixFilePermissions(catalogue(), PosixFilePermissions.fromString("rw-rw-rw-"));
      assertRebuilt();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(catalogue())))
          .isEqualTo("rw-------");
    }

    @Test
    void whereOthersMayWriteItsFolder() throws IOException {
      assumePermissions();
      forgeContent();
      Path folder = cache.resolve("catalogue");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      assertThat(names()).isEqualTo(REAL);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      assertThat(names()).as("left as it was").isEqualTo(FORGED);
    }

    @Test
    void whereItIsALink() throws IOException {
      assumePermissions();
      forgeContent();
      Path elsewhere = Files.move(catalogue(), root.resolve("elsewhere" + next));
      names();
      Files.delete(catalogue());
      Files.createSymbolicLink(cacheFile(elsewhere), elsewhere);
      assertThat(names()).isEqualTo(REAL);
      assertThat(Files.isSymbolicLink(catalogue())).isFalse();
    }

    private Path cacheFile(Path elsewhere) throws IOException {
      names();
      Path file = catalogue();
      Files.delete(file);
      assertThat(elsewhere).exists();
      return file;
    }

    @Test
    void whereItIsAFolder() throws IOException {
      forgeContent();
      Path file = catalogue();
      Files.delete(file);
      Files.createDirectory(file);
      assertThat(names()).isEqualTo(REAL);
    }

    private void assertRebuilt() throws IOException {
      assertThat(names()).isEqualTo(REAL);
      assertThat(knownHash(plugins, cache)).isEqualTo(FileHash.of(jar));
      assertThat(names()).isEqualTo(REAL);
    }

    private void assumePermissions() {
      assumeTrue(
          FileSystems.getDefault().supportedFileAttributeViews().contains("unix"),
          "a file system with permissions is needed");
    }
  }

  @Nested
  class Elsewhere {
    @Test
    void itIsPrivate() throws IOException {
      assumeTrue(
          FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
          "a file system with permissions is needed");
      names();
      for (Path path : List.of(cache, cache.resolve("catalogue"))) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)))
            .isEqualTo("rwx------");
      }
    }

    @Test
    void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
      Files.writeString(cache, "no folder");
      assertThat(names()).isEqualTo(REAL);
      assertThat(names()).isEqualTo(REAL);
      assertThat(cache).hasContent("no folder");
    }

    @Test
    void withoutCacheNothingIsWritten() throws IOException {
      forgeContent();
      byte[] before = Files.readAllBytes(catalogue());
      try (FunctionRegistry registry =
          FunctionRegistry.builder().directory(plugins).cache(cache).withoutCache().build()) {
        assertThat(registry.functions().get(0).name()).isEqualTo("real");
      }
      assertThat(catalogue()).hasBinaryContent(before);
    }
  }

  @Test
  void problemsAreTheSameWarmAndCold() throws IOException {
    Path bad = Files.createDirectories(root.resolve("bad"));
    Files.writeString(bad.resolve("text.jar"), "<html>");
    Files.write(bad.resolve("empty.jar"), new byte[0]);
    PluginJars.plugin().manifest("Class-Path", "../x.jar").write(bad.resolve("escape.jar"));
    PluginJars.plugin().manifest("Secant-Api", "9.0").write(bad.resolve("future.jar"));
    PluginJars.plugin().manifest("Secant-Plugin", "core").write(bad.resolve("reserved.jar"));
    PluginJars.plugin().entry("a.txt", "").write(bad.resolve("nothing.jar"));
    PluginJars.plugin()
        .elementwise("a.Good", "x")
        .elementwise("b.Good", "x")
        .entry(
            PluginJars.FUNCTIONS, "a.Good\nb.Good\na.Missing # no\n\u001b[31m\n" + "z".repeat(300))
        .write(bad.resolve("lines.jar"));
    Path folder = Files.createDirectories(bad.resolve("folder/lib")).getParent();
    PluginJars.function("c.Fine", "x").write(folder.resolve("folder.jar"));
    Files.writeString(folder.resolve("lib/broken.jar"), "no JAR");
    Path cacheOfBad = root.resolve("cacheOfBad");
    String expected = report(FunctionRegistry.builder().directory(bad).withoutCache());
    assertThat(expected).contains("text.jar", "lib/broken.jar", "Class-Path", "b.Good", "zzzz");
    for (int i = 0; i < 3; i++) {
      assertThat(report(FunctionRegistry.builder().directory(bad).cache(cacheOfBad)))
          .isEqualTo(expected);
    }
  }

  private static String report(FunctionRegistry.Builder builder) {
    try (FunctionRegistry registry = builder.build()) {
      return registry.report().toString();
    }
  }

  @Test
  void severalProcessesWriteItAtATime() throws Exception {
    for (int i = 0; i < 30; i++) {
      PluginJars.function("a.Real", "x").write(plugins.resolve("more" + i + ".jar"));
    }
    names();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start(plugins, cache, root.resolve("out" + i)));
    }
    String expected = null;
    for (int i = 0; i < processes.size(); i++) {
      assertThat(processes.get(i).waitFor(120, TimeUnit.SECONDS)).isTrue();
      String out = Files.readString(root.resolve("out" + i), StandardCharsets.UTF_8);
      assertThat(processes.get(i).exitValue()).as(out).isZero();
      List<String> lines = out.lines().distinct().toList();
      assertThat(lines).hasSize(1);
      expected = lines.get(0);
    }
    try (FunctionRegistry registry =
        FunctionRegistry.builder().directory(plugins).cache(cache).build()) {
      assertThat(registry.functions().stream().map(FunctionEntry::qualifiedName).toList())
          .hasSize(31)
          .hasToString(expected);
    }
    try (Stream<Path> files = Files.list(cache.resolve("catalogue"))) {
      assertThat(files).as("nothing is left behind").hasSize(1);
    }
  }

  private static Process start(Path plugins, Path cache, Path out) throws Exception {
    List<String> path = new ArrayList<>();
    for (Class<?> type :
        List.of(
            FunctionRegistry.class,
            CacheProcess.class,
            Function.class,
            NullMarked.class,
            ImmutableList.class,
            Logger.class,
            assertThat("").getClass(),
            Test.class)) {
      path.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            String.join(File.pathSeparator, path),
            CacheProcess.class.getName(),
            plugins.toString(),
            cache.toString(),
            "10")
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
