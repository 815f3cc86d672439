// What is shown: it stands behind the # of the URL, so that a view can be kept and handed on.

const NUMBERS = ["x", "eps", "from", "to", "points"];
const STANDARD = { chain: "square | exp | square", x: 0.5, eps: 1e-4, from: -1, to: 1, points: 1000 };

/** The view behind the #, what it does not say as usual. */
export function viewOf(fragment, standard = STANDARD) {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const view = { ...standard };
  if (said.has("chain")) {
    view.chain = said.get("chain");
  }
  for (const name of NUMBERS) {
    const value = Number(said.get(name) || Number.NaN);
    if (Number.isFinite(value)) {
      view[name] = value;
    }
  }
  return mistakeIn(view) ? { ...standard, chain: view.chain } : view;
}

/** Keeps a view behind the #. */
export function keep(view) {
  const said = new URLSearchParams({ chain: view.chain });
  for (const name of NUMBERS) {
    said.set(name, String(view[name]));
  }
  history.replaceState(null, "", `#${said}`);
}

/** What is wrong with a view, or an empty text. */
export function mistakeIn(view) {
  if (!NUMBERS.every((name) => Number.isFinite(view[name]))) {
    return "all of these must be numbers";
  }
  if (view.from >= view.to) {
    return `from must be below to, were ${view.from} and ${view.to}`;
  }
  if (view.eps <= 0) {
    return `eps must be above 0, was ${view.eps}`;
  }
  if (!Number.isInteger(view.points) || view.points < 2 || view.points > 10000) {
    return `points must be a whole number from 2 to 10000, was ${view.points}`;
  }
  return "";
}
