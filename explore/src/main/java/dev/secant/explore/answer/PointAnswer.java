package dev.secant.explore.answer;

import dev.secant.explore.json.JsonWriter;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.FunctionFailedException;
import dev.secant.runtime.diff.AdaptiveDerivative;
import dev.secant.runtime.diff.Derivative;
import dev.secant.runtime.diff.chainrule.ChainDerivative;
import dev.secant.runtime.diff.chainrule.StageDerivative;
import java.util.Locale;

/** A chain at one point: value, tangent, secant, and what each stage contributes. */
final class PointAnswer implements Answer {
  private final Chains chains;

  PointAnswer(Chains chains) {
    this.chains = chains;
  }

  @Override
  public void write(Question question, JsonWriter json) throws Refusal {
    Chain chain = chains.of(question.chain());
    double x = question.finite("x");
    double eps = question.step();
    json.object().name("x").value(x);
    json.name("value").value(chain.valueAt(x));
    json.name("tangent").object();
    tangent(AdaptiveDerivative.of(chain, x), json);
    json.endObject().name("secant").object();
    secant(chain, x, eps, json);
    json.endObject();
    stages(ChainDerivative.of(chain, x), json);
    json.endObject();
  }

  private static void tangent(Derivative found, JsonWriter json) {
    json.name("slope").value(found.value());
    json.name("error").bar(found.error());
    json.name("status").value(found.status().name());
    json.name("left").value(found.leftSlope());
    json.name("right").value(found.rightSlope());
    json.name("evaluations").value(found.evaluations());
    json.name("noise").bar(found.noise());
    json.name("smallestStep").bar(found.smallestStep());
    json.name("largestStep").bar(found.largestStep());
  }

  /**
   * Writes the central quotient into an object. A step too small to change x leaves no two points
   * for a secant.
   */
  static void secant(Chain chain, double x, double eps, JsonWriter json) {
    double left = x - eps;
    double right = x + eps;
    boolean isResolved = left < x && x < right && Double.isFinite(right - left);
    double leftValue = isResolved ? valueAt(chain, left) : Double.NaN;
    double rightValue = isResolved ? valueAt(chain, right) : Double.NaN;
    json.name("eps").value(eps);
    json.name("slope").value((rightValue - leftValue) / (2 * eps));
    json.name("left").value(left).name("leftValue").value(leftValue);
    json.name("right").value(right).name("rightValue").value(rightValue);
    json.name("isResolved").value(isResolved);
  }

  /** What fails beside x is a secant that is not there. */
  private static double valueAt(Chain chain, double x) {
    try {
      return chain.valueAt(x);
    } catch (FunctionFailedException e) {
      return Double.NaN;
    }
  }

  private static void stages(ChainDerivative found, JsonWriter json) {
    json.name("stages").array();
    for (StageDerivative stage : found.stages()) {
      json.object().name("stage").value(stage.stage().toString());
      json.name("input").value(stage.input());
      json.name("value").value(stage.value());
      json.name("derivative").value(stage.derivative());
      json.name("error").bar(stage.error());
      json.name("condition").value(stage.conditionNumber());
      json.name("origin").value(stage.origin().name().toLowerCase(Locale.ROOT));
      json.name("status").value(stage.status().name());
      json.name("plugin").value(stage.stage().origin().plugin());
      json.endObject();
    }
    json.endArray().name("product").object();
    json.name("slope").value(found.value());
    json.name("error").bar(found.error());
    json.name("status").value(found.status().name());
    json.name("isByChainRule").value(found.isByChainRule());
    json.endObject();
  }
}
