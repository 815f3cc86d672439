package dev.secant.runtime.registry;

import dev.secant.api.Arguments;
import dev.secant.api.ElementwiseFunction;
import dev.secant.api.FunctionNames;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Origin;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.chain.StageResolver;
import dev.secant.runtime.text.SafeText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chains that were given a name. Their texts are read when they are used. Immutable. */
final class NamedChains {
  private static final ElementwiseFunction ANY = ElementwiseFunction.of("any", x -> x);

  private final Map<String, String> texts;
  private final Map<String, String> refused;

  /**
   * @param refused why names cannot be used, by them
   */
  NamedChains(Map<String, String> texts, Map<String, String> refused) {
    this.refused = Map.copyOf(refused);
    this.texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /** Returns the texts by their names, in the order in which they were given. */
  Map<String, String> texts() {
    return texts;
  }

  /** Returns why a name cannot be used; null if it is not refused. */
  @Nullable String refusal(String name) {
    return refused.get(name);
  }

  /** Returns what finds functions and named chains, for one chain and one thread. */
  StageResolver over(Generation functions) {
    return texts.isEmpty() && refused.isEmpty()
        ? functions
        : new NamedChainExpansion(this, functions);
  }

  /**
   * Holds a definition to the notation.
   *
   * @throws IllegalArgumentException if the name is not legal
   * @throws dev.secant.runtime.chain.ChainSyntaxException if the text does not follow the notation
   */
  static void requireSound(String name, String chain) {
    if (!FunctionNames.isLegal(Objects.requireNonNull(name, "name must not be null"))) {
      throw new IllegalArgumentException(
          "name must be a letter a-z, then up to 63 of a-z, 0-9 and _, and not x, was '"
              + SafeText.of(name)
              + "'");
    }
    Chain.parse(
        Objects.requireNonNull(chain, "chain must not be null"),
        request -> Stage.of(request.name(), Arguments.none(), ANY, Origin.code()));
  }
}
