package dev.secant.runtime.registry.scan;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of one JAR, however they are read. */
interface JarSource extends Closeable {
  /** Returns the names of all entries, in their order. */
  Set<String> names();

  /**
   * Returns the first bytes of an entry; null if it is not here or a folder.
   *
   * @param limit for their number
   * @throws DamagedEntryException if it is all there and has not the checksum it should have
   * @throws IOException if it cannot be read
   * @throws SecurityException if it is not what was signed
   * @throws OddJarException if another reader should read it
   */
  PluginJar.@Nullable Content read(String name, int limit) throws IOException;

  /** The checksum of an entry is not that of its bytes. */
  final class DamagedEntryException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
