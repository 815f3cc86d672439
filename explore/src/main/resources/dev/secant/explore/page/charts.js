// What all charts have in common: colours of the theme, axes, size, and a layer drawn on top.

import { labels, ticks } from "./numbers.js";

/** The colour of a name in style.css, in the theme that is shown. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

const FONT = "12px system-ui, sans-serif";

function axis(options) {
  return {
    stroke: () => colour("text-soft"),
    grid: { stroke: () => colour("grid"), width: 1 },
    ticks: { stroke: () => colour("grid"), width: 1, size: 5 },
    font: FONT,
    ...options,
  };
}

/** Where an axis has lines, and what stands there; uPlot's own way ends at 1e-16. */
function linearAxis(size, space) {
  const splits = (u, index, min, max) => ticks(min, max, Math.max(2, pixels(u, index) / space));
  return axis({ size, space, splits, values: (u, values) => labels(values) });
}

/** The same for a scale by powers of ten. */
function logAxis(size, space) {
  const splits = (u, index, min, max) => {
    const low = Math.ceil(Math.log10(min) - 1e-9);
    const high = Math.floor(Math.log10(max) + 1e-9);
    const step = Math.max(1, Math.ceil((high - low) / (pixels(u, index) / space)));
    return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => Number(`1e${low + i * step}`));
  };
  const values = (u, splitsOf) => splitsOf.map((v) => `1e${Math.round(Math.log10(v))}`);
  return axis({ size, space, splits, values, filter: (u, splitsOf) => splitsOf });
}

/**
 * Straight lines from point to point, broken at each gap, however narrow: uPlot's own lines go on over
 * a gap below a pixel, where a jump has none.
 */
export function brokenLine(u, index, first, last) {
  const stroke = new Path2D();
  const [xs, ys] = [u.data[0], u.data[index]];
  let isDown = false;
  for (let i = first; i <= last; i++) {
    if (ys[i] === null) {
      isDown = false;
      continue;
    }
    const [x, y] = [u.valToPos(xs[i], "x", true), near(u.valToPos(ys[i], "y", true), u)];
    if (isDown) {
      stroke.lineTo(x, y);
    } else {
      stroke.moveTo(x, y);
      isDown = true;
    }
  }
  return { stroke, fill: null, clip: null, band: null, gaps: null, flags: 0 };
}

/** A height that a canvas can draw to: what is far outside may be anywhere outside. */
function near(y, { bbox }) {
  return Math.max(-bbox.height, Math.min(y, bbox.top + 2 * bbox.height));
}

function pixels(u, index) {
  return (index === 0 ? u.bbox.width : u.bbox.height) / devicePixelRatio;
}

/**
 * A chart in an element of the page: a uPlot that fits its width, with a layer on top.
 *
 * series and scales are uPlot's; layer(chart, context) draws on the canvas, where
 * chart.place(x, y) tells the pixel; pick(x) is called with the place of a click.
 */
export class Chart {
  constructor(parent, { series, scales, isLog = false, layer = () => {}, pick = () => {} }) {
    this.parent = parent;
    this.layer = layer;
    const scaleAxis = isLog ? logAxis : linearAxis;
    this.plot = new uPlot(
      {
        ...this.size(),
        series: [{}, ...series],
        scales,
        axes: [scaleAxis(30, 60), scaleAxis(62, 32)],
        legend: { show: false },
        cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
        padding: [8, 12, 0, 0],
        hooks: { draw: [(u) => this.draw(u)] },
      },
      [[], ...series.map(() => [])],
      parent,
    );
    this.plot.over.addEventListener("click", (e) => pick(this.plot.posToVal(e.offsetX, "x")));
    new ResizeObserver(() => this.fit()).observe(parent);
  }

  size() {
    return { width: Math.max(200, this.parent.clientWidth), height: this.parent.clientHeight || 260 };
  }

  fit() {
    const { width, height } = this.size();
    if (width !== this.plot.width || height !== this.plot.height) {
      this.plot.setSize({ width, height });
    }
  }

  /** Shows other data. */
  show(data) {
    this.plot.setData(data);
  }

  /** Draws the layer anew, and the lines as they are. */
  refresh() {
    this.plot.redraw(false);
  }

  /** Draws everything anew, in the colours that hold now. */
  recolour() {
    this.plot.redraw(true, true);
  }

  place(x, y) {
    return [this.plot.valToPos(x, "x", true), this.plot.valToPos(y, "y", true)];
  }

  draw(u) {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    this.layer(this, ctx);
    ctx.restore();
  }

  /** A line of pixels, broken into dashes if there are any. */
  line(ctx, [x1, y1], [x2, y2], stroke, width = 2, dashes = []) {
    if (![x1, y1, x2, y2].every(Number.isFinite)) {
      return;
    }
    ctx.beginPath();
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width * devicePixelRatio;
    ctx.setLineDash(dashes.map((d) => d * devicePixelRatio));
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
    ctx.stroke();
    ctx.setLineDash([]);
  }

  /** A line at an x, from the bottom to the top. */
  vertical(ctx, x, stroke, width = 1, dashes = [4, 4]) {
    const { bbox } = this.plot;
    const at = this.plot.valToPos(x, "x", true);
    this.line(ctx, [at, bbox.top], [at, bbox.top + bbox.height], stroke, width, dashes);
  }

  /** The straight line through a point with a slope, across the chart. */
  slope(ctx, x, y, slope, stroke, dashes) {
    const { min, max } = this.plot.scales.x;
    this.line(ctx, this.place(min, y + slope * (min - x)), this.place(max, y + slope * (max - x)), stroke, 2, dashes);
  }

  /** A band between two heights at each x, broken where there is none. */
  band(ctx, xs, highs, lows, fill) {
    ctx.fillStyle = fill;
    let start = 0;
    for (let i = 0; i <= xs.length; i++) {
      if (i === xs.length || highs[i] === null) {
        this.bandPart(ctx, xs.slice(start, i), highs.slice(start, i), lows.slice(start, i));
        start = i + 1;
      }
    }
  }

  bandPart(ctx, xs, highs, lows) {
    if (xs.length < 2) {
      return;
    }
    const corner = (x, y) => [this.plot.valToPos(x, "x", true), near(this.plot.valToPos(y, "y", true), this.plot)];
    ctx.beginPath();
    xs.forEach((x, i) => ctx.lineTo(...corner(x, highs[i])));
    xs.forEach((_, i) => ctx.lineTo(...corner(xs.at(-1 - i), lows.at(-1 - i))));
    ctx.fill();
  }

  /** A disc, or a ring on the ground of the page. */
  dot(ctx, [x, y], stroke, isFilled = true, radius = 4.5) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      return;
    }
    ctx.beginPath();
    ctx.arc(x, y, radius * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fillStyle = isFilled ? stroke : colour("panel");
    ctx.fill();
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.strokeStyle = stroke;
    ctx.stroke();
  }

  /** A diamond: a place without a derivative. */
  diamond(ctx, [x, y], fill) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      return;
    }
    const r = 6 * devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(x, y - r);
    ctx.lineTo(x + r, y);
    ctx.lineTo(x, y + r);
    ctx.lineTo(x - r, y);
    ctx.closePath();
    ctx.fillStyle = fill;
    ctx.fill();
    ctx.lineWidth = 1.5 * devicePixelRatio;
    ctx.strokeStyle = colour("panel");
    ctx.stroke();
  }
}
