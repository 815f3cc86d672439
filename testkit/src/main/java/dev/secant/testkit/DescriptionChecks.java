package dev.secant.testkit;

import dev.secant.api.Decimal;
import dev.secant.api.Example;
import dev.secant.api.Function;
import dev.secant.api.FunctionName;
import dev.secant.api.FunctionNames;
import dev.secant.api.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What holds for what a function says of itself. */
final class DescriptionChecks {
  private final Function function;

  private DescriptionChecks(Function function) {
    this.function = function;
  }

  static List<Check> of(Function function) {
    DescriptionChecks checks = new DescriptionChecks(function);
    List<Check> all = new ArrayList<>();
    all.add(new Check(Clause.DESCRIPTION, checks::isDescribed));
    all.add(new Check(Clause.EXAMPLES, checks::keepsItsExamples));
    return all;
  }

  /** Returns the test of the name of a provider, which hosts read from its class. */
  static Check name(Class<?> type, Supplier<@Nullable String> name) {
    return new Check(Clause.NAME, trial -> hasItsName(type, name));
  }

  private static void hasItsName(Class<?> type, Supplier<@Nullable String> ownName) {
    FunctionName annotation = type.getAnnotation(FunctionName.class);
    String scanned =
        annotation != null
            ? annotation.value()
            : FunctionNames.fromSimpleName(type.getSimpleName());
    if (!FunctionNames.isLegal(scanned)) {
      throw Clause.NAME.brokenBy(
          "class " + type.getName() + " yields the name '" + scanned + "', which is not legal");
    }
    String name;
    try {
      name = ownName.get();
    } catch (RuntimeException | Error thrown) {
      throw Clause.NAME.brokenBy(
          "name() of class " + type.getName() + " threw " + Subject.thrown(thrown), thrown);
    }
    if (!scanned.equals(name)) {
      throw Clause.NAME.brokenBy(
          "class " + type.getName() + " calls itself '" + name + "', its name is " + scanned);
    }
  }

  private void isDescribed(Trial trial) {
    requireOneLine(trial.subject(), "description()", answer(trial, function::description));
    if (answer(trial, function::domain) == null) {
      throw Clause.DESCRIPTION.brokenBy(trial.subject().says("returns null from domain()"));
    }
    requireNoNull(trial.subject(), answer(trial, function::examples));
  }

  private static <T> T answer(Trial trial, Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException | Error thrown) {
      throw Clause.DESCRIPTION.brokenBy(
          trial
              .subject()
              .says("threw " + Subject.thrown(thrown) + " when asked to describe itself"),
          thrown);
    }
  }

  static void requireOneLine(Subject subject, String what, @Nullable String text) {
    if (text == null) {
      throw Clause.DESCRIPTION.brokenBy(subject.says("returns null from " + what));
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw Clause.DESCRIPTION.brokenBy(
          subject.says("returns a line feed or another control character from " + what));
    }
  }

  static void requireNoNull(Subject subject, @Nullable List<Example> examples) {
    if (examples == null || examples.stream().anyMatch(example -> example == null)) {
      throw Clause.DESCRIPTION.brokenBy(
          subject.says(examples == null ? "returns null from examples()" : "has a null example"));
    }
  }

  private void keepsItsExamples(Trial trial) {
    for (Example example : function.examples()) {
      requireTrue(trial, example, trial.apply(example.input()));
    }
  }

  static void requireTrue(Trial trial, Example example, Variable value) {
    if (!example.accepts(value)) {
      throw Clause.EXAMPLES.brokenBy(
          trial
              .subject()
              .says(
                  "gives "
                      + value
                      + ", but its example says "
                      + example
                      + (example.relativeTolerance() == 0
                          ? ", exactly"
                          : ", within " + Decimal.toShortString(example.relativeTolerance()))));
    }
  }
}
