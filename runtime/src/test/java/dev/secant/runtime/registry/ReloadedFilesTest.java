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
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that files which change in use are replaced, and not mixed. */
class ReloadedFilesTest extends ReloadedFolder {
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
