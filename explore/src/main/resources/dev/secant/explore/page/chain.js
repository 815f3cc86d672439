// The chain: its stages as a list that keys can change, as a text, and a box to find functions in.

import { full } from "./numbers.js";
import { byId, element } from "./dom.js";

const MOST_SHOWN = 60;
const BAR = " | ";

/** The text of a stage with arguments in the order of its parameters. */
function stageText(name, values) {
  return values.length === 0 ? name : `${name}(${values.join(", ")})`;
}

/** What to begin with where a parameter must be given. */
function firstValues(parameters) {
  return parameters.flatMap((parameter) => (parameter.default ?? [1]).map(full));
}

/** The stages as a list; change(text, index) is called with the new text and the stage to stay at. */
export class StageList {
  constructor(change) {
    this.list = byId("stages");
    this.change = change;
    this.stages = [];
  }

  show(stages, isLive) {
    const at = [...this.list.children].findIndex((item) => item.contains(document.activeElement));
    const id = document.activeElement?.dataset.part;
    this.stages = stages;
    this.list.replaceChildren(...stages.map((stage, i) => this.item(stage, i, isLive)));
    this.focus(this.wanted ?? (at >= 0 ? { index: at, part: id } : null));
    this.wanted = null;
  }

  /** Keeps the keyboard where it was, though the list is another. */
  focus(wanted) {
    if (wanted && this.stages.length > 0) {
      const item = this.list.children[Math.min(wanted.index, this.stages.length - 1)];
      const part = item.querySelector(`[data-part="${wanted.part}"]:not(:disabled)`);
      (part ?? item.querySelector("button:not(:disabled)"))?.focus();
    } else if (wanted) {
      byId("pick").focus();
    }
  }

  item(stage, i, isLive) {
    const item = element("li", { title: stage.location }, element("code", {}, stage.arguments.length > 0 ? stage.name : stage.text));
    if (!isLive) {
      item.firstChild.textContent = stage.text;
      return item;
    }
    const fields = stage.arguments.flatMap((argument, k) => this.argument(stage, i, argument, k));
    const last = this.stages.length - 1;
    item.append(
      ...fields,
      element(
        "span",
        { class: "acts" },
        this.act("earlier", "←", `Move ${stage.name} earlier`, i === 0, () => this.move(i, i - 1)),
        this.act("later", "→", `Move ${stage.name} later`, i === last, () => this.move(i, i + 1)),
        this.act("remove", "×", `Remove ${stage.name}`, false, () => this.remove(i)),
      ),
    );
    item.addEventListener("keydown", (e) => this.key(e, i));
    return item;
  }

  act(part, sign, label, isDisabled, run) {
    const button = element("button", { type: "button", class: "act", "aria-label": label, title: label, "data-part": part, disabled: isDisabled }, sign);
    button.addEventListener("click", run);
    return button;
  }

  argument(stage, i, argument, k) {
    const isOne = argument.kind !== "NUMBERS";
    const input = element("input", {
      type: "text",
      inputmode: isOne ? "decimal" : "text",
      value: argument.values.map(full).join(", "),
      title: [argument.description, argument.range].filter(Boolean).join("; "),
      "data-part": `argument-${k}`,
      "aria-label": `${argument.name} of ${stage.name}`,
    });
    input.addEventListener("change", () => {
      const values = stage.arguments.map((other, n) => (n === k ? input.value : other.values.map(full).join(", ")));
      this.replace(i, stageText(stage.name, values));
    });
    return [element("label", { class: "argument" }, `${argument.name} `, input)];
  }

  key(event, i) {
    if (event.target.tagName === "INPUT") {
      return;
    }
    const moves = { ArrowLeft: i - 1, ArrowUp: i - 1, ArrowRight: i + 1, ArrowDown: i + 1 };
    if (event.key === "Delete" || event.key === "Backspace") {
      this.remove(i);
    } else if (event.altKey && event.key in moves) {
      this.move(i, moves[event.key], event.target.dataset.part);
    } else {
      return;
    }
    event.preventDefault();
  }

  texts() {
    return this.stages.map((stage) => stage.text);
  }

  move(from, to, part = to < from ? "earlier" : "later") {
    if (to < 0 || to >= this.stages.length) {
      return;
    }
    const texts = this.texts();
    texts.splice(to, 0, ...texts.splice(from, 1));
    this.wanted = { index: to, part };
    this.change(texts.join(BAR));
  }

  remove(i) {
    this.wanted = { index: i, part: "remove" };
    this.change(this.texts().toSpliced(i, 1).join(BAR));
  }

  replace(i, text) {
    this.change(this.texts().with(i, text).join(BAR));
  }
}

/**
 * A box to find functions in: arrows choose, Enter adds, Escape closes. What a function of a
 * plug-in says of itself is asked for when it is chosen, as that runs its code.
 */
export class FunctionBox {
  constructor(describe, add) {
    Object.assign(this, { describe, add, functions: [], shown: [], active: -1 });
    this.input = byId("pick");
    this.list = byId("found");
    this.note = byId("pick-note");
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("focus", () => this.open());
    this.input.addEventListener("click", () => this.open());
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (e) => this.key(e));
    // Not at the click: by then the box has lost the keyboard, and the list is gone.
    this.list.addEventListener("mousedown", (e) => {
      e.preventDefault();
      const option = e.target.closest("[role=option]");
      if (option) {
        this.take(Number(option.dataset.index));
      }
    });
  }

  show(functions) {
    this.functions = functions;
    if (!this.list.hidden || document.activeElement === this.input) {
      this.open();
    }
  }

  /** Those that match, names that begin so first. */
  matches(text) {
    const wanted = text.trim().toLowerCase();
    const rank = (f) => {
      if (f.name.startsWith(wanted)) {
        return 0;
      }
      return f.name.includes(wanted) ? 1 : (f.description ?? "").toLowerCase().includes(wanted) ? 2 : 3;
    };
    return this.functions
      .map((f) => ({ f, r: rank(f) }))
      .filter(({ r }) => r < 3)
      .sort((a, b) => a.r - b.r)
      .map(({ f }) => f);
  }

  open() {
    const found = this.matches(this.input.value);
    this.shown = found.slice(0, MOST_SHOWN);
    this.list.replaceChildren(...this.shown.map((f, i) => this.option(f, i)));
    this.list.hidden = this.shown.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    const more = found.length - this.shown.length;
    this.note.textContent = found.length === 0 ? "no function is called so" : more > 0 ? `and ${more} more` : "";
    this.activate(this.input.value.trim() !== "" && this.shown.length > 0 ? 0 : -1);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.note.textContent = "";
    this.active = -1;
  }

  option(f, i) {
    const parameters = (f.parameters ?? []).map((p) => p.name).join(", ");
    const name = parameters || f.isFactory ? `${f.name}(${parameters || "…"})` : f.name;
    return element(
      "li",
      { role: "option", id: `found-${i}`, "data-index": i, "aria-selected": "false" },
      element("code", {}, name),
      element("span", { class: "soft" }, ` ${f.description ?? ""}`),
      f.plugin === "core" ? "" : element("span", { class: "badge none" }, f.plugin),
    );
  }

  async activate(i) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = i;
    const option = this.list.children[i];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      if (this.list.hidden) {
        this.open();
      }
      const count = this.shown.length;
      this.activate(count === 0 ? -1 : (this.active + steps[event.key] + count) % count);
      event.preventDefault();
    } else if (event.key === "Enter" && this.active >= 0) {
      this.take(this.active);
      event.preventDefault();
    } else if (event.key === "Escape") {
      this.close();
    }
  }

  async take(i) {
    const chosen = this.shown[i];
    this.input.value = "";
    this.close();
    let said = chosen;
    if (chosen.isFactory && !chosen.parameters) {
      said = await this.describe(chosen.name);
    }
    if (said) {
      this.add(stageText(chosen.name, firstValues(said.parameters ?? [])));
    }
  }
}

/** A chain with one more stage. */
export function withStage(chain, stage) {
  return chain.trim() === "" ? stage : chain + BAR + stage;
}
