package dev.secant.runtime.registry;

import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.chain.StageResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** SKELETON of the contract; to be made real. */
public final class FunctionRegistry implements StageResolver, AutoCloseable {
  private FunctionRegistry() {}

  /** A new builder; nothing is looked at before build(). */
  public static Builder builder() {
    throw new IllegalStateException("skeleton");
  }

  /**
   * Parses a chain in either notation. @throws ChainSyntaxException, IllegalStateException if
   * closed
   */
  public Chain chain(String text) {
    throw new IllegalStateException("skeleton");
  }

  @Override
  public Stage resolve(String name, double[] positional, Map<String, Double> named) {
    throw new IllegalStateException("skeleton");
  }

  /**
   * All functions and factories, ordered by short name then plug-in; immutable. Nothing is loaded.
   */
  public List<FunctionEntry> functions() {
    throw new IllegalStateException("skeleton");
  }

  /**
   * The entry for a short or qualified name. @throws IllegalArgumentException unknown (with nearest
   * names) or ambiguous (lists full names)
   */
  public FunctionEntry function(String name) {
    throw new IllegalStateException("skeleton");
  }

  /** What was found and what did not load, why, and what to do about it. */
  public RegistryReport report() {
    throw new IllegalStateException("skeleton");
  }

  @Override
  public void close() {}

  /** Says where to look. */
  public static final class Builder {
    private Builder() {}

    /**
     * Class path and module path, by the context class loader of the calling thread, else that of
     * this class.
     */
    public Builder classPath() {
      throw new IllegalStateException("skeleton");
    }

    /** The same, by a given loader. */
    public Builder classPath(ClassLoader loader) {
      throw new IllegalStateException("skeleton");
    }

    /**
     * A folder of JARs; repeatable; one that does not exist is a problem in the report, not an
     * exception.
     */
    public Builder directory(Path directory) {
      throw new IllegalStateException("skeleton");
    }

    /** Looks and returns the registry; never throws for what it finds. */
    public FunctionRegistry build() {
      throw new IllegalStateException("skeleton");
    }
  }
}
