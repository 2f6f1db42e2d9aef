import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairKey } from './contradictions.ts';
import type { HandleSeen } from './grounds.ts';
import { nameFor, pairsToLookAt, propose } from './proposing.ts';
import { input, seen } from './testing/seen.ts';

const proposed = (handles: readonly HandleSeen[], given: Parameters<typeof input>[1] = {}) =>
  propose(input(handles, given), new Map());
const ids = (...handles: readonly HandleSeen[]) => handles.map(({ handleId }) => handleId);

describe('handles are proposed as one person', () => {
  it('when the aligned copies show one sender under them', () => {
    const chat = { conversationId: 900, conversationTitle: 'B Relief', senderId: 3 };
    const [a, b, other] = [seen('Sarge', chat), seen('Col Alder', chat), seen('Rook', { ...chat, senderId: 4 })];
    expect(proposed([a, b, other])).toEqual([
      {
        key: expect.stringMatching(/^[0-9a-f]{16}$/),
        kind: 'alignment',
        confidence: 0.97,
        why: `The aligned copies of “B Relief” show one sender as “Sarge” (${a.exhibitRef}), “Col Alder” (${b.exhibitRef}).`,
        personId: null,
        persons: [],
        suggestedName: 'Col Alder',
        handles: ids(a, b),
        bases: new Map(ids(a, b).map((id) => [id, 'alignment'])),
      },
    ]);
  });

  it('less surely when one copy shows next to nothing of the sender', () => {
    const chat = { conversationId: 901, senderId: 1 };
    expect(proposed([seen('Sarge', chat), seen('Alder', { ...chat, messages: 2 })])[0]?.confidence).toBe(0.85);
  });

  it('when their names are one number written differently, in the region given', () => {
    const [a, b] = [seen('+44 7700 900417'), seen('07700 900417')];
    expect(proposed([a, b])).toMatchObject([{ kind: 'number', confidence: 0.95, handles: ids(a, b) }]);
    expect(proposed([a, b], { region: 'DE' })).toEqual([]);
  });

  it('when they are those of whoever exported the chats of an exhibit, under the custodian’s name', () => {
    const phone = { exhibitId: 70, exhibitRef: 'JM/70', custodian: 'Danny Rook', exporter: true };
    const [a, b] = [seen('Rooky', phone), seen('Danny R', { ...phone, platform: 'messenger' })];
    expect(proposed([a, b, seen('Teasel', { exhibitId: 70, exhibitRef: 'JM/70' })])).toMatchObject([
      { kind: 'custodian', confidence: 0.9, handles: ids(a, b), suggestedName: 'Danny Rook' },
    ]);
  });

  it('when they are one whole name in any order, or one holds the other, less surely', () => {
    const [a, b, c] = [seen('Rook, Danny'), seen('Danny Rook'), seen('Danny James Rook')];
    expect(proposed([a, b])).toMatchObject([{ kind: 'name', confidence: 0.6, suggestedName: 'Danny Rook' }]);
    expect(proposed([a, c])).toMatchObject([{ kind: 'name', confidence: 0.4, handles: ids(a, c) }]);
  });

  it('when the name is that of the custodian whose phone it is not', () => {
    const own = seen('Rooky', { exporter: true, custodian: 'Danny Rook' });
    const other = seen('Danny Rook');
    expect(proposed([own, other])).toMatchObject([{ kind: 'name', handles: ids(own, other) }]);
  });

  it('when one phone prints one contact in two chats, unless it is a given name alone', () => {
    const phone = { exhibitId: 71, exhibitRef: 'JM/71' };
    expect(proposed([seen('Bracks', phone), seen('Bracks', phone)])).toMatchObject([{ kind: 'name', confidence: 0.6 }]);
    expect(proposed([seen('Danny R WORK', phone), seen('Danny R WORK', phone)])).toEqual([]);
    expect(proposed([seen('Ruth', phone), seen('Ruth', phone)])).toEqual([]);
    expect(proposed([seen('Ruth'), seen('Ruth'), seen('Bracks'), seen('Bracks')])).toEqual([]);
  });
});

describe('grounds are followed from handle to handle', () => {
  const chat = { conversationId: 902, conversationTitle: 'B Relief', senderId: 5 };
  const phone = { exhibitId: 72, exhibitRef: 'JM/72', custodian: 'Colin Alder' };
  const alder = seen('Colin A', { ...chat, ...phone, exporter: true });
  const sarge = seen('Sarge', chat);
  const own = seen('Colin A', { ...phone, exporter: true });
  const later = seen('Alder, Colin');

  it('strong ones in one proposal of the weakest kind; names in a further one that says so', () => {
    const [strong, named, ...rest] = proposed([alder, sarge, own, later]);
    expect(rest).toEqual([]);
    expect(strong).toMatchObject({ kind: 'custodian', confidence: 0.9, handles: ids(alder, sarge, own) });
    expect(named).toMatchObject({ kind: 'name', confidence: 0.6, handles: ids(alder, sarge, own, later) });
    expect(named?.why).toContain('the custodian of JM/72, Colin Alder');
  });

  it('a handle that is a person’s leads to that person, and persons that prove to be one are named', () => {
    const attributed = new Map([[alder.handleId, 7]]);
    const [strong] = proposed([alder, sarge, own], { attributed, persons: [{ personId: 7, name: 'C. Alder' }] });
    expect(strong).toMatchObject({ personId: 7, persons: [7] });
    const two = new Map([...attributed, [own.handleId, 9], [sarge.handleId, 9]]);
    const persons = [7, 9].map((personId) => ({ personId, name: 'X' }));
    expect(proposed([alder, sarge, own], { attributed: two, persons })[0]).toMatchObject({
      personId: 9,
      persons: [9, 7],
    });
  });

  it('what one person has already is no proposal', () => {
    const attributed = new Map(ids(alder, sarge, own).map((id) => [id, 7]));
    expect(proposed([alder, sarge, own], { attributed, persons: [{ personId: 7, name: 'X' }] })).toEqual([]);
  });

  it('a person entered by name is proposed the handles of that name', () => {
    const persons = [{ personId: 4, name: 'Colin Alder' }];
    expect(proposed([later], { persons })).toMatchObject([{ kind: 'name', personId: 4, handles: ids(later) }]);
  });

  it('a handle that people share over time is left alone', () => {
    expect(proposed([alder, own], { shared: new Set(ids(own)) })).toEqual([]);
  });
});

describe('a refused proposal', () => {
  const [a, b, c] = [seen('07700 900001'), seen('+44 7700 900001'), seen('0044 7700 900001')];
  const answered = new Set(proposed([a, b]).map(({ key }) => key));

  it('does not come back', () => {
    expect(answered.size).toBe(1);
    expect(proposed([b, a], { answered })).toEqual([]);
  });

  it('comes back when its handles have changed', () => {
    expect(proposed([a, b, c], { answered })).toMatchObject([{ handles: ids(a, b, c) }]);
  });
});

describe('what speaks against a proposal is said and lowers it', () => {
  const chat = { conversationId: 903, conversationTitle: 'Summer do', copyId: 903, senderId: 2 };
  const old = seen('+44 7700 900808', { ...chat, last: '2023-06-11T18:04' });
  const fresh = seen('+44 7700 900417', { ...chat, first: '2023-06-11T18:20' });

  it('not for a number that ends where another begins', () => {
    expect(proposed([old, fresh])).toMatchObject([{ confidence: 0.97, why: expect.not.stringContaining('Against') }]);
  });

  it('two numbers that are members at the same time', () => {
    const [proposal] = proposed([old, { ...fresh, first: '2023-02-01T10:00' }]);
    expect(proposal?.confidence).toBe(0.39);
    expect(proposal?.why).toContain(
      'Against it: “+44 7700 900808” and “+44 7700 900417” are both members at the same time under different numbers in “Summer do”.',
    );
  });

  it('two names that write in the same minute of one copy', () => {
    const both = input([old, { ...fresh, first: '2023-02-01T10:00' }]);
    expect(pairsToLookAt(both).map(([x, y]) => ids(x, y))).toEqual([ids(old, fresh)]);
    const facts = new Map([[pairKey(fresh.handleId, old.handleId), { sameMinute: 2, numberChanged: false }]]);
    const [proposal] = propose(both, facts);
    expect(proposal?.confidence).toBe(0.29);
    expect(proposal?.why).toMatch(/both wrote in “Summer do” in the same minute, 2 times\.$/);
  });

  it('a single message between others of the same copy', () => {
    const between = { ...fresh, first: '2023-02-01T10:00', last: '2023-02-01T10:00', messages: 1 };
    expect(proposed([old, between])[0]?.why).toContain('members at the same time');
    const after = { ...fresh, first: '2023-06-11T18:04', last: '2023-06-11T18:04', messages: 1 };
    expect(proposed([old, after])[0]?.why).not.toContain('Against');
  });

  it('not where a notice tells of the change of number and both wrote on that day alone', () => {
    const same = input([old, { ...fresh, first: '2023-06-11T18:00' }]);
    const facts = new Map([[pairKey(old.handleId, fresh.handleId), { sameMinute: 1, numberChanged: true }]]);
    expect(propose(same, facts)).toMatchObject([{ confidence: 0.97 }]);
  });

  it('two senders whom the alignment of a chat keeps apart, though another chat has them as one', () => {
    const apart = [
      seen('Danny Rook', { conversationId: 904, senderId: 1, conversationTitle: 'Team' }),
      seen('Rook, Danny', { conversationId: 904, senderId: 2, conversationTitle: 'Team' }),
    ];
    expect(proposed(apart)).toMatchObject([{ kind: 'name', confidence: 0.24 }]);
    expect(proposed(apart)[0]?.why).toContain('are two senders in “Team”');
  });

  it('and nothing is followed past it: the rest stays as sure as it was', () => {
    const x = { exhibitId: 80, exhibitRef: 'JM/80', custodian: 'A B', exporter: true };
    const chats = [seen('Own', { ...x, ...chat, copyId: 905 }), seen('Own', x)] as const;
    const twin = seen('+44 7700 900555', { ...chat, copyId: 905 });
    const elsewhere = seen('07700 900555');
    const proposals = proposed([...chats, twin, elsewhere]);
    expect(proposals).toMatchObject([
      { kind: 'number', confidence: 0.95, handles: ids(twin, elsewhere) },
      { kind: 'custodian', confidence: 0.9, handles: ids(...chats) },
      { kind: 'custodian', confidence: 0.36, handles: ids(...chats, twin, elsewhere) },
    ]);
  });
});

describe('whatever the handles', () => {
  const handles = fc
    .array(
      fc.record({
        shown: fc.constantFrom('Danny Rook', 'Rook, Danny', 'Bracks', '07700 900001', '+44 7700 900001', 'Jo', '🐣'),
        exhibitId: fc.integer({ min: 1, max: 3 }),
        conversationId: fc.integer({ min: 1, max: 3 }),
        sender: fc.integer({ min: 1, max: 3 }),
        exporter: fc.boolean(),
        late: fc.boolean(),
      }),
      { maxLength: 12 },
    )
    .map((rows) =>
      rows.map(({ late, sender, ...row }, at) =>
        seen(row.shown, {
          ...row,
          handleId: at + 1,
          copyId: row.exhibitId * 10 + row.conversationId,
          exhibitRef: `JM/${row.exhibitId}`,
          custodian: `Custodian Number${row.exhibitId}`,
          // The third chat has one copy.
          senderId: row.conversationId === 3 ? null : sender,
          ...(late ? { first: '2024-01-01T00:00', last: '2024-12-31T00:00' } : {}),
        }),
      ),
    );

  it('the order in which they are found changes nothing', () => {
    fc.assert(
      fc.property(handles, (rows) => {
        const keys = (all: readonly HandleSeen[]) => new Set(proposed(all).map(({ key }) => key));
        // Which of two contradicting handles is followed first may differ; what is proposed without contradiction may not.
        const sure = (all: readonly HandleSeen[]) =>
          proposed(all).filter(({ why }) => !why.includes('Against')).length === proposed(all).length;
        if (sure(rows)) expect(keys([...rows].reverse())).toEqual(keys(rows));
      }),
    );
  });

  it('every proposal that nothing speaks against holds no contradiction, and strong ones never share a handle', () => {
    fc.assert(
      fc.property(handles, (rows) => {
        const clean = proposed(rows).filter(({ kind, why }) => kind !== 'name' && !why.includes('Against'));
        const all = clean.flatMap((one) => one.handles);
        expect(new Set(all).size).toBe(all.length);
        for (const one of clean) {
          const members = rows.filter(({ handleId }) => one.handles.includes(handleId));
          for (const a of members)
            for (const b of members) {
              if (a === b || a.copyId !== b.copyId) continue;
              expect(a.first === b.first).toBe(false);
            }
        }
      }),
    );
  });

  it('accepting all that is proposed leaves nothing to propose', () => {
    fc.assert(
      fc.property(handles, (rows) => {
        const attributed = new Map(rows.map(({ handleId }) => [handleId, handleId]));
        const unite = (from: number, to: number): void => {
          for (const [handle, person] of attributed) if (person === from) attributed.set(handle, to);
        };
        const persons = rows.map(({ handleId }) => ({ personId: handleId, name: '' }));
        for (const { persons: same } of proposed(rows, { attributed, persons })) {
          for (const one of same) unite(attributed.get(one) ?? one, attributed.get(same[0] ?? one) ?? one);
        }
        expect(proposed(rows, { attributed, persons })).toEqual([]);
      }),
    );
  });
});

describe('the name that is suggested', () => {
  it('is the custodian’s, else a whole name, else a nickname, and a number last', () => {
    const shown = ['+44 7700 900533', '~ Kaz ✨', 'Kaz cake', 'Thistle, Kaz'].map((name) => seen(name));
    expect(nameFor(shown)).toBe('Kaz Thistle');
    expect(nameFor(shown.slice(0, 2))).toBe('Kaz ✨');
    expect(nameFor(shown.slice(0, 1))).toBe('+44 7700 900533');
    expect(nameFor([...shown, seen('K', { exporter: true, custodian: 'Kaz Thistle-Example' })])).toBe(
      'Kaz Thistle-Example',
    );
  });
});
