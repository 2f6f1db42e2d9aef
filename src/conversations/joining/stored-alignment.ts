/**
 * An alignment in columns, as it goes from one thread to the other and into rows: a chat with late joiners has more
 * findings than messages, and most of them have the same explanations. Pure.
 */

import type { Alignment } from '../alignment/model.ts';
import type { FindingKind } from '../alignment/report.ts';

const kinds: readonly FindingKind[] = ['missing', 'tombstone', 'edited', 'text-differs', 'order-differs', 'extra-run'];

/** Findings in the order of the messages. */
export interface FindingColumns {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly message: Int32Array;
  readonly span: Int32Array;
  readonly copy: Uint8Array;
  /** Bit n: copy n has it. There are at most 31 copies. */
  readonly in: Int32Array;
  readonly confidence: Float64Array;
  readonly deletion: Uint8Array;
  /** 1: an innocent explanation is plausible. */
  readonly explained: Uint8Array;
  /** Number in `explanations`. */
  readonly explanation: Int32Array;
  /** JSON lists of {code, plausible, reason}, each once. */
  readonly explanations: readonly string[];
}

export type StoredAlignment = Omit<Alignment, 'findings'> & { readonly findings: FindingColumns };

export function storedAlignment(alignment: Alignment): StoredAlignment {
  return { ...alignment, findings: columnsOf(alignment.findings) };
}

function columnsOf(findings: Alignment['findings']): FindingColumns {
  const count = findings.length;
  const texts = new Map<string, number>();
  const columns = {
    count,
    kind: new Uint8Array(count),
    message: new Int32Array(count),
    span: new Int32Array(count),
    copy: new Uint8Array(count),
    in: new Int32Array(count),
    confidence: new Float64Array(count),
    deletion: new Uint8Array(count),
    explained: new Uint8Array(count),
    explanation: new Int32Array(count),
  };
  for (const [n, finding] of findings.entries()) {
    const text = JSON.stringify(finding.explanations);
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    columns.kind[n] = kinds.indexOf(finding.kind);
    columns.message[n] = finding.message;
    columns.span[n] = finding.span;
    columns.copy[n] = finding.copy;
    columns.in[n] = finding.in.reduce((bits, copy) => bits | (1 << copy), 0);
    columns.confidence[n] = finding.confidence;
    columns.deletion[n] = finding.deletion ? 1 : 0;
    columns.explained[n] = finding.explanations.some(({ plausible }) => plausible) ? 1 : 0;
    columns.explanation[n] = known;
  }
  return { ...columns, explanations: [...texts.keys()] };
}

export function kindOf({ kind }: FindingColumns, n: number): FindingKind {
  return kinds[kind[n] ?? 0] ?? 'missing';
}

/** Copies that have what a finding is about, in their order. */
export function copiesIn(findings: FindingColumns, n: number): number[] {
  const bits = findings.in[n] ?? 0;
  const copies: number[] = [];
  for (let copy = 0; copy < 31; copy++) if ((bits & (1 << copy)) !== 0) copies.push(copy);
  return copies;
}

/** The columns, to be handed over instead of copied. */
export function buffersOf({ messages, findings }: StoredAlignment): ArrayBuffer[] {
  const { first, copy, entry, sender, commonMs, notice } = messages;
  const { kind, message, span, confidence, deletion, explained, explanation } = findings;
  const columns = [first, copy, entry, sender, commonMs, notice, kind, message, span, findings.copy, findings.in];
  return [...columns, confidence, deletion, explained, explanation].flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength > 0 ? [buffer] : [],
  );
}
