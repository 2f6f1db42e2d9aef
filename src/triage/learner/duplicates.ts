/**
 * Messages that say nearly the same: forwarded, sent twice, sent to several chats. A decision on one says much about the
 * others. Found by MinHash of runs of three words in bands (Broder 1997; Leskovec et al. 2014, ch. 3), then checked.
 */

import { normalise, tokensOfNormalised } from '../../kernel/index.ts';
import { scattered } from './features.ts';

/** Shorter ones ("ok then") mean something else in each place. */
const WORDS_AT_LEAST = 5;
const WORDS_AT_MOST = 400;
const RUN = 3;
const BANDS = 6;
const ROWS = 3;
/** Share of common runs of words among all runs of the two messages. */
const ALIKE_AT_LEAST = 0.7;
/** A band that very many messages share is compared with its first few. */
const COMPARED_AT_MOST = 8;

/** Distinct hashed runs of three words, ascending; digits stand for one another. Null: too short to compare. */
function runsOf(text: string): Uint32Array | null {
  const tokens = tokensOfNormalised(normalise(text.length > 8_000 ? text.slice(0, 8_000) : text));
  if (tokens.length < WORDS_AT_LEAST) return null;
  const words = tokens.slice(0, WORDS_AT_MOST).map(({ token }) => {
    let hash = 0x811c9dc5;
    for (let at = 0; at < token.length; at++) {
      const unit = token.charCodeAt(at);
      hash = Math.imul(hash ^ (unit >= 48 && unit <= 57 ? 48 : unit), 0x01000193);
    }
    return hash;
  });
  const runs = new Set<number>();
  for (let at = 0; at + RUN <= words.length; at++) {
    let hash = 0;
    for (let word = at; word < at + RUN; word++) hash = Math.imul(hash, 31) + (words[word] ?? 0);
    runs.add(scattered(hash));
  }
  return Uint32Array.from(runs).sort();
}

/** Shared of all, for two ascending lists. */
function likeness(a: Uint32Array, b: Uint32Array): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [left = 0, right = 0] = [a[i], b[j]];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared / (a.length + b.length - shared);
}

function bandsOf(runs: Uint32Array): number[] {
  const bands: number[] = [];
  for (let band = 0; band < BANDS; band++) {
    let key = band;
    for (let row = 0; row < ROWS; row++) {
      const seed = Math.imul(band * ROWS + row + 1, 0x9e3779b1);
      let least = 0xffffffff;
      for (const run of runs) {
        const hash = scattered(run ^ seed);
        if (hash < least) least = hash;
      }
      key = scattered(Math.imul(key, 31) + least);
    }
    bands.push(key);
  }
  return bands;
}

/**
 * The group of each text: the position of the first message of the group, or -1 where nothing is like it.
 * Likeness is carried on: what is like a member belongs to the group.
 */
export function groupsOf(texts: readonly string[]): Int32Array {
  const parent = Int32Array.from(texts, (_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[i] = root;
    return root;
  };
  const runs: (Uint32Array | null)[] = [];
  const seen = Array.from({ length: BANDS }, () => new Map<number, number[]>());
  for (const [i, text] of texts.entries()) {
    const own = runsOf(text);
    runs.push(own);
    if (own === null) continue;
    for (const [band, key] of bandsOf(own).entries()) {
      const before = seen[band]?.get(key);
      if (before === undefined) {
        seen[band]?.set(key, [i]);
        continue;
      }
      for (const other of before) {
        const [mine, theirs] = [rootOf(i), rootOf(other)];
        if (mine === theirs || likeness(own, runs[other] ?? own) < ALIKE_AT_LEAST) continue;
        parent[Math.max(mine, theirs)] = Math.min(mine, theirs);
      }
      if (before.length < COMPARED_AT_MOST) before.push(i);
    }
  }
  const sizes = new Map<number, number>();
  for (let i = 0; i < texts.length; i++) sizes.set(rootOf(i), (sizes.get(rootOf(i)) ?? 0) + 1);
  return Int32Array.from(texts, (_, i) => ((sizes.get(rootOf(i)) ?? 0) > 1 ? rootOf(i) : -1));
}
