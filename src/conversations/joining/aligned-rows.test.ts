import { describe, expect, it } from 'vitest';
import type { Alignment, Finding } from '../alignment/model.ts';
import { AlignedRows, type CopyColumns, gapRows, lookOf, looks, membershipRows, senderRows } from './aligned-rows.ts';
import { storedAlignment } from './stored-alignment.ts';

const minute = 60_000;
const start = Date.UTC(2024, 0, 31, 23, 58);

const source = { format: 'whatsapp-text', title: null, exporter: null, dateOrder: 'DMY', zone: null } as const;
const aligned = {
  entries: 3,
  exporter: -1,
  precision: 'minute',
  offsetSeconds: 0,
  offsetChanges: [],
  dateOrderProven: null,
} as const;

const finding = (made: Partial<Finding> & Pick<Finding, 'kind' | 'message' | 'copy'>): Finding => ({
  span: 1,
  in: [0],
  confidence: 0.9,
  explanations: [],
  deletion: false,
  ...made,
});

/** Four messages on two phones: whole on both; absent on B; deleted for everyone on A; a notice of B alone, without a time. */
const alignment: Alignment = {
  sameChat: { confidence: 1, why: '' },
  copies: [
    { source: { ...source, label: '7' }, ...aligned },
    { source: { ...source, label: '9' }, ...aligned },
  ],
  senders: [{ names: [[], ['Teasel (work)']] }, { names: [['Rook'], ['Rook S']] }],
  messages: {
    count: 4,
    first: Int32Array.of(0, 2, 3, 5, 6),
    copy: Uint8Array.of(0, 1, 0, 0, 1, 1),
    entry: Int32Array.of(0, 0, 1, 2, 1, 2),
    sender: Int32Array.of(1, 0, 0, -1),
    commonMs: Float64Array.of(start, start + minute, start + 2 * minute, Number.NaN),
    notice: Uint8Array.of(0, 0, 0, 1),
  },
  membership: [{ sender: 1, fromMs: start, toMs: null, basis: 'a notice' }],
  findings: [
    finding({
      kind: 'missing',
      message: 1,
      copy: 1,
      deletion: true,
      explanations: [{ code: 'clock', plausible: false, reason: 'no' }],
    }),
    finding({ kind: 'tombstone', message: 2, copy: 0, in: [1] }),
    finding({
      kind: 'missing',
      message: 3,
      copy: 0,
      in: [1],
      explanations: [{ code: 'not-a-member', plausible: true, reason: 'yes' }],
    }),
  ],
};

const columns: CopyColumns[] = [
  {
    copyId: 7,
    observation: Float64Array.of(701, 702, 703),
    kind: Uint8Array.of(0, 0, 1),
    look: Uint8Array.of(looks.whole, looks.whole, looks.deleted),
  },
  {
    copyId: 9,
    observation: Float64Array.of(901, 902, 903),
    kind: Uint8Array.of(0, 0, 2),
    look: Uint8Array.of(looks.whole, looks.whole, looks.whole),
  },
];
const target = { operationId: 1, conversation: 40 };
const stored = storedAlignment(alignment);
const rowsOf = () => new AlignedRows(stored, columns, ['text', 'deleted', 'system'], target);

describe('The rows of an alignment', () => {
  it('are messages with a letter a lane, led by the first observation that shows them whole', () => {
    const batch = rowsOf().next(100);
    expect(batch?.messages).toEqual([
      [1, 40, 0, 701, 2, '2024-01-31T23:58:00', 0, 'pp', 0],
      [1, 40, 1, 702, 1, '2024-01-31T23:59:00', 0, 'px', 0],
      [1, 40, 2, 902, 1, '2024-02-01T00:00:00', 0, 'tp', 0],
      [1, 40, 3, 903, null, null, 1, 'qp', 0],
    ]);
    expect(batch?.observations).toEqual([
      [1, 40, 0, 7, 701],
      [1, 40, 0, 9, 901],
      [1, 40, 1, 7, 702],
      [1, 40, 2, 7, 703],
      [1, 40, 2, 9, 902],
      [1, 40, 3, 9, 903],
    ]);
  });

  it('are the same in batches of any size, and are counted by day, sender and kind', () => {
    const whole = rowsOf().next(100);
    const rows = rowsOf();
    const messages = [];
    for (let batch = rows.next(1); batch !== null; batch = rows.next(1)) messages.push(...batch.messages);
    expect(messages).toEqual(whole?.messages);
    const { days, counts, messages: written, chronological } = rows.counted;
    expect(days.map(({ day, position, messages: n }) => [day, position, n])).toEqual([
      ['2024-01-31', 0, 2],
      ['2024-02-01', 2, 1],
      ['', 3, 1],
    ]);
    expect(counts.map(({ sender_id, kind, month, messages: n }) => [sender_id, kind, month, n])).toEqual([
      [2, 'text', '2024-01', 1],
      [1, 'text', '2024-01', 1],
      [1, 'text', '2024-02', 1],
      [0, 'system', '', 1],
    ]);
    expect(written).toBe(3);
    expect(chronological).toBe(true);
  });

  it('are gaps with the observation that has the words, and the last time known before them', () => {
    const rows = [...gapRows(stored, columns, target, 11, 2)];
    expect(rows.map(({ length }) => length)).toEqual([2, 1]);
    const short = rows
      .flat()
      .map((row) => [row[1], row[4], row[5], row[6], row[8], row[11], row[12], row[13], row[14]]);
    expect(short).toEqual([
      [11, 'missing', 9, 702, '2024-01-31T23:59:00', 1, 0, 0, '[7]'],
      [12, 'tombstone', 7, 902, '2024-02-01T00:00:00', 0, 0, 1, '[9]'],
      [13, 'missing', 7, 903, '2024-02-01T00:00:00', 0, 1, 2, '[9]'],
    ]);
  });

  it('keep the explanations of all gaps, each list once', () => {
    expect(stored.findings.explanations.map((text) => JSON.parse(text).length)).toEqual([1, 0, 1]);
    const twice = storedAlignment({ ...alignment, findings: [...alignment.findings, ...alignment.findings] });
    expect(twice.findings.explanations).toEqual(stored.findings.explanations);
    expect(twice.findings.count).toBe(6);
  });

  it('are senders under the name of the first lane that shows one, and when they were in the chat', () => {
    expect(senderRows(stored, target).map(({ sender_id, shown }) => [sender_id, shown])).toEqual([
      [1, 'Teasel (work)'],
      [2, 'Rook'],
    ]);
    expect(membershipRows(stored, target)).toEqual([
      {
        operation_id: 1,
        conversation_id: 40,
        seq: 0,
        sender_id: 2,
        from_common: '2024-01-31T23:58:00',
        to_common: null,
        basis: 'a notice',
      },
    ]);
  });
});

describe('An observation', () => {
  it('leads the less, the less it shows', () => {
    const shown = [
      lookOf('text', 'present'),
      lookOf('text', 'edited'),
      lookOf('media-omitted', 'media-omitted'),
      lookOf('empty', 'empty'),
      lookOf('deleted', 'deleted-by-author'),
    ];
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    expect(new Set(shown).size).toBe(5);
  });
});
