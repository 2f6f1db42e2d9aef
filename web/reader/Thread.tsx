/** The virtual list: a window of positions over a conversation of any length, opened at any message. */

import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { EntryView } from '../contract.ts';
import { type CastMember, useCast } from '../people/useCast.ts';
import { Refusal } from '../signs/states.tsx';
import { counted } from '../words/number.ts';
import { EntryPlace, EntryRow } from './EntryRow.tsx';
import { dayHeading } from './heading.ts';
import { readingTime } from './readingTime.ts';
import { type Entries, useEntries } from './useEntries.ts';
import type { ExplainedMessage } from './useExplained.ts';
import type { Revealing } from './useRevealing.ts';
import { type MarkAt, useSuggestions } from './useSuggestions.ts';
import { baseFor, movedBase, windowSize } from './window.ts';
import { isWithheld } from './withheld.ts';

/** Where the reader is to be taken. `n` makes each request its own, also to the same place. */
export interface Target {
  readonly position: number;
  readonly n: number;
  readonly align: 'center' | 'auto';
}

export interface ThreadProps {
  readonly operation: number;
  readonly conversation: number;
  readonly title: string;
  readonly total: number;
  /** Letters of the phones; empty where the conversation is one copy. */
  readonly letters: readonly string[];
  readonly target: Target;
  readonly selected: number;
  /** True when the selected entry should take the keyboard focus. */
  readonly focused: boolean;
  readonly chosen: ReadonlySet<number>;
  readonly startsDay: (position: number) => boolean;
  readonly revealing: Revealing;
  readonly select: (position: number) => void;
  readonly seen: (first: number, last: number) => void;
  /** Lends the loaded entries to the page around (inspector, keys). */
  readonly lend: (entries: Entries) => void;
  /** Lends what the machine suggests of them. */
  readonly lendMarks: (marks: MarkAt) => void;
  /** The message whose suggestion is explained, with the spans that carried it. */
  readonly explained: ExplainedMessage | null;
}

/** Height of an entry of which nothing is known yet. */
const typical = 58;

/** Roughly the height of a row: the nearer the guess, the less the list moves when rows are measured. */
function guess(entry: EntryView | undefined): number {
  if (entry === undefined) return typical;
  if (entry.kind === 'system') return 30;
  const lines = entry.body.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 66)), 0);
  return 34 + 23 * Math.min(lines, 60) + 36 * entry.media.length + (entry.reactions.length > 0 ? 24 : 0);
}

export function Thread(props: ThreadProps) {
  const { operation, conversation, total, target, seen, lend, lendMarks, explained } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [base, setBase] = useState(() => baseFor(target.position, total));
  const [visible, setVisible] = useState({ first: target.position, last: Math.min(total - 1, target.position + 12) });
  const entries = useEntries(operation, conversation, visible, total);
  const cast = useCast(operation, conversation);
  // Where somebody rests: what flies past is neither marked nor asked for.
  const markAt = useSuggestions(operation, conversation, entries.rested, total);
  const anchor = useRef<{ position: number; delta: number } | null>(null);
  const length = Math.min(windowSize, total - base);

  const list = useVirtualizer({
    count: length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => guess(entries.at(base + index)),
    getItemKey: useCallback((index: number) => base + index, [base]),
    // The first frame is drawn near the target already; the effect below then takes the reader to it exactly.
    initialOffset: Math.max(0, (target.position - base) * typical - 300),
    overscan: 6,
    paddingStart: 12,
    paddingEnd: 60,
    // The entry before and after the one moved to stay in sight.
    scrollPaddingStart: 48,
    scrollPaddingEnd: 64,
  });
  const items = list.getVirtualItems();
  const range = list.range;
  const first = base + (range?.startIndex ?? 0);
  const last = base + (range?.endIndex ?? 0);

  useEffect(() => lend(entries), [entries, lend]);
  useEffect(() => lendMarks(markAt), [markAt, lendMarks]);

  // Take the reader to the target. The window moves first when the target lies outside of it.
  const taken = useRef(-1);
  const arrived = useRef(-1);
  useLayoutEffect(() => {
    if (taken.current === target.n) return;
    const inside = target.position >= base && target.position < base + length;
    if (!inside) {
      setBase(baseFor(target.position, total));
      return;
    }
    taken.current = target.n;
    list.scrollToIndex(target.position - base, { align: target.align });
  }, [target, base, length, total, list]);

  // What is seen decides what is loaded; near its edge the window moves, and the reader stays where they are.
  useEffect(() => {
    if (range === null) return;
    // Not before the reader has arrived: what flies past on the way is neither seen nor asked for.
    if (arrived.current !== target.n) {
      if (target.position < first || target.position > last) return;
      arrived.current = target.n;
    }
    setVisible({ first, last });
    seen(first, last);
    const moved = movedBase(base, first, last, total);
    const item = list.getVirtualItems().find((one) => base + one.index === first);
    if (moved === null || item === undefined) return;
    anchor.current = { position: first, delta: (list.scrollOffset ?? 0) - item.start };
    setBase(moved);
  }, [range, first, last, base, total, target, seen, list]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the window has moved, and only then
  useLayoutEffect(() => {
    const held = anchor.current;
    anchor.current = null;
    if (held === null) return;
    const start = list.getOffsetForIndex(held.position - base, 'start')?.[0];
    if (start !== undefined) list.scrollToOffset(start + held.delta);
  }, [base]);

  if (entries.error !== undefined && entries.at(props.selected) === undefined) {
    return (
      <div className="thread thread-failed">
        <Refusal error={entries.error} retry={entries.retry} />
      </div>
    );
  }
  return (
    <div
      ref={scroller}
      className={total > windowSize ? 'thread thread-windowed' : 'thread'}
      role="feed"
      aria-label={`${props.title}, ${counted(total, 'entry', 'entries')}`}
      aria-busy={entries.at(first) === undefined}
    >
      <div className="thread-length" style={{ height: list.getTotalSize() }}>
        {items.map((item) => {
          const position = base + item.index;
          const entry = entries.at(position);
          const before = position === 0 ? undefined : entries.at(position - 1);
          return (
            <div
              key={item.key}
              ref={list.measureElement}
              data-index={item.index}
              className="thread-row"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {entry === undefined ? (
                <EntryPlace position={position} lanes={props.letters.length > 0} />
              ) : (
                <EntryRow
                  operation={operation}
                  entry={entry}
                  total={total}
                  letters={props.letters}
                  person={personWords(cast(entry.handleId, readingTime(entry)), entry.sender)}
                  heading={dayHeading(entry, before, props.startsDay(position))}
                  continues={continues(entry, before)}
                  selected={position === props.selected}
                  focus={position === props.selected && props.focused}
                  chosen={props.chosen.has(entry.observation)}
                  revealing={props.revealing}
                  mark={markAt(position)}
                  spans={explained?.observation === entry.observation ? explained.spans : undefined}
                  select={props.select}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** `D. Rook, PC, Team B`: who stands behind the name shown; '' where nobody is known to. */
function personWords(member: CastMember | undefined, shown: string | null): string {
  if (member === undefined) return '';
  const name = member.name === shown ? '' : member.confidence < 0.75 ? `perhaps ${member.name}` : member.name;
  return [name, member.posting].filter((part) => part !== '').join(', ');
}

/** A run of one person's messages on one day names them once. */
function continues(entry: EntryView, before: EntryView | undefined): boolean {
  return (
    before !== undefined &&
    entry.sender !== null &&
    before.sender === entry.sender &&
    before.kind !== 'system' &&
    !isWithheld(before) &&
    readingTime(before)?.slice(0, 10) === readingTime(entry)?.slice(0, 10)
  );
}
