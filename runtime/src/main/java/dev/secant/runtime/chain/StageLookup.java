package dev.secant.runtime.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Looks the stages of a text up, and tells where in the text a name stands that is not found. What
 * says that the function itself is broken is no mistake in the text, so it passes.
 */
final class StageLookup {
  private StageLookup() {}

  static List<Stage> resolve(String text, List<StageText> stages, StageResolver resolver) {
    List<Stage> resolved = new ArrayList<>(stages.size());
    for (StageText stage : stages) {
      try {
        Stage found = resolver.resolve(stage.request());
        if (found == null) {
          throw new NullPointerException("resolver must not return null for " + stage.name());
        }
        resolved.add(found);
      } catch (IllegalArgumentException e) {
        throw mistake(text, stage, e);
      }
    }
    return resolved;
  }

  private static ChainSyntaxException mistake(
      String text, StageText stage, IllegalArgumentException refusal) {
    if (refusal instanceof ChainSyntaxException inside) {
      return inside(text, stage, inside);
    }
    String reason = FailureText.messageOf(refusal);
    ChainSyntaxException mistake =
        new ChainSyntaxException(
            text,
            stage.position(),
            reason.isEmpty() ? stage.name() + " cannot be used here" : reason,
            "");
    mistake.initCause(refusal);
    return mistake;
  }

  /** The stage stands for a chain of its own, and the mistake is in there: both texts are shown. */
  private static ChainSyntaxException inside(
      String text, StageText stage, ChainSyntaxException inner) {
    String whole = Objects.requireNonNullElse(inner.getMessage(), "");
    String rest = whole.substring(Math.min(whole.length(), inner.reason().length() + 1));
    String hint = "in " + stage.name() + ", which stands for\n" + rest;
    ChainSyntaxException mistake =
        new ChainSyntaxException(text, stage.position(), inner.reason(), hint);
    Throwable cause = inner.getCause();
    mistake.initCause(cause == null ? inner : cause);
    return mistake;
  }
}
