package dev.secant.runtime.registry;

import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.chain.Origin;
import dev.secant.runtime.registry.reload.LoaderWatch;
import dev.secant.runtime.registry.reload.RetiredCode;
import dev.secant.runtime.registry.scan.HostTypes;
import dev.secant.runtime.registry.scan.MissingReferences;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.text.SafeText;
import dev.secant.runtime.text.ThrownText;
import dev.secant.runtime.worker.Fault;
import dev.secant.runtime.worker.Faulty;
import java.io.Closeable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A plug-in in use: what was found, and the instances made of it so far. Generations share it as
 * long as its content stays the same.
 *
 * <p>Who can still run its code holds it: each generation that has it, each handle of one of its
 * functions, and, by its {@linkplain #origin() origin}, each stage of a chain. Its instances do
 * not. So its files may be closed once nobody holds it. Thread-safe.
 */
final class LivePlugin implements Closeable {
  /** Of one plug-in; a million rows that fail are one problem, or a few. */
  private static final int MAX_NOTED = 100;

  private final FoundPlugin found;
  private final RegistryState state;
  private final Origin origin;
  private final ProblemLog problems = new ProblemLog();

  /** Failures of calls that a report was to hear of. */
  private final AtomicInteger noted = new AtomicInteger();

  /** Of offers that were asked for: of a hundred thousand functions, a few are used. */
  private final IdentityHashMap<Offer, LazyProvider> providers = new IdentityHashMap<>(2);

  private volatile boolean inUse;

  /**
   * @param inUse whether functions of its predecessor were asked for
   */
  LivePlugin(FoundPlugin found, RegistryState state, boolean inUse) {
    this.found = found;
    this.state = state;
    this.inUse = inUse;
    this.origin = Origin.of(found.id().id(), found.location(), this::isOpen, this::note);
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

  /**
   * Returns the one instance for an offer, made or not.
   *
   * @param offer one of {@link #offers()}
   */
  LazyProvider provider(Offer offer) {
    inUse = true;
    synchronized (providers) {
      LazyProvider provider = providers.get(offer);
      if (provider == null) {
        provider = new LazyProvider(offer, this);
        providers.put(offer, provider);
      }
      return provider;
    }
  }

  /**
   * Adds what a failed call says about the plug-in as a whole: that a class is missing, which will
   * fail at each call.
   */
  private void note(FunctionFailedException failure) {
    Throwable cause = failure.getCause();
    String missing = cause == null ? null : missingClass(cause);
    if (missing == null || noted.incrementAndGet() > MAX_NOTED) {
      return;
    }
    String function = failure.stage().replaceFirst("\\(.*", "").replaceFirst("^.*[.]", "");
    problems.add(
        Problem.of(
                ProblemCode.DEPENDENCY_MISSING,
                found.location(),
                "a call of "
                    + function
                    + " needs class "
                    + SafeText.of(missing)
                    + ", which is missing",
                "put the JAR that holds it into the plug-in's lib folder, or its classes into the JAR")
            .ofFunction(id(), function));
  }

  /** Thrown here, or in a worker. */
  private static @Nullable String missingClass(Throwable cause) {
    if (!(cause instanceof Faulty remote)) {
      return ThrownText.missingClass(cause);
    }
    Fault fault = remote.fault();
    return fault.kind().equals(Failure.Kind.MISSING_CLASS.name()) ? fault.text() : null;
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

  /** Returns whether a function of it was asked for, or of the one that it replaced. */
  boolean isInUse() {
    return inUse;
  }

  /** Returns what a report says of it. */
  PluginEntry entry() {
    return PluginEntry.of(found);
  }

  /** Adds what its functions refer to and is missing to its problems; the host sees to its own. */
  void inspect(HostTypes types) {
    if (found.sha256() == null) {
      return;
    }
    MissingReferences.of(found.files(), found.offers(), types)
        .forEach(
            problem ->
                problems.add(problem.at(found.location()).ofFunction(id(), problem.function())));
  }

  /** Leaves it to the watch, as no new generation has it. */
  void retire(LoaderWatch watch) {
    RetiredCode code = found.code().retire(found.location());
    if (code != null) {
      watch.follow(this, code);
    }
  }

  /** Lets the instances go and closes the files. */
  @Override
  public void close() {
    synchronized (providers) {
      for (LazyProvider provider : providers.values()) {
        provider.close();
      }
    }
    found.close();
  }
}
