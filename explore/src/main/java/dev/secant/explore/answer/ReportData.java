package dev.secant.explore.answer;

import dev.secant.api.Decimal;
import dev.secant.explore.json.JsonWriter;
import dev.secant.runtime.chain.Chain;
import dev.secant.runtime.chain.Stage;
import dev.secant.runtime.curve.Curve;
import dev.secant.runtime.curve.CurvePoint;
import dev.secant.runtime.registry.FunctionRegistry;
import dev.secant.runtime.registry.PluginEntry;
import java.io.File;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All answers about one view of a chain, for a page that has nobody to ask. Of the plug-ins, those
 * that the chain uses; of where they are, the names of their files: a report is handed on.
 */
public final class ReportData {
  private static final List<String> ABOUT_THE_CHAIN = List.of("sweep", "check");

  /** In quarters of a power of ten, as the slider goes. */
  private static final int SMALLEST_STEP = -64;

  private final FunctionRegistry registry;
  private final Chains chains;
  private final Answers answers;
  private final CurveAnswer curves;

  /** Makes the data of reports about the functions of a registry. */
  public ReportData(FunctionRegistry registry) {
    this.registry = registry;
    chains = new Chains(registry);
    answers = new Answers(registry);
    curves = new CurveAnswer(chains);
  }

  /**
   * Returns the data in JSON that may stand inside a script element of HTML.
   *
   * @param view chain, x, eps, from, to and points, as the page asks for them
   * @param version of Secant, to be shown
   * @throws Refusal if the chain cannot be read, a number breaks its rule, the chain fails at x,
   *     gives an array for a number, or gives no finite number at any point of the range
   * @throws IllegalStateException if the registry is closed
   */
  public String of(Map<String, Object> view, String version) throws Refusal {
    Question question = Question.of(view);
    Chain chain = chains.of(question.chain());
    question.points();
    JsonWriter json = new JsonWriter();
    json.object().name("version").value(version).name("view").object();
    for (Map.Entry<String, Object> member : view.entrySet()) {
      json.name(member.getKey());
      if (member.getValue() instanceof Double number) {
        json.value(number);
      } else {
        json.value(member.getValue().toString());
      }
    }
    json.endObject();
    chain(chain, json);
    json.name("curve");
    Answers.told(this::curve, question, json);
    for (String name : ABOUT_THE_CHAIN) {
      json.name(name);
      answers.write(name, question, json);
    }
    json.name("point");
    answers.write("point", question, json);
    secants(chain, view, json);
    plugins(chain, json);
    return json.endObject().toString();
  }

  /** A range without a number would be a page of empty axes: most likely it is the wrong one. */
  private void curve(Question question, JsonWriter json) throws Refusal {
    Curve curve = curves.curve(question);
    List<CurvePoint> points = curve.points();
    if (points.stream().noneMatch(point -> Double.isFinite(point.value()))) {
      Question.Range range = question.range();
      String failure = points.get(0).failure();
      throw new Refusal(
          RefusalCode.ROW_FAILED,
          "the chain gives no finite number at any of the "
              + points.size()
              + " points from "
              + Decimal.toShortString(range.from())
              + " to "
              + Decimal.toShortString(range.to())
              + (failure.isEmpty() ? "; choose another range" : "; at the first: " + failure));
    }
    CurveAnswer.write(curve, json);
  }

  private static void chain(Chain chain, JsonWriter json) {
    json.name("chain").object().name("text").value(chain.toString());
    json.name("stages").array();
    for (Stage stage : chain.stages()) {
      json.object().name("text").value(stage.toString());
      json.name("name").value(stage.name());
      json.name("location").value(fileName(stage.origin().location()));
      json.name("arguments").array().endArray().endObject();
    }
    json.endArray().endObject();
  }

  /** The secant for each step that the slider has. */
  private static void secants(Chain chain, Map<String, Object> view, JsonWriter json)
      throws Refusal {
    Question question = Question.of(view);
    double x = question.finite("x");
    json.name("secants").array();
    json.object();
    PointAnswer.secant(chain, x, question.step(), json);
    json.endObject();
    for (int quarter = SMALLEST_STEP; quarter <= 0; quarter++) {
      json.object();
      PointAnswer.secant(chain, x, step(quarter), json);
      json.endObject();
    }
    json.endArray();
  }

  /** As many digits as the page shows of them. */
  private static double step(int quarter) {
    BigDecimal step = BigDecimal.valueOf(Math.pow(10, quarter / 4.0));
    return step.round(new MathContext(3)).doubleValue();
  }

  private void plugins(Chain chain, JsonWriter json) {
    Set<String> used =
        chain.stages().stream().map(stage -> stage.origin().plugin()).collect(Collectors.toSet());
    json.name("functions").object().name("plugins").array();
    for (PluginEntry plugin : registry.report().plugins()) {
      if (used.contains(plugin.id())) {
        json.object().name("id").value(plugin.id());
        json.name("version").value(plugin.version());
        json.name("location").value(fileName(plugin.location()));
        json.name("functions").value(plugin.functionCount()).endObject();
      }
    }
    json.endArray().name("problems").array().endArray().endObject();
  }

  private static String fileName(String location) {
    return location.substring(location.lastIndexOf(File.separatorChar, location.length() - 2) + 1);
  }
}
