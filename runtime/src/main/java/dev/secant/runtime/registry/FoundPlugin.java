package dev.secant.runtime.registry;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A plug-in that was found, with what it offers.
 *
 * @param files its JARs; empty for what is on the class path and in no JAR
 * @param code what to close when the registry is closed
 */
record FoundPlugin(
    PluginId id, String location, List<Path> files, List<Offer> offers, Closeable code)
    implements Closeable {
  @Override
  public void close() throws IOException {
    code.close();
  }
}
