// Where answers come from: the server of 'secant explore', or the data in a report.

import { num } from "./numbers.js";

/** A question that got no answer: what the server says about it. */
export class RefusedError extends Error {
  constructor(refusal) {
    super(refusal.message);
    this.code = refusal.code;
  }
}

/** Asks the server. */
export class LiveSource {
  isLive = true;

  async ask(name, question) {
    let response;
    try {
      response = await fetch(`ask/${name}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(question),
      });
    } catch {
      throw new RefusedError({ code: "gone", message: "'secant explore' does not answer: it was ended; start it again" });
    }
    const answer = await response.json();
    if (answer.error) {
      throw new RefusedError(answer.error);
    }
    return answer;
  }
}

/**
 * Reads from the data of a report: the curve has value and derivative of each of its points, and at
 * the point of the report there is all the rest.
 */
export class StoredSource {
  isLive = false;

  constructor(data) {
    this.data = data;
    this.view = data.view;
  }

  async ask(name, question) {
    const found = name === "point" ? this.point(question) : this.data[name];
    if (found === undefined || found.error) {
      throw new RefusedError(found?.error ?? { code: "not-stored", message: "not in this report" });
    }
    return found;
  }

  /** All x that something is known of. */
  xs() {
    return [...this.data.curve.x, this.view.x].sort((a, b) => a - b);
  }

  point({ x, eps }) {
    if (x === this.view.x) {
      return this.data.point.error ? this.data.point : { ...this.data.point, secant: this.nearestSecant(eps) };
    }
    const { curve } = this.data;
    const i = curve.x.indexOf(x);
    return {
      x,
      value: curve.value[i],
      tangent: { slope: curve.derivative[i], error: curve.bar[i], status: curve.statuses[curve.status[i]] },
      secant: this.neighbours(i, eps),
      stages: [],
    };
  }

  nearestSecant(eps) {
    const distance = (secant) => Math.abs(Math.log(secant.eps / eps));
    return this.data.secants.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  }

  /** The secant through the stored points whose distance is nearest to the one asked for. */
  neighbours(i, eps) {
    const { x, value } = this.data.curve;
    const most = Math.min(i, x.length - 1 - i);
    if (most < 1) {
      return { eps: Number.NaN, slope: Number.NaN, isResolved: false };
    }
    const step = (x[i + 1] - x[i - 1]) / 2;
    const k = Math.max(1, Math.min(most, Math.round(eps / step)));
    const [left, right] = [i - k, i + k];
    return {
      eps: (x[right] - x[left]) / 2,
      slope: (num(value[right]) - num(value[left])) / (x[right] - x[left]),
      left: x[left],
      leftValue: value[left],
      right: x[right],
      rightValue: value[right],
      isResolved: true,
    };
  }
}

/** Asks one question at a time; of those that come meanwhile, only the last. */
export class Latest {
  constructor(ask, show, fail) {
    Object.assign(this, { ask, show, fail, isBusy: false, waiting: null });
  }

  async request(question) {
    if (this.isBusy) {
      this.waiting = question;
      return;
    }
    this.isBusy = true;
    let next = question;
    try {
      while (next) {
        this.waiting = null;
        await this.once(next);
        next = this.waiting;
      }
    } finally {
      this.isBusy = false;
    }
  }

  async once(question) {
    try {
      this.show(await this.ask(question), question);
    } catch (e) {
      if (!(e instanceof RefusedError)) {
        throw e;
      }
      this.fail(e);
    }
  }
}
