package dev.secant.runtime.registry;

import dev.secant.runtime.registry.scan.Offer;
import java.util.IdentityHashMap;

/**
 * What makes the instances of functions of the class path and module path; all is known before any
 * is asked for, so that it can be shared by threads.
 */
final class ClassPathCode implements ProviderSource {
  /** By the offer itself: classes of several loaders may have one name. */
  private final IdentityHashMap<Offer, InstanceSource> sources = new IdentityHashMap<>();

  void put(Offer offer, InstanceSource source) {
    sources.put(offer, source);
  }

  @Override
  public InstanceSource source(Offer offer) {
    InstanceSource source = sources.get(offer);
    if (source == null) {
      throw new IllegalStateException("class " + offer.className() + " must have a source");
    }
    return source;
  }

  @Override
  public void close() {}
}
