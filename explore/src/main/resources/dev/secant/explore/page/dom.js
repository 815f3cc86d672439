// Elements. Texts are set as texts, never as HTML: names come from plug-ins.

export function byId(id) {
  return document.getElementById(id);
}

/** An element with attributes and children; a text is a child too. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) {
      made.setAttribute(key, "");
    } else if (value !== false && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

export function badge(text, kind, title = "") {
  return element("span", { class: `badge ${kind}`, title }, text);
}

/** Shows a message in its place, or that there is none. */
export function showError(id, message) {
  const place = byId(id);
  place.hidden = !message;
  if (place.textContent !== message) {
    place.replaceChildren(...message.split(/((?:^ .*\n?)+)/m).filter(Boolean).map(messagePart));
    place.querySelectorAll(".excerpt").forEach(showCaret);
  }
}

/** Sentences are wrapped; indented lines, a chain and the caret below it, stay above each other. */
function messagePart(text) {
  return text.startsWith(" ") ? element("code", { class: "excerpt", tabindex: "0" }, text) : text;
}

/** Scrolls a chain that is wider than its place to where the caret is. */
function showCaret(excerpt) {
  const lines = excerpt.textContent.split("\n");
  const caret = lines.reduce((most, line) => Math.max(most, line.indexOf("^") + 2), 0);
  const longest = Math.max(...lines.map((line) => line.length));
  excerpt.scrollLeft = (excerpt.scrollWidth * caret) / longest - excerpt.clientWidth;
}

/** Fills the body of a table; a cell is a text, an element, or a number's text of class num. */
export function fillTable(id, rows) {
  byId(id).tBodies[0].replaceChildren(
    ...rows.map((cells) => element("tr", {}, ...cells.map((cell, i) => tableCell(cell, i === 0)))),
  );
}

function tableCell(cell, isHead) {
  const isNumber = typeof cell === "object" && "number" in cell;
  const attributes = isHead ? { scope: "row" } : isNumber ? { class: "num" } : {};
  return element(isHead ? "th" : "td", attributes, isNumber ? cell.number : cell);
}
