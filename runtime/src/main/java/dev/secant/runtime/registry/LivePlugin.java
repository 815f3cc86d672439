package dev.secant.runtime.registry;

import dev.secant.runtime.chain.Origin;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plug-in in use: what was found, and the instances made of it so far. Generations share it as
 * long as its content stays the same.
 *
 * <p>Who can still run its code holds it: each generation that has it, each handle of one of its
 * functions, and, by its {@linkplain #origin() origin}, each stage of a chain. Its instances do
 * not. So its files may be closed once nobody holds it. Thread-safe.
 */
final class LivePlugin {
  private final FoundPlugin found;
  private final RegistryState state;
  private final Origin origin;
  private final ProblemLog problems = new ProblemLog();
  private final Map<Offer, LazyProvider> providers = new IdentityHashMap<>();

  LivePlugin(FoundPlugin found, RegistryState state) {
    this.found = found;
    this.state = state;
    this.origin = Origin.of(found.id().id(), found.location(), this::isOpen);
    for (Offer offer : found.offers()) {
      providers.put(offer, new LazyProvider(offer, this));
    }
  }

  FoundPlugin found() {
    return found;
  }

  RegistryState state() {
    return state;
  }

  /** Returns where its functions come from; it holds this plug-in. */
  Origin origin() {
    return origin;
  }

  /** Returns what went wrong when its functions were used. */
  ProblemLog problems() {
    return problems;
  }

  /** Returns the one instance for an offer of this plug-in, made or not. */
  LazyProvider provider(Offer offer) {
    LazyProvider provider = providers.get(offer);
    if (provider == null) {
      throw new IllegalArgumentException("offer must be one of this plug-in, was " + offer.name());
    }
    return provider;
  }

  private boolean isOpen() {
    return state.isOpen();
  }

  List<Offer> offers() {
    return found.offers();
  }

  String id() {
    return found.id().id();
  }

  /** Lets the instances go and closes the files. */
  void close() {
    providers.values().forEach(LazyProvider::close);
    try {
      found.close();
    } catch (IOException e) {
      // It was open for reading: there is nothing to lose and nobody to tell.
    }
  }
}
