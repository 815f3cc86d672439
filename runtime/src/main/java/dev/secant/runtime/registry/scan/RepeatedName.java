package dev.secant.runtime.registry.scan;

import dev.secant.runtime.registry.Problem;
import dev.secant.runtime.registry.ProblemCode;
import dev.secant.runtime.text.SafeText;

/** Two classes of one plug-in that have one name. */
public final class RepeatedName {
  private RepeatedName() {}

  /** Returns the problem of the second. */
  public static Problem problem(String location, Offer first, Offer second) {
    return Problem.of(
            ProblemCode.DUPLICATE_FUNCTION,
            location,
            "class "
                + SafeText.of(second.className())
                + " has the name "
                + second.name()
                + ", which class "
                + SafeText.of(first.className())
                + " has already",
            "give one of them another name by @FunctionName")
        .inEntry(second.entry(), second.line())
        .ofClass(second.className())
        .ofFunction("", second.name());
  }
}
