// What is said in words and tables about a point, a chain and the functions.

import { bar, full, num, short } from "./numbers.js";
import { badge, byId, element, fillTable } from "./dom.js";
import { grade, gradeOfVerdict, meaning, spoken } from "./words.js";

const digits = (value) => ({ number: full(value) });

function reading(name, ...value) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, ...value));
}

/** Value, tangent and secant at the point. */
export function showReadings({ x, value, tangent, secant, product }) {
  const status = tangent.status;
  const rows = [
    reading("x", full(x)),
    reading("f(x)", element("output", { id: "value" }, full(value))),
    reading(
      "f′(x)",
      element("output", { id: "slope" }, full(tangent.slope)),
      element("span", { class: "soft" }, ` ± ${bar(tangent.error)}`),
    ),
    reading("status", badge(spoken(status), grade(status)), element("span", { class: "soft", id: "status" }, ` ${meaning(status)}`)),
  ];
  if (status === "KINK" && tangent.left !== undefined) {
    rows.push(reading("slopes", `${full(tangent.left)} left, ${full(tangent.right)} right`));
  }
  rows.push(reading(element("span", {}, "secant, ", element("span", { class: "whole" }, `eps ${short(secant.eps)}`)), element("output", { id: "secant" }, full(secant.slope)), off(secant, tangent)));
  if (product?.isByChainRule) {
    rows.push(reading("by the chain rule", full(product.slope), element("span", { class: "soft" }, ` ± ${bar(product.error)}`)));
  }
  if (tangent.evaluations) {
    rows.push(reading("cost", `${tangent.evaluations} evaluations of f`));
  }
  byId("readings").replaceChildren(...rows);
}

/** How far the secant is off, where that can be said. */
function off(secant, tangent) {
  const distance = Math.abs(num(secant.slope) - num(tangent.slope));
  let text = "";
  if (!secant.isResolved) {
    text = " the step is too small to change x, or too large";
  } else if (Number.isFinite(distance) && tangent.status !== "KINK") {
    text = distance <= num(tangent.error) ? " within the error bar" : ` off by ${bar(distance)}`;
  }
  return element("span", { class: "soft whole" }, text);
}

/** What each stage contributes. */
export function showStages({ stages, product }) {
  fillTable(
    "stage-table",
    stages.map((stage) => [
      element("code", {}, stage.stage),
      digits(stage.value),
      digits(stage.derivative),
      { number: bar(stage.error) },
      { number: short(stage.condition) },
      stage.origin,
      badge(spoken(stage.status), grade(stage.status), meaning(stage.status)),
      stage.plugin,
    ]),
  );
  let note = "";
  if (product) {
    note = product.isByChainRule
      ? `Their product is ${full(product.slope)} ± ${bar(product.error)}. The condition says by how much a stage magnifies a relative error of its input.`
      : "A stage has no two-sided derivative here, so the whole chain was differentiated numerically.";
  }
  byId("stages-note").textContent = note;
}

/** The verdict on the claimed derivative, and each comparison. */
export function showCheck({ verdict, summary, rows }) {
  const mark = verdict ? [badge(spoken(verdict), gradeOfVerdict(verdict)), " "] : [];
  byId("check-summary").replaceChildren(...mark, summary.replace(/^[A-Z_]+: /, ""));
  byId("check-details").hidden = rows.length === 0;
  fillTable(
    "check-table",
    rows.map((row) => [
      badge(spoken(row.verdict), gradeOfVerdict(row.verdict)),
      row.what,
      { number: row.x },
      digits(row.claimed),
      digits(row.numerical),
      { number: bar(row.error) },
      spoken(row.status),
      row.reason,
    ]),
  );
}

/** Where functions come from, and what failed to load. */
export function showPlugins({ plugins, problems }) {
  fillTable(
    "plugin-table",
    plugins.map((plugin) => [plugin.id, plugin.version, { number: String(plugin.functions) }, plugin.location]),
  );
  byId("problems").replaceChildren(
    ...problems.map((problem) =>
      element("li", {}, badge(problem.severity, problem.severity === "error" ? "poor" : "fair"), ` ${problem.text}`),
    ),
  );
}

/** The features, each a button that leads to its place. */
export function showFeatures(curve, goTo) {
  const items = curve.features.slice(0, 12).map((feature) => {
    const button = element("button", { type: "button", class: "link" }, feature.text);
    button.addEventListener("click", () => goTo(feature.x));
    return element("li", {}, button);
  });
  if (curve.features.length > items.length) {
    items.push(element("li", {}, `and ${curve.features.length - items.length} more`));
  }
  if (curve.failed > 0) {
    items.push(element("li", { class: "error" }, `${curve.failed} points failed: ${curve.failure}`));
  }
  byId("features").replaceChildren(...items);
  byId("features").hidden = items.length === 0;
}

/** How good the derivative is over the range, in a sentence. */
export function showAccuracy(curve) {
  const counts = new Map();
  curve.status.forEach((s) => counts.set(curve.statuses[s], (counts.get(curve.statuses[s]) ?? 0) + 1));
  const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([status, count]) => `${count} ${spoken(status)}`);
  const bars = curve.bar.map(num).filter((e, i) => Number.isFinite(e) && curve.statuses[curve.status[i]] !== "KINK");
  const widest = bars.length > 0 ? `; the widest error bar is ${bar(bars.reduce((a, b) => Math.max(a, b), 0))}` : "";
  byId("d-note").textContent = `${curve.x.length} points: ${parts.join(", ")}${widest}.`;
}

function why(sweep) {
  return Number.isFinite(num(sweep.truncation.slope))
    ? ": with a smaller one rounding rules, with a larger one truncation"
    : "; truncation does not show";
}

/** What the V-curve says, in a sentence. */
export function showSweepNote(sweep) {
  const best = num(sweep.bestEps);
  byId("v-note").textContent = Number.isFinite(best)
    ? `At x = ${short(sweep.x)}, the best eps is ${bar(best)}, with an error of ${bar(sweep.bestError)}${why(sweep)}.`
    : `At x = ${short(sweep.x)} there is no derivative to be in error of: ${spoken(sweep.status)}.`;
}
