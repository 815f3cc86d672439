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

/** Chains that were given a name. Their texts are read when they are used. Immutable. */
final class NamedChains {
  private static final ElementwiseFunction ANY = ElementwiseFunction.of("any", x -> x);

  private final Map<String, String> texts;

  NamedChains(Map<String, String> texts) {
    this.texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /** Returns the texts by their names, in the order in which they were given. */
  Map<String, String> texts() {
    return texts;
  }

  /** Returns what finds functions and named chains, for one chain and one thread. */
  StageResolver over(Generation functions) {
    return texts.isEmpty() ? functions : new NamedChainExpansion(texts, functions);
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
