package dev.secant.runtime.diff;

/** Names what is wrong with a point around which no level looks smooth. */
final class SingularPoint {
  private final Samples samples;

  SingularPoint(Samples samples) {
    this.samples = samples;
  }

  Outcome classify() {
    SideLimit left = SideLimit.of(samples.levels(), Side.LEFT);
    SideLimit right = SideLimit.of(samples.levels(), Side.RIGHT);
    if (left.kind() == SideLimit.Kind.JUMP || right.kind() == SideLimit.Kind.JUMP) {
      return Outcome.nothing(DerivativeStatus.JUMP).withSlopes(left.value(), right.value());
    }
    if (left.kind() == SideLimit.Kind.UNBOUNDED || right.kind() == SideLimit.Kind.UNBOUNDED) {
      return vertical(left, right);
    }
    if (left.kind() == SideLimit.Kind.FINITE && right.kind() == SideLimit.Kind.FINITE) {
      return finite(left, right);
    }
    double guess = samples.levels().get(0).slope();
    return Outcome.of(DerivativeStatus.UNRELIABLE, guess, Double.POSITIVE_INFINITY)
        .withSlopes(left.value(), right.value());
  }

  private static Outcome vertical(SideLimit left, SideLimit right) {
    double value = left.value() == right.value() ? left.value() : Double.NaN;
    return Outcome.of(DerivativeStatus.VERTICAL_TANGENT, value, Double.NaN)
        .withSlopes(left.value(), right.value());
  }

  private static Outcome finite(SideLimit left, SideLimit right) {
    double middle = left.value() / 2 + right.value() / 2;
    double gap = Math.abs(left.value() - right.value());
    double error = left.error() + right.error();
    if (gap > 4 * error) {
      return Outcome.of(DerivativeStatus.KINK, middle, gap / 2)
          .withSlopes(left.value(), right.value());
    }
    return Outcome.of(DerivativeStatus.LOW_SMOOTHNESS, middle, gap + 2 * error)
        .withSlopes(left.value(), right.value());
  }

  Outcome classifySide(Side side) {
    SideLimit limit = SideLimit.of(samples.levels(), side);
    return switch (limit.kind()) {
      case FINITE ->
          Outcome.of(DerivativeStatus.LOW_SMOOTHNESS, limit.value(), 2 * limit.error());
      case UNBOUNDED ->
          Outcome.of(DerivativeStatus.VERTICAL_TANGENT, limit.value(), Double.NaN);
      case JUMP -> Outcome.nothing(DerivativeStatus.JUMP);
      case UNKNOWN ->
          Outcome.of(DerivativeStatus.UNRELIABLE, Double.NaN, Double.POSITIVE_INFINITY);
    };
  }
}
