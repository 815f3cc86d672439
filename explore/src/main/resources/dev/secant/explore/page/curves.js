// The three charts: f with tangent and secant, its derivative with error bars, and the V-curve.

import { num, scaleOf } from "./numbers.js";
import { brokenLine, Chart, colour } from "./charts.js";
import { grade } from "./words.js";

const visible = (value) => (Number.isFinite(value) ? value : null);

/** Numbers of an answer as a chart takes them: null, a gap, for what is not finite. */
const drawable = (values) => values.map((value) => visible(num(value)));

/**
 * Columns with what a feature knows of its sides put in: the left limit, a gap, the right limit.
 * of(side) gives the columns' values there, null for a gap; isBroken says of which features.
 */
function withBreaks(xs, columns, features, isBroken, of) {
  const broken = features.filter(isBroken);
  if (broken.length === 0) {
    return [xs, ...columns];
  }
  const made = [[], ...columns.map(() => [])];
  const put = (x, values) => made.forEach((column, k) => column.push(k === 0 ? x : values[k - 1]));
  const gap = columns.map(() => null);
  let next = 0;
  const breakAt = (feature) => {
    put(feature.left, of(feature, "left"));
    put((feature.left + feature.right) / 2, gap);
    put(feature.right, of(feature, "right"));
  };
  xs.forEach((x, i) => {
    while (next < broken.length && broken[next].left <= x) {
      breakAt(broken[next++]);
    }
    // What is seen at the place itself belongs to neither side.
    const isInside = next > 0 && x <= broken[next - 1].right && x >= broken[next - 1].left;
    if (!isInside) {
      put(x, columns.map((column) => column[i]));
    }
  });
  broken.slice(next).forEach(breakAt);
  return made;
}

/** f over the range; on top tangent, secant, the point, and the features. */
export class FunctionChart {
  constructor(parent, pick) {
    this.features = [];
    this.point = null;
    this.chart = new Chart(parent, {
      series: [{ stroke: () => colour("f"), width: 2, paths: brokenLine, points: { show: false } }],
      scales: { x: { time: false }, y: { range: () => this.scale ?? [-1, 1] } },
      layer: (chart, ctx) => this.layer(chart, ctx),
      pick,
    });
  }

  showCurve(curve) {
    this.features = curve.features;
    const values = drawable(curve.value);
    this.scale = scaleOf(values);
    const side = (feature, name) => [visible(num(feature[`${name}Value`]))];
    this.data = withBreaks(curve.x, [values], curve.features, (f) => f.kind !== "KINK", side);
    this.chart.show(this.data);
  }

  showPoint(point) {
    this.point = point;
    this.chart.refresh();
  }

  layer(chart, ctx) {
    this.features.forEach((feature) => this.feature(chart, ctx, feature));
    if (this.point) {
      this.lines(chart, ctx, this.point);
    }
  }

  lines(chart, ctx, { x, value, tangent, secant }) {
    const y = num(value);
    chart.vertical(ctx, x, colour("text-soft"), 1, [2, 4]);
    if (secant.isResolved && Number.isFinite(num(secant.slope))) {
      const ends = [[secant.left, num(secant.leftValue)], [secant.right, num(secant.rightValue)]];
      chart.slope(ctx, ...ends[0], num(secant.slope), colour("secant"), [2, 5]);
      ends.forEach(([at, height]) => chart.dot(ctx, chart.place(at, height), colour("secant"), false, 3.5));
    }
    if (tangent.status === "KINK") {
      chart.slope(ctx, x, y, num(tangent.left), colour("tangent"), [10, 5]);
      chart.slope(ctx, x, y, num(tangent.right), colour("tangent"), [10, 5]);
    } else {
      chart.slope(ctx, x, y, num(tangent.slope), colour("tangent"), [10, 5]);
    }
    chart.dot(ctx, chart.place(x, y), colour("tangent"));
  }

  feature(chart, ctx, feature) {
    const left = chart.place(feature.left, num(feature.leftValue));
    const right = chart.place(feature.right, num(feature.rightValue));
    switch (feature.kind) {
      case "KINK":
      case "VERTICAL_TANGENT":
        chart.diamond(ctx, left, colour("mark"));
        break;
      case "POLE":
      case "EDGE":
        chart.vertical(ctx, feature.x, colour("mark"), 1.5, [6, 4]);
        break;
      default:
        chart.vertical(ctx, feature.x, colour("mark"), 1, [2, 4]);
        chart.dot(ctx, left, colour("mark"), false, 4);
        chart.dot(ctx, right, colour("mark"), false, 4);
    }
  }
}

/** The derivative over the range, with its error bars as a band. */
export class DerivativeChart {
  constructor(parent, pick) {
    this.point = null;
    this.chart = new Chart(parent, {
      series: [{ stroke: () => colour("d"), width: 2, paths: brokenLine, points: { show: false } }],
      scales: { x: { time: false }, y: { range: () => this.scale ?? [-1, 1] } },
      layer: (chart, ctx) => this.layer(chart, ctx),
      pick,
    });
  }

  showCurve(curve) {
    this.curve = curve;
    const slopes = drawable(curve.derivative);
    const bars = curve.bar.map(num);
    const high = slopes.map((s, i) => (s === null ? null : visible(s + bars[i])));
    const low = slopes.map((s, i) => (s === null ? null : visible(s - bars[i])));
    this.scale = scaleOf(slopes);
    const side = (feature, name) => Array(3).fill(visible(num(feature[`${name}Slope`])));
    this.data = withBreaks(curve.x, [slopes, high, low], curve.features, () => true, side);
    this.chart.show(this.data.slice(0, 2));
  }

  showPoint(point) {
    this.point = point;
    this.chart.refresh();
  }

  layer(chart, ctx) {
    if (this.curve) {
      const [xs, , highs, lows] = this.data;
      chart.band(ctx, xs, highs, lows, colour("band"));
      this.strip(chart, ctx);
      this.curve.features.forEach((feature) => this.feature(chart, ctx, feature));
    }
    if (this.point) {
      const { x, tangent, secant } = this.point;
      chart.vertical(ctx, x, colour("text-soft"), 1, [2, 4]);
      chart.dot(ctx, chart.place(x, num(secant.slope)), colour("secant"), false, 3.5);
      const y = num(tangent.slope);
      const reach = num(tangent.error);
      chart.line(ctx, chart.place(x, y - reach), chart.place(x, y + reach), colour("tangent"), 2);
      chart.dot(ctx, chart.place(x, y), colour("tangent"));
    }
  }

  feature(chart, ctx, feature) {
    if (feature.kind === "KINK") {
      chart.dot(ctx, chart.place(feature.left, num(feature.leftSlope)), colour("mark"), false, 4);
      chart.dot(ctx, chart.place(feature.right, num(feature.rightSlope)), colour("mark"), false, 4);
    } else {
      chart.vertical(ctx, feature.x, colour("mark"), 1, [2, 4]);
    }
  }

  /** Along the bottom, the points whose status is not OK. */
  strip(chart, ctx) {
    const { x, status, statuses } = this.curve;
    const { bbox } = chart.plot;
    const width = Math.max(2 * devicePixelRatio, bbox.width / x.length);
    const height = 5 * devicePixelRatio;
    x.forEach((at, i) => {
      const kind = grade(statuses[status[i]]);
      if (kind !== "good") {
        ctx.fillStyle = colour(kind);
        ctx.fillRect(chart.plot.valToPos(at, "x", true) - width / 2, bbox.top + bbox.height - height, width, height);
      }
    });
  }
}

/** The error of the secant against its step, both by powers of ten. */
export class ErrorChart {
  constructor(parent, pick) {
    const positive = (low, high) => (low > 0 && high > 0 ? [low / 3, high * 3] : [1e-17, 1]);
    this.eps = Number.NaN;
    this.chart = new Chart(parent, {
      series: [
        { stroke: () => colour("v"), width: 2, points: { show: true, size: 5, fill: () => colour("v") } },
        { stroke: () => colour("fit"), width: 1.5, dash: [6, 4], points: { show: false } },
        { stroke: () => colour("fit"), width: 1.5, dash: [6, 4], points: { show: false } },
      ],
      scales: {
        x: { time: false, distr: 3, range: () => [1e-17, 10] },
        y: { distr: 3, range: () => positive(...(this.extent ?? [0, 0])) },
      },
      isLog: true,
      layer: (chart, ctx) => this.layer(chart, ctx),
      pick,
    });
  }

  showSweep(sweep) {
    this.sweep = sweep;
    // An error of 0 has no place on this scale; it is as good as the reference is known.
    const errors = sweep.off.map((e) => (num(e) > 0 ? visible(num(e)) : null));
    const seen = errors.filter((e) => e !== null);
    this.extent = seen.length === 0 ? null : [Math.min(...seen), Math.max(...seen)];
    const fit = ({ slope, constant }, isIn) =>
      sweep.eps.map((eps) => (isIn(eps) ? visible(num(constant) * eps ** num(slope)) : null));
    const best = num(sweep.bestEps);
    const rounding = fit(sweep.rounding, (eps) => eps <= best);
    const truncation = fit(sweep.truncation, (eps) => eps >= best);
    this.chart.show([sweep.eps, errors, rounding, truncation]);
  }

  showEps(eps) {
    this.eps = eps;
    this.chart.refresh();
  }

  layer(chart, ctx) {
    if (this.sweep && Number.isFinite(num(this.sweep.bestEps))) {
      chart.vertical(ctx, num(this.sweep.bestEps), colour("fit"), 1.5, [6, 4]);
    }
    if (this.eps > 0) {
      chart.vertical(ctx, this.eps, colour("secant"), 2, []);
    }
  }
}
