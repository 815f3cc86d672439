package dev.secant.runtime.registry;

import dev.secant.runtime.chain.Origin;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.chain.StageRequest;
import dev.secant.runtime.text.SafeText;

/**
 * One function or factory of a registry, known without loading its class. Immutable; {@link
 * #describe()} loads it.
 */
public final class FunctionEntry {
  /** Which service type. */
  public enum Kind {
    /** A {@link dev.secant.api.Function}. */
    FUNCTION,
    /** A {@link dev.secant.api.FunctionFactory}. */
    FACTORY
  }

  private final Offer offer;
  private final Origin origin;
  private final boolean shortNameUnique;
  private final RegistryState state;
  private final LazyProvider provider;

  /**
   * @param origin of its plug-in, one for all its functions
   * @param shortNameUnique whether {@code offer.name()} alone finds it
   */
  FunctionEntry(Offer offer, Origin origin, boolean shortNameUnique, RegistryState state) {
    this.offer = offer;
    this.origin = origin;
    this.shortNameUnique = shortNameUnique;
    this.state = state;
    this.provider = new LazyProvider(offer, origin, state);
  }

  /** Returns the short name: {@code erf}. */
  public String name() {
    return offer.name();
  }

  /** Returns the full name, which finds it whatever else is there: {@code special.erf}. */
  public String qualifiedName() {
    return plugin() + "." + name();
  }

  /** Returns the id of the plug-in. */
  public String plugin() {
    return origin.plugin();
  }

  /** Returns the JAR, folder or module, as text. */
  public String location() {
    return origin.location();
  }

  /** Returns the binary name of the class. */
  public String className() {
    return SafeText.of(offer.className());
  }

  /** Returns which service type it implements. */
  public Kind kind() {
    return offer.kind();
  }

  /**
   * Returns whether the short name alone finds it; otherwise it is found by its {@linkplain
   * #qualifiedName() full name}.
   */
  public boolean isShortNameUnique() {
    return shortNameUnique;
  }

  /**
   * Returns what the function says of itself. Cost: loads and instantiates the class, if it is not
   * yet, and asks it each time.
   *
   * @throws IllegalStateException if the registry is closed
   * @throws FunctionLoadException if the class does not load
   */
  public FunctionDescription describe() {
    state.requireOpen();
    return new Describer(provider, kind()).describe();
  }

  /** Returns the stage of a chain for this function under the name it was asked for by. */
  Stage stage(StageRequest request) {
    StageMaker maker = new StageMaker(request, provider, origin);
    return kind() == Kind.FUNCTION ? maker.function() : maker.create();
  }

  /** Lets the instance go, on which the class loader of the plug-in hangs. */
  void close() {
    provider.close();
  }

  /** Returns {@code plugin.name (location)}. */
  @Override
  public String toString() {
    return qualifiedName() + " (" + location() + ")";
  }
}
