package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.loader.EntryChecksum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A JAR of any form, read and its signatures verified by the JDK. */
final class JdkJar implements JarSource {
  private final JarFile jar;
  private final Set<String> names;

  private JdkJar(JarFile jar, Set<String> names) {
    this.jar = jar;
    this.names = names;
  }

  /**
   * Opens a file of which the directory, the manifest and the signature files are bearable.
   *
   * @param names of its entries
   */
  static JdkJar open(Path path, Set<String> names) throws IOException {
    return new JdkJar(
        new JarFile(path.toFile(), true, ZipFile.OPEN_READ, JarFile.runtimeVersion()), names);
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public PluginJar.@Nullable Content read(String name, int limit) throws IOException {
    ZipEntry entry = jar.getJarEntry(name);
    if (entry == null || entry.isDirectory()) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(limit);
      boolean isComplete = bytes.length < limit || in.read() < 0;
      if (isComplete && !EntryChecksum.matches(entry, bytes)) {
        throw new DamagedEntryException();
      }
      return new PluginJar.Content(bytes, isComplete);
    }
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }
}
