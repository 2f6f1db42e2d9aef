/**
 * The signs of the participation matrix. What a person did has a letter, what only shows that a message could have been
 * seen has a ring: presence is no act, and nothing here says that anybody saw anything (R38).
 */

import type { ParticipationCode } from '../contract.ts';

export interface Mark {
  readonly code: ParticipationCode;
  readonly letter: string;
  /** solid, outlined, bare: acts. ring, half, ticked: presence. */
  readonly shape: 'solid' | 'outlined' | 'bare' | 'ring' | 'half' | 'ticked';
  /** As the legend says it. */
  readonly says: string;
}

/** In the order in which they stand in a cell and in the legend. */
export const marks: readonly Mark[] = [
  { code: 'author', letter: 'W', shape: 'solid', says: 'wrote it' },
  { code: 'forwarder', letter: 'F', shape: 'solid', says: 'forwarded it' },
  { code: 'addressee', letter: 'T', shape: 'outlined', says: 'it was sent to them' },
  { code: 'member', letter: '', shape: 'ring', says: 'a member then: could have seen it' },
  { code: 'opened-after', letter: '', shape: 'half', says: 'opened the chat after it' },
  { code: 'read-receipt', letter: '', shape: 'ticked', says: 'the phone has a read receipt' },
  { code: 'reactor', letter: 'R', shape: 'outlined', says: 'reacted to it' },
  { code: 'replied', letter: '›', shape: 'bare', says: 'wrote soon after it, an answer or not' },
  { code: 'left-soon', letter: 'L', shape: 'outlined', says: 'left the chat soon after' },
];

export interface Known {
  readonly code: ParticipationCode;
  readonly basis: string;
}

const presence: readonly ParticipationCode[] = ['member', 'opened-after', 'read-receipt'];

/**
 * Marks to draw in a cell. Of the signs of presence only the strongest is drawn, and none beside an author's: who wrote
 * it was there. The inspector lists all of them with their bases.
 */
export function drawn(cell: readonly Known[]): readonly Mark[] {
  const codes = new Set(cell.map((one) => one.code));
  const strongest = codes.has('author') ? undefined : presence.findLast((code) => codes.has(code));
  return marks.filter(({ code }) => codes.has(code) && (!presence.includes(code) || code === strongest));
}

/** A cell in words, for whoever does not see the signs. */
export function cellWords(cell: readonly Known[]): string {
  if (cell.length === 0) return 'nothing known';
  return drawn(cell)
    .map((mark) => mark.says)
    .join(', ');
}

/** Who wrote a message, by the name of the column that says so; else as the phone shows the sender. */
export function authorOf(
  row: { readonly sender: string | null; readonly cells: readonly (readonly Known[])[] },
  columns: readonly { readonly shown: string }[],
): string | null {
  const at = row.cells.findIndex((cell) => cell.some((one) => one.code === 'author'));
  return columns[at]?.shown ?? row.sender;
}

/** Everything known in a cell with its basis, in the order of the legend. */
export function reasons(cell: readonly Known[]): ReadonlyArray<{ readonly mark: Mark; readonly basis: string }> {
  return marks.flatMap((mark) =>
    cell.filter((one) => one.code === mark.code).map((one) => ({ mark, basis: one.basis })),
  );
}
