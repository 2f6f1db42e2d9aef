/** What a chat asks of whoever aligns it: what is hard about a deletion, and how many innocent gaps there are. */
import { INNOCENT, type Message, WITH_WORDS } from './model.ts';
import type { Truth } from './truth.ts';

/** Words of a text message. */
export function wordCount({ content }: Message): number {
  return content.kind === 'text' ? content.text.split(/\s+/u).filter((word) => word !== '').length : 0;
}

/** Messages that a copy lacks for an innocent reason, and that another copy shows. */
export function innocentGaps(truth: Truth): number {
  let gaps = 0;
  for (const { id, author, fabricated } of truth.messages) {
    if (author === null || fabricated) continue;
    let shown = 0;
    let innocent = 0;
    for (const [i] of truth.copies.entries()) {
      if (truth.shown(i, id)) shown += 1;
      else if (INNOCENT.has(truth.state(i, id))) innocent += 1;
    }
    if (shown > 0) gaps += innocent;
  }
  return gaps;
}

/** Why a deletion that was not found may be hard. @param reported how it was reported instead, if it was */
export function difficulties(truth: Truth, copy: number, message: Message, reported: string | undefined): string[] {
  const why: string[] = [];
  const { id, content, author, at } = message;
  if (content.kind !== 'text') why.push(content.kind);
  else if (wordCount(message) < 4) why.push(`${wordCount(message)} word(s)`);
  if (content.kind === 'text' && content.text.includes('{@')) why.push('mention');
  let same = 0;
  let run = 1;
  for (const step of [-1, 1]) {
    for (let near = id + step; ; near += step) {
      const other = truth.messages[near];
      if (other === undefined || Math.abs(other.at - at) > 600_000) break;
      if (other.author === author && JSON.stringify(other.content) === JSON.stringify(content)) same += 1;
    }
    for (let near = id + step; near >= 0 && truth.state(copy, near) === 'deleted-for-self'; near += step) run += 1;
  }
  if (same > 0) why.push(`said ${same + 1} times within ten minutes`);
  if (run > 1) why.push(`in a run of ${run} deleted`);
  const elsewhere = truth.copies.filter((_, i) => WITH_WORDS.has(truth.state(i, id))).length;
  why.push(`words in ${elsewhere} other ${elsewhere === 1 ? 'copy' : 'copies'}`);
  why.push(reported === undefined ? 'not reported' : `reported as missing: ${reported}`);
  return why;
}
