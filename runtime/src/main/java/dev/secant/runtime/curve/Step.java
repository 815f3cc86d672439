package dev.secant.runtime.curve;

/** Two numbers between which a function steps from one value to another. */
record Step(double left, double leftValue, double right, double rightValue) {
  double height() {
    return Math.abs(rightValue - leftValue);
  }

  /**
   * Halves the interval, keeping the half that the function changes more in, until it is no wider
   * than the resolution. Each halving is a call of f.
   */
  Step narrowed(double resolution, SafeFunction f) {
    Step step = this;
    double middle = step.left / 2 + step.right / 2;
    while (step.right - step.left > resolution && step.left < middle && middle < step.right) {
      step = step.divided(middle, f);
      middle = step.left / 2 + step.right / 2;
    }
    return step;
  }

  /** Goes on as {@link #narrowed} does, until there is no double inside. */
  Step toNeighbours(SafeFunction f) {
    Step step = this;
    double middle = OrderedDoubles.middle(step.left, step.right);
    while (step.left < middle && middle < step.right) {
      step = step.divided(middle, f);
      middle = OrderedDoubles.middle(step.left, step.right);
    }
    return step;
  }

  private Step divided(double middle, SafeFunction f) {
    double value = f.valueAt(middle);
    return Math.abs(value - leftValue) > Math.abs(value - rightValue)
        ? new Step(left, leftValue, middle, value)
        : new Step(middle, value, right, rightValue);
  }
}
