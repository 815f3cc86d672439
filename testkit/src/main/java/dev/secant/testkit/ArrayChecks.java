package dev.secant.testkit;

import dev.secant.api.Function;
import dev.secant.api.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** What holds for the values of a function of arrays. */
final class ArrayChecks {
  private final Function function;

  private ArrayChecks(Function function) {
    this.function = function;
  }

  static List<Check> of(Function function) {
    ArrayChecks checks = new ArrayChecks(function);
    return List.of(
        new Check(Clause.ACCEPTS, checks::acceptsWhatever),
        new Check(Clause.SHAPE_OF_SHAPE, checks::shapeFollowsShape));
  }

  /**
   * Returns those of the usual inputs that the function accepts, at least one.
   *
   * @throws TestAbortedException if there is none, which is the failure of one test
   */
  static List<Variable> accepted(Trial trial, Function function) {
    List<Variable> accepted = acceptedIfAny(trial, function);
    if (accepted.isEmpty()) {
      throw new TestAbortedException(
          trial
              .subject()
              .says("accepts no shape that was tried, see '" + Clause.ACCEPTS.title() + "'"));
    }
    return accepted;
  }

  private static List<Variable> acceptedIfAny(Trial trial, Function function) {
    List<Variable> accepted = new ArrayList<>();
    for (Variable input : Samples.arrays(trial.subject(), function)) {
      if (trial.applyIfAccepted(input) != null) {
        accepted.add(input);
      }
    }
    return accepted;
  }

  private void acceptsWhatever(Trial trial) {
    List<Variable> accepted = acceptedIfAny(trial, function);
    if (accepted.isEmpty()) {
      throw Clause.KNOWN_SHAPE.brokenBy(
          trial
              .subject()
              .says(
                  "accepted none of the shapes [], [1] to [5], [2, 3], [3, 3] and those of its"
                      + " examples"));
    }
    for (Variable input : accepted) {
      for (Variable hostile : Samples.hostileLike(input)) {
        if (!trial.hasTime()) {
          return;
        }
        trial.apply(hostile);
      }
    }
  }

  private void shapeFollowsShape(Trial trial) {
    for (Variable input : accepted(trial, function)) {
      Variable value = trial.apply(input);
      for (Variable hostile : Samples.hostileLike(input)) {
        if (!trial.hasTime()) {
          return;
        }
        Variable other = trial.apply(hostile);
        if (!other.hasShapeOf(value)) {
          throw Clause.SHAPE_OF_SHAPE.brokenBy(
              trial
                  .subject()
                  .says(
                      "gave shape "
                          + Arrays.toString(value.shape())
                          + Subject.at(input)
                          + ", but "
                          + Arrays.toString(other.shape())
                          + Subject.at(hostile)));
        }
      }
    }
  }
}
