package dev.secant.benchmarks;

import java.util.Locale;
import java.util.function.Function;

/** The classes of problems. */
@SuppressWarnings("ImmutableEnumChecker") // its lambdas hold no state
enum Family {
  SMOOTH(SmoothSketches::chain),
  TINY_X(SmoothSketches::tiny),
  HUGE_X(SmoothSketches::huge),
  SCALED(SmoothSketches::scaled),
  ZERO(SmoothSketches::zero),
  NEAR_POLE(SmoothSketches::pole),
  NEAR_EDGE(RoughSketches::nearEdge),
  EDGE(RoughSketches::edge),
  NEAR_KINK(RoughSketches::nearKink),
  KINK(RoughSketches::kink),
  NEAR_JUMP(RoughSketches::nearJump),
  JUMP(RoughSketches::jump),
  OSCILLATING(SmoothSketches::oscillating),
  CANCELLING(SmoothSketches::cancelling),
  OVERFLOWING(SmoothSketches::overflowing),
  UNDERFLOWING(SmoothSketches::underflowing),
  FLAT(SmoothSketches::flat),
  QUANTISED(RoughSketches::quantised),
  NOISY(RoughSketches::noisy),
  LOW_SMOOTHNESS(RoughSketches::lowSmoothness),
  UNREPEATABLE(RoughSketches::unrepeatable),
  UNDEFINED(RoughSketches::undefined),
  COMPOSED(RoughSketches::composed),
  GRADIENT(ArraySketches::gradient),
  HESSIAN(ArraySketches::hessian),
  HIGHER_ORDER(SmoothSketches::higherOrder);

  private final Function<Dice, Sketch> maker;

  Family(Function<Dice, Sketch> maker) {
    this.maker = maker;
  }

  Sketch sketch(Dice dice) {
    return maker.apply(dice);
  }

  /** Returns the name in lower case with hyphens, as on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
