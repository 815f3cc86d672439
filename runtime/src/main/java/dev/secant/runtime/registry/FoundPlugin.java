package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.registry.scan.PluginFiles;
import dev.secant.runtime.registry.scan.PluginId;
import dev.secant.runtime.registry.scan.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plug-in that was found, with what it offers.
 *
 * @param location the JAR, folder or module, as text
 * @param files its JARs; empty for what is on the class path and in no JAR
 * @param sha256 of its files; null for what is on the class path, where nobody asks
 * @param looked what its files were as a whole when trust was asked, also those that are not used;
 *     null for what is on the class path
 * @param code what to close when the registry is closed
 */
record FoundPlugin(
    PluginId id,
    String location,
    List<Path> files,
    @Nullable Sha256 sha256,
    List<Offer> offers,
    @Nullable PluginFiles looked,
    ProviderSource code)
    implements Closeable {
  /** Returns the JAR that lists its functions; null for what is on the class path. */
  @Nullable Path jarInDirectory() {
    return sha256 == null ? null : files.get(0);
  }

  /** Returns this plug-in with other offers. */
  FoundPlugin with(List<Offer> others) {
    return new FoundPlugin(id, location, files, sha256, List.copyOf(others), looked, code);
  }

  /**
   * Returns whether the other is at the same place with the same content, so that this one does.
   */
  boolean isSameAs(FoundPlugin other) {
    boolean isOnClassPath = sha256 == null; // where there is one code for all
    return Objects.equals(sha256, other.sha256)
        && (!isOnClassPath || code == other.code)
        && id.id().equals(other.id.id())
        && id.version().equals(other.id.version())
        && location.equals(other.location)
        && files.equals(other.files)
        && offers.equals(other.offers);
  }

  @Override
  public void close() {
    try {
      code.close();
    } catch (IOException e) {
      // It was open for reading: there is nothing to lose and nobody to tell.
    }
  }
}
