// What is shown, as files: the points as a table, all of it as data, the two curves as pictures.

import { labels, num, ticks } from "./numbers.js";
import { colour } from "./charts.js";

/** Hands a file to the browser. */
export function save(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/** The points of a curve, with the columns of 'secant diff'. */
export function csvOf(curve) {
  const rows = curve.x.map((x, i) =>
    [x, curve.value[i], curve.derivative[i], curve.bar[i], curve.statuses[curve.status[i]]].join(","),
  );
  return ["x,value,derivative,error,status", ...rows, ""].join("\n");
}

/** Charts below each other as one picture. */
export function pngOf(charts) {
  const canvases = charts.map((chart) => chart.chart.plot.ctx.canvas);
  const picture = document.createElement("canvas");
  picture.width = Math.max(...canvases.map((c) => c.width));
  picture.height = canvases.reduce((sum, c) => sum + c.height, 0);
  const ctx = picture.getContext("2d");
  ctx.fillStyle = colour("panel");
  ctx.fillRect(0, 0, picture.width, picture.height);
  let top = 0;
  for (const canvas of canvases) {
    ctx.drawImage(canvas, 0, top);
    top += canvas.height;
  }
  return new Promise((done) => picture.toBlob(done, "image/png"));
}

const WIDTH = 640;
const HEIGHT = 300;
const MARGIN = { left: 70, right: 15, top: 30, bottom: 30 };

const escapeXml = (text) => text.replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** Numbers between two, on a line of pixels. */
function place(value, [low, high], start, length) {
  return (start + ((value - low) / (high - low)) * length).toFixed(2);
}

/** The pieces of a line between its gaps. */
function path(xs, ys, xScale, yScale) {
  const innerWidth = WIDTH - MARGIN.left - MARGIN.right;
  const innerHeight = HEIGHT - MARGIN.top - MARGIN.bottom;
  let isDown = false;
  let text = "";
  xs.forEach((x, i) => {
    const y = ys[i];
    if (y === null || y === undefined) {
      isDown = false;
      return;
    }
    text += `${isDown ? "L" : "M"}${place(x, xScale, MARGIN.left, innerWidth)} ${place(y, yScale, HEIGHT - MARGIN.bottom, -innerHeight)}`;
    isDown = true;
  });
  return text;
}

function axesOf(xScale, yScale) {
  const innerWidth = WIDTH - MARGIN.left - MARGIN.right;
  const innerHeight = HEIGHT - MARGIN.top - MARGIN.bottom;
  const grid = `stroke="${colour("grid")}"`;
  const labelled = (values) => labels(values).map((label, i) => [values[i], label]);
  const vertical = labelled(ticks(...xScale, 8)).map(([x, label]) => {
    const at = place(x, xScale, MARGIN.left, innerWidth);
    return `<path d="M${at} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}" ${grid}/><text x="${at}" y="${HEIGHT - 12}" text-anchor="middle">${label}</text>`;
  });
  const horizontal = labelled(ticks(...yScale, 6)).map(([y, label]) => {
    const at = place(y, yScale, HEIGHT - MARGIN.bottom, -innerHeight);
    return `<path d="M${MARGIN.left} ${at}H${WIDTH - MARGIN.right}" ${grid}/><text x="${MARGIN.left - 8}" y="${at}" dy="4" text-anchor="end">${label}</text>`;
  });
  return [...vertical, ...horizontal].join("");
}

function drawing({ data, scale }, title, ink, top, xScale) {
  const id = `clip${top}`;
  const inner = `x="${MARGIN.left}" y="${MARGIN.top}" width="${WIDTH - MARGIN.left - MARGIN.right}" height="${HEIGHT - MARGIN.top - MARGIN.bottom}"`;
  return (
    `<g transform="translate(0 ${top})"><clipPath id="${id}"><rect ${inner}/></clipPath>${axesOf(xScale, scale)}` +
    `<text x="${MARGIN.left}" y="18">${escapeXml(title)}</text>` +
    `<path clip-path="url(#${id})" d="${path(data[0], data[1], xScale, scale)}" fill="none" stroke="${colour(ink)}" stroke-width="2"/></g>`
  );
}

/** Both curves as a drawing. */
export function svgOf(functionChart, derivativeChart, view) {
  const xScale = [num(view.from), num(view.to)];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${2 * HEIGHT}" font-family="sans-serif" font-size="12" fill="${colour("text")}">` +
    `<rect width="100%" height="100%" fill="${colour("panel")}"/>` +
    drawing(functionChart, view.chain, "f", 0, xScale) +
    drawing(derivativeChart, "its derivative", "d", HEIGHT, xScale) +
    "</svg>\n"
  );
}
