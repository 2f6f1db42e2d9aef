/**
 * Scores as probabilities (Platt 1999). Fitted to the score each message had before it was read and to what the reader
 * said then: no message is judged by a model that knew its answer.
 */

export interface Judged {
  /** Before it was read. */
  readonly score: number;
  readonly wanted: boolean;
}

/** Log odds = slope × score + priorSlope × prior + level. */
export interface Calibration {
  readonly slope: number;
  readonly priorSlope: number;
  readonly level: number;
}

/** What holds before anything was read: the classifier's own probability. */
export const asClassified: Calibration = { slope: 0, priorSlope: 1, level: 0 };

/** Each kind of answer needed before the scores are calibrated anew. */
const ANSWERS_AT_LEAST = 5;
const STEPS = 12;
/** Pulls towards a slope of one, so that a few answers in perfect order do not make it boundless. */
const RIDGE = 1;

/** By Newton's method, a fixed number of steps. */
export function calibrated(judged: readonly Judged[]): Calibration {
  const yes = judged.filter(({ wanted }) => wanted).length;
  if (yes < ANSWERS_AT_LEAST || judged.length - yes < ANSWERS_AT_LEAST) return asClassified;
  let [slope, level] = [1, Math.log(yes / (judged.length - yes))];
  for (let step = 0; step < STEPS; step++) {
    let [bySlope, byLevel, slopes, both, levels] = [RIDGE * (1 - slope), 0, RIDGE, 0, 1e-6];
    for (const { score, wanted } of judged) {
      const p = logistic(slope * score + level);
      const rest = (wanted ? 1 : 0) - p;
      const spread = p * (1 - p);
      bySlope += rest * score;
      byLevel += rest;
      slopes += spread * score * score;
      both += spread * score;
      levels += spread;
    }
    const determinant = slopes * levels - both * both;
    if (!(determinant > 1e-12)) break;
    slope += (levels * bySlope - both * byLevel) / determinant;
    level += (slopes * byLevel - both * bySlope) / determinant;
  }
  // A slope that turns the order round would be noise: the level alone then.
  return { slope: Math.max(0, slope), priorSlope: 0, level };
}

export function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
