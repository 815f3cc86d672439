package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.Offer;
import java.io.Closeable;

/** Where the instances of the functions and factories of one plug-in come from. Thread-safe. */
interface ProviderSource extends Closeable {
  /** Returns the source of the instance of one that the plug-in offers; nothing is loaded yet. */
  InstanceSource source(Offer offer);
}
