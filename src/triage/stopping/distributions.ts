/**
 * The distributions that stopping rules count with. Everything is in double precision; the tests hold the values against
 * those of another library.
 */

/** ln(n!) for small n, so that counts up to a few thousand are exact to the last digits. */
const LOG_FACTORIALS = (() => {
  const table = new Float64Array(4096);
  for (let n = 2; n < table.length; n++) table[n] = (table[n - 1] ?? 0) + Math.log(n);
  return table;
})();

/** ln Γ(x) for x > 0: Stirling's series, shifted up where x is small. */
export function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 10) {
    shift += Math.log(z);
    z += 1;
  }
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/** ln(n!) for a whole n ≥ 0. */
export function logFactorial(n: number): number {
  return LOG_FACTORIALS[n] ?? logGamma(n + 1);
}

/** ln of the number of ways to choose k of n; −∞ where there is none. */
function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/**
 * P(X ≤ k) where X is the number of relevant messages among `drawn` taken without replacement from `size`, of which
 * `relevant` are relevant.
 */
export function hypergeometricAtMost(k: number, size: number, relevant: number, drawn: number): number {
  const least = Math.max(0, drawn - (size - relevant));
  const most = Math.min(relevant, drawn);
  if (k < least) return 0;
  if (k >= most) return 1;
  const all = logChoose(size, drawn);
  let sum = 0;
  for (let x = k; x >= least; x--) {
    const term = Math.exp(logChoose(relevant, x) + logChoose(size - relevant, drawn - x) - all);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return Math.min(1, sum);
}

/** Complementary error function, relative error under 1.2e-7 (W. J. Cody's rational form as in Numerical Recipes). */
function erfc(x: number): number {
  const z = Math.abs(x);
  const t = 1 / (1 + 0.5 * z);
  const series = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368,
    -1.26551223,
  ];
  let sum = 0;
  for (const coefficient of series) sum = sum * t + coefficient;
  const value = t * Math.exp(-z * z + sum);
  return x >= 0 ? value : 2 - value;
}

/** Φ(x): the share of a standard normal distribution up to x. */
export function normalBelow(x: number): number {
  return 0.5 * erfc(-x / Math.SQRT2);
}

/** Φ⁻¹(p) for 0 < p < 1 (P. J. Acklam's approximation, relative error under 1.2e-9). */
export function normalQuantile(p: number): number {
  if (p < 0.02425) return -tailQuantile(p);
  if (p > 1 - 0.02425) return tailQuantile(1 - p);
  const q = p - 0.5;
  const r = q * q;
  const above =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239;
  const below =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1;
  return (above * q) / below;
}

/** How far out the upper tail of weight p begins, for small p. */
function tailQuantile(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p));
  const above =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const below =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
  return -above / below;
}

/** I_x(a, b), the regularised incomplete beta function, by its continued fraction. */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(1 - x, b, a);
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x) - Math.log(a),
  );
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / Math.max(tiny, Math.abs(1 - ((a + b) * x) / (a + 1))) || tiny;
  let fraction = d;
  for (let m = 1; m <= 5000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-13) break;
  }
  return front * fraction;
}

/** P(X ≤ k) of a negative binomial count with the given shape and mean: a Poisson count whose rate is itself uncertain. */
export function negativeBinomialAtMost(k: number, shape: number, mean: number): number {
  if (k < 0) return 0;
  if (mean <= 0) return 1;
  return betaBelow(shape / (shape + mean), shape, k + 1);
}
