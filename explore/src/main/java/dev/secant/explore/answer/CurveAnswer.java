package dev.secant.explore.answer;

import dev.secant.explore.json.JsonWriter;
import dev.secant.runtime.curve.Curve;
import dev.secant.runtime.curve.CurvePoint;
import dev.secant.runtime.curve.Feature;
import dev.secant.runtime.diff.DerivativeStatus;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A chain over a range: a column for each quantity, and the features. */
final class CurveAnswer implements Answer {
  /** Not one: only several threads are ended by an interrupt. */
  private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

  private static final List<DerivativeStatus> STATUSES = List.of(DerivativeStatus.values());

  private final Chains chains;

  CurveAnswer(Chains chains) {
    this.chains = chains;
  }

  @Override
  public void write(Question question, JsonWriter json) throws Refusal {
    write(curve(question), json);
  }

  /** Returns the curve that a question asks for. */
  Curve curve(Question question) throws Refusal {
    Question.Range range = question.range();
    int count = question.points();
    return Curve.of(chains.of(question.chain()), range.from(), range.to(), count, THREADS);
  }

  /** Writes a curve, as the answer to the question for it. */
  static void write(Curve curve, JsonWriter json) {
    List<CurvePoint> points = curve.points();
    json.object();
    column("x", points, CurvePoint::x, json);
    column("value", points, CurvePoint::value, json);
    column("derivative", points, CurvePoint::derivative, json);
    json.name("bar").array();
    points.forEach(point -> json.bar(point.error()));
    json.endArray();
    status(points, json);
    json.name("features").array();
    curve.features().forEach(feature -> feature(feature, json));
    json.endArray();
    json.name("unsearched").value(curve.unsearched());
    failure(points, json);
    json.endObject();
  }

  private static void column(
      String name, List<CurvePoint> points, ToDoubleFunction<CurvePoint> value, JsonWriter json) {
    json.name(name).array();
    points.forEach(point -> json.value(value.applyAsDouble(point)));
    json.endArray();
  }

  /** By number, and a list of what the numbers mean: the words would be a third of the answer. */
  @SuppressWarnings("EnumOrdinal") // the list goes with them
  private static void status(List<CurvePoint> points, JsonWriter json) {
    json.name("status").array();
    points.forEach(point -> json.value(STATUSES.indexOf(point.status())));
    json.endArray().name("statuses").array();
    STATUSES.forEach(status -> json.value(status.name()));
    json.endArray();
  }

  private static void feature(Feature feature, JsonWriter json) {
    json.object().name("kind").value(feature.kind().name());
    json.name("x").value(feature.x());
    json.name("left").value(feature.left()).name("right").value(feature.right());
    json.name("leftValue").value(feature.leftValue());
    json.name("rightValue").value(feature.rightValue());
    json.name("leftSlope").value(feature.leftSlope());
    json.name("rightSlope").value(feature.rightSlope());
    json.name("text").value(feature.toString()).endObject();
  }

  /** How many points failed, and the first failure. */
  private static void failure(List<CurvePoint> points, JsonWriter json) {
    List<CurvePoint> failed = points.stream().filter(point -> !point.failure().isEmpty()).toList();
    json.name("failed").value(failed.size());
    json.name("failure").value(failed.isEmpty() ? "" : failed.get(0).failure());
  }
}
