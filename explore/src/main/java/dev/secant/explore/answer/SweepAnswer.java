package dev.secant.explore.answer;

import dev.secant.explore.json.JsonWriter;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.diff.DifferenceMethod;
import dev.secant.runtime.diff.sweep.StepSweep;
import dev.secant.runtime.diff.sweep.SweepPoint;
import dev.secant.runtime.diff.sweep.SweepRegime;

/** How wrong the central quotient is at a point, for every step: the V-shaped curve. */
final class SweepAnswer implements Answer {
  private final Chains chains;

  SweepAnswer(Chains chains) {
    this.chains = chains;
  }

  @Override
  public void write(Question question, JsonWriter json) throws Refusal {
    Chain chain = chains.of(question.chain());
    StepSweep sweep = StepSweep.of(chain::valueAt, question.finite("x"), DifferenceMethod.CENTRAL);
    json.object().name("x").value(sweep.x());
    json.name("eps").array();
    sweep.points().forEach(point -> json.value(point.eps()));
    json.endArray().name("value").array();
    sweep.points().forEach(point -> json.value(point.value()));
    json.endArray().name("off").array();
    for (SweepPoint point : sweep.points()) {
      json.bar(point.error());
    }
    json.endArray();
    regime("rounding", sweep.rounding(), json);
    regime("truncation", sweep.truncation(), json);
    json.name("bestEps").value(sweep.bestEps());
    json.name("bestError").bar(sweep.bestError());
    json.name("reference").value(sweep.reference());
    json.name("referenceError").bar(sweep.referenceError());
    json.name("status").value(sweep.referenceStatus().name());
    json.name("summary").value(sweep.summary()).endObject();
  }

  private static void regime(String name, SweepRegime regime, JsonWriter json) {
    json.name(name).object().name("slope").value(regime.slope());
    json.name("constant").value(regime.constant()).endObject();
  }
}
