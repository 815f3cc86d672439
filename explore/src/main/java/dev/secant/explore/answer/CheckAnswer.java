package dev.secant.explore.answer;

import dev.secant.api.DifferentiableFunction;
import dev.secant.api.Domain;
import dev.secant.api.ElementwiseFunction;
import dev.secant.explore.json.JsonWriter;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.diff.check.CheckedDerivative;
import dev.secant.runtime.diff.check.GradientCheck;
import dev.secant.runtime.diff.check.GradientReport;
import dev.secant.runtime.diff.check.NoSampleException;

/** Whether the derivative that a chain claims is that of its values, over a range. */
final class CheckAnswer implements Answer {
  private final Chains chains;

  CheckAnswer(Chains chains) {
    this.chains = chains;
  }

  @Override
  public void write(Question question, JsonWriter json) throws Refusal {
    Chain chain = chains.of(question.chain());
    Question.Range range = question.range();
    if (!(chain instanceof DifferentiableFunction && chain instanceof ElementwiseFunction)) {
      none(silent(chain), json);
      return;
    }
    GradientCheck check = GradientCheck.of(chain).within(Domain.closed(range.from(), range.to()));
    try {
      report(check.run(), json);
    } catch (NoSampleException e) { // not defined anywhere in the range
      none(String.valueOf(e.getMessage()), json);
    }
  }

  private static String silent(Chain chain) {
    for (Stage stage : chain.stages()) {
      if (!(stage.function() instanceof DifferentiableFunction)) {
        return stage + " claims no derivative that could be checked";
      }
    }
    return "'" + chain + "' works on whole arrays; secant check compares its gradient";
  }

  private static void none(String why, JsonWriter json) {
    json.object().name("verdict").value("").name("summary").value(why);
    json.name("rows").array().endArray().endObject();
  }

  private static void report(GradientReport report, JsonWriter json) {
    json.object().name("verdict").value(report.verdict().name());
    json.name("summary").value(report.summary());
    json.name("rows").array();
    for (CheckedDerivative row : report.rows()) {
      json.object().name("verdict").value(row.verdict().name());
      json.name("what").value(row.what());
      json.name("x").value(row.point().toString());
      json.name("claimed").value(row.claimed());
      json.name("numerical").value(row.numerical());
      json.name("error").bar(row.error());
      json.name("status").value(row.status().name());
      json.name("reason").value(row.reason()).endObject();
    }
    json.endArray().endObject();
  }
}
