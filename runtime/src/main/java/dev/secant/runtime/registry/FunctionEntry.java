package dev.secant.runtime.registry;

import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.chain.StageRequest;
import dev.secant.runtime.registry.scan.Offer;
import dev.secant.runtime.text.SafeText;

/**
 * One function or factory of a registry, known without loading its class; {@link #describe()} loads
 * it. Immutable for all that can be seen, and thread-safe.
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
  private final LivePlugin plugin;
  private final ShortName shortName;

  /**
   * @param plugin whose offer it is
   * @param shortName knows all functions of that name
   */
  FunctionEntry(Offer offer, LivePlugin plugin, ShortName shortName) {
    this.offer = offer;
    this.plugin = plugin;
    this.shortName = shortName;
  }

  Offer offer() {
    return offer;
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
    return plugin.id();
  }

  /** Returns the JAR, folder or module, as text. */
  public String location() {
    return plugin.found().location();
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
    return equals(shortName.found());
  }

  /**
   * Returns what the function says of itself. Cost: loads and instantiates the class, if it is not
   * yet, and asks it each time.
   *
   * @throws IllegalStateException if the registry is closed
   * @throws FunctionLoadException if the class does not load
   */
  public FunctionDescription describe() {
    plugin.state().requireOpen();
    return new Describer(plugin.provider(offer), kind()).describe();
  }

  /** Returns the stage of a chain for this function under the name it was asked for by. */
  Stage stage(StageRequest request) {
    StageMaker maker = new StageMaker(request, plugin.provider(offer), plugin.origin());
    return kind() == Kind.FUNCTION ? maker.function() : maker.create();
  }

  /** Returns {@code plugin.name (location)}. */
  @Override
  public String toString() {
    return qualifiedName() + " (" + location() + ")";
  }
}
