// The page: what is changed leads to questions, and what is answered is shown.

import { niceBelow, powerOfTen } from "./numbers.js";
import { byId, showError } from "./dom.js";
import { keep, mistakeIn, viewOf } from "./state.js";
import { Latest, LiveSource, RefusedError, StoredSource } from "./source.js";
import { DerivativeChart, ErrorChart, FunctionChart } from "./curves.js";
import { showAccuracy, showCheck, showFeatures, showPlugins, showReadings, showStages, showSweepNote } from "./panels.js";
import { FunctionBox, StageList, withStage } from "./chain.js";
import { csvOf, pngOf, save, svgOf } from "./download.js";

const TYPING_PAUSE = 200; // ms
const MOVING_PAUSE = 120; // ms, for what need not follow a slider at once
const FIELDS = ["x", "eps", "from", "to", "points"];

const stored = byId("report-data");
const source = stored ? new StoredSource(JSON.parse(stored.textContent)) : new LiveSource();
let view = stored ? source.view : viewOf(location.hash);
const shown = {}; // the last answers, by the name of their question
const timers = {};

document.documentElement.classList.add(source.isLive ? "live" : "stored");

const charts = {
  f: new FunctionChart(byId("f-chart"), (x) => goTo(x)),
  d: new DerivativeChart(byId("d-chart"), (x) => goTo(x)),
  v: new ErrorChart(byId("v-chart"), (eps) => change({ eps: Number(eps.toPrecision(2)) })),
};

/** After a pause in which nothing of the kind happened again. */
function later(name, pause, run) {
  clearTimeout(timers[name]);
  timers[name] = setTimeout(run, pause);
}

function asker(name, show, errorPlace) {
  return new Latest(
    ({ body }) => source.ask(name, body),
    (answer, { asked }) => {
      shown[name] = answer;
      showError(errorPlace, "");
      mark(name, true);
      show(answer);
      requestAnimationFrame(() => performance.measure(`secant-${name}`, { start: asked }));
    },
    (refusal) => {
      showError(errorPlace, refusal.message);
      if (refusal.code !== "gone" && (name !== "chain" || !shown.chain)) {
        delete shown[name];
        mark(name, false);
      }
    },
  );
}

/** Hides charts that would be empty, or of something else; a chain being typed keeps the last ones. */
function mark(name, isKnown) {
  document.documentElement.classList.toggle(`no-${name}`, !isKnown);
  document.querySelectorAll("[data-download]").forEach((button) => (button.disabled = !shown.curve));
}

const ask = {
  chain: asker("chain", showChain, "chain-error"),
  curve: asker("curve", showCurve, "curve-error"),
  point: asker("point", showPoint, "point-error"),
  sweep: asker("sweep", showSweep, "point-error"),
  check: asker("check", showCheck, "curve-error"),
};

function showChain(answer) {
  stages.show(answer.stages, source.isLive);
  byId("title").textContent = answer.text;
  document.title = `${answer.text} · Secant`;
  byId("f-chart").setAttribute("aria-label", `${answer.text} over the range, with tangent and secant at x`);
  byId("d-chart").setAttribute("aria-label", `The derivative of ${answer.text} over the range`);
  askAll();
}

function showCurve(curve) {
  charts.f.showCurve(curve);
  charts.d.showCurve(curve);
  showFeatures(curve, goTo);
  showAccuracy(curve);
}

function showPoint(point) {
  charts.f.showPoint(point);
  charts.d.showPoint(point);
  showReadings(point);
  showStages(point);
}

function showSweep(sweep) {
  charts.v.showSweep(sweep);
  charts.v.showEps(view.eps);
  showSweepNote(sweep);
}

/** What to ask, and since when that is wanted: how long it takes to be shown can be measured. */
function question(...names) {
  const body = Object.fromEntries(["chain", ...names].map((name) => [name, view[name]]));
  return { body, asked: performance.now() };
}

function askCurve() {
  ask.curve.request(question("from", "to", "points"));
}

function askPoint() {
  ask.point.request(question("x", "eps"));
}

function askAll() {
  askCurve();
  askPoint();
  ask.sweep.request(question("x"));
  ask.check.request(question("from", "to"));
}

/** Takes over a change of the view, asks for what depends on it, and keeps it. */
function change(changed) {
  const next = { ...view, ...changed };
  const mistake = mistakeIn(next);
  showError("view-error", mistake);
  if (mistake) {
    return;
  }
  const has = (...names) => names.some((name) => next[name] !== view[name]);
  const [isChain, isRange, isPoint, isStep] = [has("chain"), has("from", "to", "points"), has("x"), has("eps")];
  view = next;
  showFields();
  if (isChain) {
    askChain();
    return;
  }
  if (isRange) {
    askCurve();
    later("check", MOVING_PAUSE, () => ask.check.request(question("from", "to")));
  }
  if (isPoint || isStep) {
    askPoint();
    charts.v.showEps(view.eps);
  }
  if (isPoint && source.isLive) {
    later("sweep", MOVING_PAUSE, () => ask.sweep.request(question("x")));
  }
  keepLater();
}

function keepLater() {
  if (source.isLive) {
    later("keep", MOVING_PAUSE, () => keep(view));
  }
}

function askChain() {
  keepLater();
  if (view.chain.trim() === "") {
    stages.show([], source.isLive);
    showError("chain-error", "a chain has at least one function: add one");
    mark("chain", Boolean(shown.chain));
    return;
  }
  ask.chain.request(question());
}

/** To a place of the range: in a report, the nearest that something is known of. */
function goTo(x) {
  change({ x: source.isLive ? neat(x) : nearest(x) });
}

/** As many digits as a pixel has. */
function neat(x) {
  const step = niceBelow((view.to - view.from) / 1000);
  const rounded = Math.round(x / step) * step;
  const inRange = Math.min(view.to, Math.max(view.from, Number(rounded.toPrecision(12))));
  return Math.abs(x - inRange) < step ? inRange : x;
}

function nearest(x) {
  return source.xs().reduce((a, b) => (Math.abs(b - x) < Math.abs(a - x) ? b : a));
}

/** Shows the view in all fields but the one that is typed into. */
function showFields() {
  const set = (id, value) => {
    const field = byId(id);
    if (field !== document.activeElement || field.type === "range") {
      field.value = value;
    }
  };
  FIELDS.forEach((name) => set(name, String(view[name])));
  set("chain-text", view.chain);
  const slider = byId("x-slider");
  slider.min = view.from;
  slider.max = view.to;
  slider.step = niceBelow((view.to - view.from) / 400);
  slider.value = view.x;
  slider.setAttribute("aria-valuetext", `x = ${view.x}`);
  byId("eps-slider").value = Math.log10(view.eps);
  byId("eps-slider").setAttribute("aria-valuetext", `eps = ${view.eps}`);
}

function connectFields() {
  for (const name of FIELDS) {
    byId(name).addEventListener("input", (e) => {
      const value = e.target.valueAsNumber;
      later(name, name === "x" || name === "eps" ? 0 : TYPING_PAUSE, () => change({ [name]: name === "x" && !source.isLive ? nearest(value) : value }));
    });
    byId(name).addEventListener("change", showFields);
  }
  byId("x-slider").addEventListener("input", (e) => {
    const x = e.target.valueAsNumber;
    change({ x: source.isLive ? x : nearest(x) });
  });
  byId("eps-slider").addEventListener("input", (e) => change({ eps: powerOfTen(e.target.valueAsNumber) }));
  byId("chain-text").addEventListener("input", (e) => {
    const chain = e.target.value;
    later("text", TYPING_PAUSE, () => change({ chain }));
  });
  byId("theme").addEventListener("change", (e) => {
    document.documentElement.dataset.theme = e.target.value;
    recolour();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  addEventListener("hashchange", () => change(viewOf(location.hash, view)));
}

function recolour() {
  Object.values(charts).forEach((chart) => chart.chart.recolour());
}

const DOWNLOADS = {
  csv: () => ["secant.csv", "text/csv", csvOf(shown.curve)],
  json: () => ["secant.json", "application/json", `${JSON.stringify({ view, ...shown }, null, 1)}\n`],
  svg: () => ["secant.svg", "image/svg+xml", svgOf(charts.f, charts.d, view)],
  png: async () => ["secant.png", "image/png", await pngOf([charts.f, charts.d])],
};

function connectDownloads() {
  for (const button of document.querySelectorAll("[data-download]")) {
    button.addEventListener("click", async () => {
      if (shown.curve) {
        save(...(await DOWNLOADS[button.dataset.download]()));
      }
    });
  }
}

const stages = new StageList((chain) => change({ chain }));

async function showFunctions() {
  const box = new FunctionBox(describe, (stage) => change({ chain: withStage(view.chain, stage) }));
  const answer = await source.ask("functions", {});
  box.show(answer.functions);
  showPlugins(answer);
}

async function describe(name) {
  try {
    return await source.ask("describe", { name });
  } catch (e) {
    if (!(e instanceof RefusedError)) {
      throw e;
    }
    showError("chain-error", e.message);
    return null;
  }
}

function begin() {
  connectFields();
  connectDownloads();
  showFields();
  askChain();
  if (source.isLive) {
    showFunctions();
  } else {
    FIELDS.filter((name) => name !== "x" && name !== "eps").forEach((name) => (byId(name).readOnly = true));
    byId("chain-text").readOnly = true;
    showPlugins(source.data.functions);
    byId("foot").textContent = `A report of ${source.data.version}: it shows what was computed then, and needs no network. All is known at x = ${source.view.x}; elsewhere, what its ${source.view.points} points say.`;
  }
}

begin();
