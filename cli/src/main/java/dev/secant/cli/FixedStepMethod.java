package dev.secant.cli;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import dev.secant.runtime.diff.NumericalDiff;
import java.util.Locale;

/** A difference quotient with a given step. */
enum FixedStepMethod {
  /** (f(x + eps) - f(x - eps)) / (2 eps). */
  CENTRAL {
    @Override
    double at(Function f, double x, double eps) {
      return NumericalDiff.central(f, x, eps);
    }

    @Override
    Variable at(Function f, Variable x, double eps) {
      return NumericalDiff.central(f, x, eps);
    }
  },
  /** (f(x + eps) - f(x)) / eps. */
  FORWARD {
    @Override
    double at(Function f, double x, double eps) {
      return NumericalDiff.forward(f, x, eps);
    }

    @Override
    Variable at(Function f, Variable x, double eps) {
      return NumericalDiff.forward(f, x, eps);
    }
  },
  /** (f(x) - f(x - eps)) / eps. */
  BACKWARD {
    @Override
    double at(Function f, double x, double eps) {
      return NumericalDiff.backward(f, x, eps);
    }

    @Override
    Variable at(Function f, Variable x, double eps) {
      return NumericalDiff.backward(f, x, eps);
    }
  };

  abstract double at(Function f, double x, double eps);

  abstract Variable at(Function f, Variable x, double eps);

  /** Returns the name as an option value: {@code central}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
