package dev.secant.runtime.registry;

import dev.secant.api.Arguments;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Origin;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.chain.StageRequest;
import dev.secant.runtime.chain.StageResolver;
import dev.secant.runtime.text.NearestNames;
import dev.secant.runtime.text.SafeText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Puts the stages of named chains in the place of their names, while one chain is read. Work and
 * memory are bounded: names that double what they stand for, thirty of them in a row, would stand
 * for a thousand million stages.
 */
final class NamedChainExpansion implements StageResolver {
  private static final int MOST_STAGES = 10_000;
  private static final int DEEPEST = 30;

  private final NamedChains named;
  private final Map<String, String> texts;
  private final Generation functions;

  /** The names that are being read, each inside the one before. */
  private final Deque<String> open = new ArrayDeque<>();

  /** Of the outermost name. */
  private int stages;

  NamedChainExpansion(NamedChains named, Generation functions) {
    this.named = named;
    this.texts = named.texts();
    this.functions = functions;
  }

  @Override
  public Stage resolve(StageRequest request) {
    String text = texts.get(request.name());
    if (text == null) {
      requireNotRefused(request.name());
      requireFewStages();
      return function(request);
    }
    requireUsable(request);
    if (open.isEmpty()) {
      stages = 0;
    }
    open.addLast(request.name());
    try {
      Chain chain = Chain.parse(text, this);
      return Stage.of(request.name(), Arguments.none(), chain, Origin.code());
    } finally {
      open.removeLast();
    }
  }

  private void requireNotRefused(String name) {
    String reason = named.refusal(name);
    if (reason != null) {
      throw new IllegalArgumentException(
          "the named chain " + SafeText.of(name) + " cannot be used: " + reason);
    }
  }

  private void requireFewStages() {
    if (!open.isEmpty() && ++stages > MOST_STAGES) {
      throw new IllegalArgumentException(
          "the named chain " + open.getFirst() + " has more than " + MOST_STAGES + " stages");
    }
  }

  private void requireUsable(StageRequest request) {
    String name = request.name();
    List<FunctionEntry> rivals = functions.ofName(name);
    if (!rivals.isEmpty()) {
      throw ambiguous(name, rivals);
    }
    if (open.contains(name)) {
      List<String> circle = new ArrayList<>(open);
      circle.subList(0, circle.indexOf(name)).clear();
      circle.add(name);
      throw new IllegalArgumentException(
          "the named chain " + name + " leads back to itself: " + String.join(" -> ", circle));
    }
    if (open.size() >= DEEPEST) {
      throw new IllegalArgumentException(
          "named chains are more than "
              + DEEPEST
              + " deep, from "
              + open.getFirst()
              + " to "
              + name);
    }
    if (request.argumentCount() > 0) {
      throw new IllegalArgumentException(
          name + " is a named chain and takes no arguments, was given " + request.argumentCount());
    }
  }

  /** Neither wins: else a JAR that somebody drops into a folder would change what is computed. */
  private static UnknownFunctionException ambiguous(String name, List<FunctionEntry> rivals) {
    List<String> names = rivals.stream().map(FunctionEntry::qualifiedName).toList();
    return new UnknownFunctionException(
        name,
        names,
        "'"
            + name
            + "' is ambiguous: it is a named chain, and the function "
            + rivals.get(0)
            + "; write "
            + names.get(0)
            + " for the function, and give the chain another name");
  }

  private Stage function(StageRequest request) {
    try {
      return functions.resolve(request);
    } catch (UnknownFunctionException e) {
      throw withNamedChains(e);
    }
  }

  /** What might be meant may be a named chain as well. */
  private UnknownFunctionException withNamedChains(UnknownFunctionException e) {
    String name = e.name();
    if (name.indexOf('.') >= 0 || !functions.ofName(name).isEmpty()) {
      return e;
    }
    List<String> known = new ArrayList<>(e.candidates());
    known.addAll(texts.keySet());
    return Catalogue.unknown(name, NearestNames.of(name, known));
  }
}
