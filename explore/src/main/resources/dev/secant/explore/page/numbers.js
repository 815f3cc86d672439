// Numbers as the page gets, shows and places them.

/** A number of an answer: JSON has no NaN and no infinities, so they come as texts. */
export function num(value) {
  return typeof value === "number" ? value : Number(value);
}

/** The digits that read back to the number. */
export function full(value) {
  return String(num(value));
}

/** A number for people, of six digits. */
export function short(value) {
  const number = num(value);
  return Number.isFinite(number) ? plainly(Number(number.toPrecision(6))) : String(number);
}

/** An error bar: two digits. */
export function bar(value) {
  const number = num(value);
  return Number.isFinite(number) ? plainly(Number(number.toPrecision(2))) : String(number);
}

/** The power of ten for a place on a scale by powers of ten; whole powers are exact. */
export function powerOfTen(exponent) {
  return Number.isInteger(exponent) ? Number(`1e${exponent}`) : Number((10 ** exponent).toPrecision(3));
}

/** The largest of 1, 2 and 5 times a power of ten that is not above a number. */
export function niceBelow(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = value / power;
  return Number(((factor >= 5 ? 5 : factor >= 2 ? 2 : 1) * power).toPrecision(1));
}

/** Round numbers from one to another, at most so many. */
export function ticks(from, to, most) {
  const least = (to - from) / most;
  const nice = niceBelow(least);
  const step = nice >= least ? nice : [2, 2.5, 5, 10].map((k) => k * nice).find((s) => s >= least) ?? least;
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.min(Math.floor((to - from) / step + 1e-9), Math.ceil(most)) + 1;
  const all = Array.from({ length: Math.max(count, 1) }, (_, i) => Number(((first + i) * step).toPrecision(15)));
  return all.filter((tick) => tick <= to + step * 1e-9);
}

/** What stands at ticks: as many digits as it takes to tell them apart, and no more. */
export function labels(values) {
  const largest = Math.max(...values.map(Math.abs));
  const step = values.length > 1 ? Math.abs(values[1] - values[0]) : largest;
  const digits = Math.min(15, Math.max(1, Math.ceil(Math.log10(largest / step || 1) + 1e-9) + 1));
  return values.map((value) => plainly(Number(value.toPrecision(digits))));
}

/** A number with a power of ten where there would be many zeros. */
function plainly(number) {
  const size = Math.abs(number);
  return size !== 0 && (size < 1e-3 || size >= 1e6) ? number.toExponential().replace("e+", "e") : String(number);
}

/**
 * The part of a scale that shows the most of some values: all of them, unless a few are so far out
 * that nothing of the others would be seen.
 */
export function scaleOf(values) {
  const sorted = values.filter((v) => v !== null && Number.isFinite(v)).sort((a, b) => a - b);
  if (sorted.length === 0) {
    return [-1, 1];
  }
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  let [low, high] = [at(0), at(1)];
  const [middleLow, middleHigh] = [at(0.05), at(0.95)];
  const width = middleHigh - middleLow;
  if (width > 0 && high - low > 8 * width) {
    [low, high] = [Math.max(low, middleLow - width / 2), Math.min(high, middleHigh + width / 2)];
  }
  // Values that differ by their rounding only are a straight line.
  const size = Math.max(Math.abs(low), Math.abs(high));
  const margin = high - low > 1e-9 * size ? (high - low) * 0.08 : size * 0.5 || 1;
  return [low - margin, high + margin];
}
