// What statuses and features mean, in a few words.

const MEANINGS = {
  OK: "trust it within its bar",
  ONE_SIDED: "f is defined on one side only; one-sided derivative",
  NOISY: "f is noisier than rounding; the bar is as wide as that demands",
  LOW_SMOOTHNESS: "few derivatives exist; converges slowly",
  LOW_ACCURACY: "the bar is wide: look at it",
  KINK: "left and right slopes differ; the number is half their sum",
  JUMP: "f jumps here; there is no derivative",
  VERTICAL_TANGENT: "the slope grows without bound",
  UNRELIABLE: "the evidence contradicts itself; best guess",
  NOT_REPEATABLE: "f gave two answers for one x",
  OUT_OF_DOMAIN: "f has no finite value here",
};

export function meaning(status) {
  return MEANINGS[status] ?? "";
}

/** How a status is coloured: fine, to be looked at, or no number. */
export function grade(status) {
  if (status === "OK") {
    return "good";
  }
  return ["ONE_SIDED", "NOISY", "LOW_SMOOTHNESS", "LOW_ACCURACY", "KINK"].includes(status) ? "fair" : "poor";
}

/** The same for a verdict of the gradient check. */
export function gradeOfVerdict(verdict) {
  return { AGREE: "good", AGREE_SUBGRADIENT: "good", UNRESOLVED: "fair", DISAGREE: "poor" }[verdict] ?? "none";
}

/** A status as one reads it: low accuracy. */
export function spoken(status) {
  return status.toLowerCase().replaceAll("_", " ");
}
