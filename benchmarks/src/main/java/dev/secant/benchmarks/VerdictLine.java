package dev.secant.benchmarks;

import dev.secant.api.Decimal;
import dev.secant.runtime.diff.DerivativeStatus;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A verdict as one line: enough to reproduce it without the generator. */
final class VerdictLine {
  private VerdictLine() {}

  static String of(Verdict verdict) {
    Problem problem = verdict.problem();
    StringJoiner line = new StringJoiner("  ");
    line.add(problem.name() + " " + verdict.complaint());
    line.add("f = " + problem.sketch().f());
    line.add("at " + place(problem.sketch()));
    line.add("truth " + truth(problem.truth()));
    line.add("got " + answer(verdict.answer()));
    if (verdict.isDifferentiable()) {
      line.add("relative error " + Score.shortly(verdict.relativeError()));
    }
    return line.toString();
  }

  private static String place(Sketch sketch) {
    String point =
        Arrays.stream(sketch.point()).mapToObj(Decimal::toString).collect(Collectors.joining(" "));
    return sketch.isScalar() && sketch.order() == 1
        ? point
        : point + " order " + sketch.order() + " by " + Arrays.toString(sketch.by());
  }

  private static String truth(Truth truth) {
    if (truth.kind() == Truth.Kind.KINK) {
      return truth.kind() + " " + slopes(truth.left().toDouble(), truth.right().toDouble());
    }
    return truth.hasDerivative()
        ? truth.kind()
            + " "
            + Decimal.toString(truth.value().toDouble())
            + " (resolution "
            + Score.shortly(truth.resolution())
            + ")"
        : truth.kind().toString();
  }

  private static String answer(Answer answer) {
    if (answer.status() == null) {
      return "the exception of f";
    }
    String number = Decimal.toString(answer.value()) + " ± " + Score.shortly(answer.error());
    String status = number + " " + answer.status();
    String calls = "  calls " + Decimal.toShortString(Math.rint(answer.evaluations()));
    return answer.status() == DerivativeStatus.KINK
        ? status + " " + slopes(answer.left(), answer.right()) + calls
        : status + calls;
  }

  private static String slopes(double left, double right) {
    return Decimal.toString(left) + " | " + Decimal.toString(right);
  }
}
