package dev.secant.runtime.diff;

/** Result, to be documented. */
public final class Derivative {
  private final double value;
  private final double error;
  private final DerivativeStatus status;
  private final int evaluations;
  private final double smallestStep;
  private final double largestStep;
  private final double noise;
  private final double leftSlope;
  private final double rightSlope;

  private Derivative(Outcome outcome, Samples samples, int order) {
    DerivativeStatus found = outcome.status();
    double unit = samples.inUnits(1, order);
    this.value = samples.inUnits(outcome.value(), order);
    double bar = samples.inUnits(outcome.error(), order);
    this.error = found.hasValue() ? Math.max(bar, Double.MIN_VALUE) : bar;
    this.status = found;
    this.evaluations = samples.evaluations();
    this.noise = samples.valueInUnits(outcome.noise());
    this.leftSlope = samples.inUnits(outcome.left(), order);
    this.rightSlope = samples.inUnits(outcome.right(), order);
    this.smallestStep = Math.scalb(1.0, samples.lengthExponent() - outcome.last());
    this.largestStep = Math.scalb(1.0, samples.lengthExponent() - outcome.first());
  }

  static Derivative of(Outcome outcome, Samples samples, int order) {
    return new Derivative(outcome, samples, order);
  }

  public double value() { return value; }
  public double error() { return error; }
  public DerivativeStatus status() { return status; }
  public int evaluations() { return evaluations; }
  public double smallestStep() { return smallestStep; }
  public double largestStep() { return largestStep; }
  public double noise() { return noise; }
  public double leftSlope() { return leftSlope; }
  public double rightSlope() { return rightSlope; }
}
