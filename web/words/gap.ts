/** What is said of a gap: its name, what it is called and why, in words that do not say more than is known. */

import type { GapKind, GapRunView, GapView, NearEvent } from '../contract.ts';
import { likelihood } from './likelihood.ts';
import { count, counted, list } from './number.ts';
import { dayRange } from './time.ts';

const explanations: Readonly<Record<string, string>> = {
  'before-copy-starts': 'Copy starts later',
  'after-copy-ends': 'Copy ends earlier',
  'not-a-member': 'Not a member then',
  'export-limit': 'Export limit',
  'disappearing-messages': 'Disappearing messages',
  'view-once': 'View once',
  'media-difference': 'Media left out',
  clock: 'Clock or zone',
  'blocked-contact': 'Blocked contact',
  'placeholder-language': 'Placeholder in other words',
  'unsent-before-copy': 'Taken back before the export',
  'added-elsewhere': 'Added on the other phone',
};

/** Which a reader asks first. */
const asked = ['not-a-member', 'before-copy-starts', 'export-limit', 'disappearing-messages', 'clock'];

/** What holds before what does not, and of that, what a reader asks first; the others in the order given. */
export function inOrderOfWeight<One extends { readonly code: string; readonly plausible: boolean }>(
  all: readonly One[],
): readonly One[] {
  const weight = ({ code, plausible }: One) => {
    const at = asked.indexOf(code);
    return (plausible ? 0 : 100) + (at < 0 ? asked.length : at);
  };
  return [...all].sort((a, b) => weight(a) - weight(b));
}

/** An innocent explanation by its short name. An unknown member is shown as it is. */
export function explanationName(code: string): string {
  return explanations[code] ?? code;
}

const kinds: Readonly<Record<GapKind, string>> = {
  missing: 'absent',
  tombstone: 'deleted for everyone',
  edited: 'edited',
  'text-differs': 'other words',
  'order-differs': 'at another place',
  'extra-run': 'a block on one phone alone',
};

export function gapKindName(kind: GapKind): string {
  return kinds[kind];
}

/** The kinds in the order in which a filter offers them. */
export const gapKinds = [
  'missing',
  'tombstone',
  'edited',
  'text-differs',
  'order-differs',
  'extra-run',
] as const satisfies readonly GapKind[];

/** `Absent from phone B` */
export function gapHeading(gap: Pick<GapView, 'kind' | 'letter'>): string {
  switch (gap.kind) {
    case 'missing':
      return `Absent from phone ${gap.letter}`;
    case 'tombstone':
      return `Deleted for everyone on phone ${gap.letter}`;
    case 'edited':
      return `Edited on phone ${gap.letter}`;
    case 'text-differs':
      return `Other words on phone ${gap.letter}`;
    case 'order-differs':
      return `At another place on phone ${gap.letter}`;
    case 'extra-run':
      return `A block is absent from phone ${gap.letter}`;
  }
}

type Judged = Pick<GapView, 'kind' | 'deletion' | 'confidence' | 'explanations' | 'in'>;

/** `not a member then, export limit`: the explanations that hold, '' where none does. */
export function explainedBy(gap: Pick<GapView, 'explanations'>): string {
  return gap.explanations
    .filter((one) => one.plausible)
    .map((one) => explanationName(one.code).toLowerCase())
    .join(', ');
}

/** What the gap is called. "Deleted" only where no innocent explanation is plausible. */
export function verdict(gap: Judged): string {
  const on = list(gap.in.map((one) => one.letter));
  switch (gap.kind) {
    case 'missing':
    case 'extra-run': {
      if (gap.deletion) return `Deleted there, ${likelihood(gap.confidence)}`;
      const why = explainedBy(gap);
      return why === '' ? 'Absent, and not called a deletion' : `Explained: ${why}`;
    }
    case 'tombstone':
      return `The words survive on ${on}`;
    case 'edited':
      return `The words before the edit are on ${on}`;
    case 'text-differs':
      return 'No mark of an edit';
    case 'order-differs':
      return `In another order on ${on}`;
  }
}

/** `5 days earlier: notice of investigation`. `days` counts from the event to the gap. */
export function nearWords(near: Pick<NearEvent, 'days' | 'what'>): string {
  const { days, what } = near;
  if (days === 0) return `The same day: ${what}`;
  return `${counted(Math.abs(days), 'day')} ${days > 0 ? 'earlier' : 'later'}: ${what}`;
}

/** `9 gaps of JM/2, 14 to 17 Oct 2017, all by Alder` */
export function runWords(run: Pick<GapRunView, 'gaps' | 'exhibitRef' | 'from' | 'to' | 'senders'>): string {
  return `${counted(run.gaps, 'gap')} of ${run.exhibitRef}, ${dayRange(run.from, run.to)}${byWhom(run.senders)}`;
}

/** What the run says about one gap in it: `One of 7 missing from this phone, 14 to 17 Oct 2017, all by Alder.` */
export function inRunWords(run: Pick<GapRunView, 'gaps' | 'from' | 'to' | 'senders'>): string {
  const others = run.senders.reduce((sum, sender) => sum + sender.others, 0);
  const rest = others === 0 ? 'Nothing else' : counted(others, 'other message');
  return (
    `One of ${count(run.gaps)} missing from this phone, ${dayRange(run.from, run.to)}${byWhom(run.senders)}. ` +
    `${rest} that ${run.senders.length === 1 ? 'this person' : 'they'} wrote then ${others > 1 ? 'are' : 'is'} still there.`
  );
}

function byWhom(senders: GapRunView['senders']): string {
  const [only] = senders;
  if (only === undefined) return '';
  if (senders.length === 1) return `, all by ${only.shown}`;
  const named = senders.slice(0, 3).map((sender) => `${count(sender.gaps)} by ${sender.shown}`);
  const left = senders.slice(3).reduce((sum, sender) => sum + sender.gaps, 0);
  return `, ${list(left === 0 ? named : [...named, `${count(left)} by others`])}`;
}
