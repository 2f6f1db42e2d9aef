import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChatRow, type ColumnFacts, type Finding, participation, replyWithin } from './participation.ts';
import { staysOf } from './stays.ts';

const time = (minute: number) => new Date(Date.UTC(2023, 9, 14, 21, minute)).toISOString().slice(0, 16);

/** A chat in one line: letters are authors a to d, `.` a notice, `-` something withheld, `#` a call of a. */
function chat(line: string): ChatRow[] {
  return [...line].map((letter, position) => ({
    position,
    time: letter === '-' ? null : time(position),
    kind: letter === '.' ? 'notice' : letter === '-' ? 'withheld' : letter === '#' ? 'call' : 'message',
    author: letter === '#' ? 0 : 'abcd'.includes(letter) ? letter.charCodeAt(0) - 97 : null,
    forwarded: false,
    named: [],
    reactions: [],
    copies: [1],
  }));
}

const nobody: ColumnFacts = {
  before: null,
  after: null,
  lastReaction: null,
  stays: [],
  leavings: [],
  ownCopies: [],
  postings: [],
};
const facts = (given: Partial<ColumnFacts> = {}): ColumnFacts => ({ ...nobody, ...given });
const four = (...given: Partial<ColumnFacts>[]) => [0, 1, 2, 3].map((at) => facts(given[at]));

/** Codes of each row in the column of b. */
const codes = (found: Finding[][][], column = 1) => found.map((cells) => cells[column]?.map(({ code }) => code));
const page = (rows: readonly ChatRow[], columns = four(), oneToOne = false) =>
  participation({ columns, rows, ahead: [], oneToOne });

describe('a message and a person', () => {
  it('whoever wrote it is its author and nothing else, in the rank of that time', () => {
    const postings = [{ unit: 'Team B', rank: 'constable', role: '', from: '2023-01-01', to: null }];
    expect(page(chat('bab'), four({ postings }))[1]?.[0]).toEqual([
      { code: 'author', basis: 'wrote it; constable on Team B at the time' },
    ]);
    expect(page(chat('#'))[0]?.[0]).toEqual([{ code: 'author', basis: 'made the call' }]);
  });

  it('an author who sent on what somebody else wrote is a forwarder too', () => {
    const rows = chat('a').map((row) => ({ ...row, forwarded: true }));
    expect(codes(page(rows), 0)).toEqual([['author', 'forwarder']]);
  });

  it('somebody who wrote before and after it could have seen it and has had the chat open since', () => {
    expect(page(chat('bac'))[1]?.[1]).toEqual([]);
    const [, cells] = page(chat('bacb'));
    expect(cells?.[1]).toEqual([
      {
        code: 'member',
        basis:
          'could have seen it: wrote in the chat before it (14 October 2023 at 21:00) and after it (14 October 2023 at 21:03)',
      },
      { code: 'opened-after', basis: 'has had the chat open since: wrote here on 14 October 2023 at 21:03' },
      { code: 'replied', basis: 'wrote 2 messages later, on 14 October 2023 at 21:03' },
    ]);
  });

  it('somebody who never wrote before it is not shown to have been there', () => {
    expect(codes(page(chat('acb')))[0]).toEqual(['replied']);
  });

  it('somebody who came after it is nothing to it, whatever they wrote then (R38)', () => {
    const stays = staysOf([{ event: 'added', position: 1, time: time(1) }]);
    expect(codes(page(chat('a.cb'), four({}, { stays })))).toEqual([
      [],
      [],
      ['member', 'opened-after', 'replied'],
      ['author'],
    ]);
  });

  it('somebody who was put out in between is not shown to have been there by what they wrote before and after', () => {
    const leavings = [{ position: 1, time: time(1), how: 'removed' as const }];
    expect(codes(page(chat('b.a.b'), four({}, { leavings })))[2]).toEqual(['replied']);
  });

  it('somebody of whom only the leaving is told was there from the first thing they wrote', () => {
    const stays = staysOf([{ event: 'left', position: 5, time: time(5) }]);
    expect(codes(page(chat('abac'), four({}, { stays })))).toEqual([['replied'], ['author'], ['member'], ['member']]);
  });

  it('what is in somebody’s own export they could have seen; what it lacks is said beside any other proof', () => {
    const ownCopies = [{ copyId: 1, exhibitRef: 'JM/2', first: 0, last: 90 }];
    expect(page(chat('a'), four({}, { ownCopies }))[0]?.[1]).toEqual([
      { code: 'member', basis: 'could have seen it: it is in the export of this person’s own phone (JM/2)' },
    ]);
    const stays = staysOf([{ event: 'added', position: -1, time: time(-1) }]);
    const elsewhere = chat('a').map((row) => ({ ...row, copies: [7] }));
    expect(page(elsewhere, four({}, { ownCopies, stays }))[0]?.[1]?.[0]?.basis).toMatch(
      /^could have seen it: the notices say: was added on .*; it is not in their own export \(JM\/2\)$/,
    );
    expect(codes(page(elsewhere, four({}, { ownCopies })))).toEqual([[]]);
    const partly = (first: number, last: number) =>
      page(elsewhere, four({}, { stays, ownCopies: [{ copyId: 1, exhibitRef: 'JM/2', first, last }] }))[0]?.[1]?.[0]
        ?.basis;
    expect(partly(1, 90)).toMatch(/; their own export \(JM\/2\) begins later$/);
    expect(partly(-5, -1)).toMatch(/; their own export \(JM\/2\) ends earlier$/);
  });

  it('in a chat of two the other is the addressee and a member', () => {
    expect(page(chat('a'), four(), true)[0]?.[1]).toEqual([
      { code: 'addressee', basis: 'the other person of a chat of two' },
      { code: 'member', basis: 'could have seen it: a chat of two' },
    ]);
  });

  it('whoever is named with @ is an addressee', () => {
    const rows = chat('a').map((row) => ({ ...row, named: [1] }));
    expect(page(rows)[0]?.[1]).toEqual([{ code: 'addressee', basis: 'named in it with @' }]);
  });

  it('a reaction to it is one, and shows that the chat was open after it', () => {
    const rows = chat('a').map((row) => ({ ...row, reactions: [{ column: 1, reaction: '👍' }] }));
    expect(page(rows)[0]?.[1]).toEqual([
      { code: 'opened-after', basis: 'has had the chat open since: reacted to it' },
      { code: 'reactor', basis: 'reacted to it with 👍' },
    ]);
  });

  it('a reaction to something later shows it too, though nothing was written', () => {
    const stays = staysOf([{ event: 'added', position: -1, time: time(-1) }]);
    const lastReaction = { position: 50, time: time(50) };
    const [, found] = page(chat('a'), four({}, { stays, lastReaction }))[0]?.[1] ?? [];
    expect(found).toEqual({
      code: 'opened-after',
      basis: 'has had the chat open since: reacted to a message of 14 October 2023 at 21:50',
    });
    expect(codes(page(chat('a'), four({}, { stays, lastReaction: { position: 0, time: null } })))).toEqual([
      ['member'],
    ]);
  });

  it(`an answer lies within ${replyWithin} messages; notices and calls between are not counted`, () => {
    const between = (n: number, rest = '') => codes(page(chat(`ba${rest}${'c'.repeat(n)}b`)))[1];
    expect(between(replyWithin - 1)).toContain('replied');
    expect(between(replyWithin)).not.toContain('replied');
    expect(between(replyWithin - 1, '..##..')).toContain('replied');
    expect(between(replyWithin - 1, '-')).not.toContain('replied');
  });

  it('leaving within a day after it is said; being put out is not leaving', () => {
    const left = { position: 5, time: time(5), how: 'left' as const };
    const last = (given: Partial<ColumnFacts>) => page(chat('a'), four({}, given))[0]?.[1]?.at(-1);
    expect(last({ leavings: [left] })).toEqual({
      code: 'left-soon',
      basis: 'left the chat 5 minutes after it, on 14 October 2023 at 21:05',
    });
    expect(last({ leavings: [{ ...left, how: 'removed' }] })).toBeUndefined();
    expect(last({ leavings: [{ ...left, time: time(24 * 60) }] })?.code).toBe('left-soon');
    expect(last({ leavings: [{ ...left, time: time(24 * 60 + 1) }] })).toBeUndefined();
  });

  it('a notice and what is withheld have no findings', () => {
    expect(page(chat('b.-b'), four(), true).slice(1, 3)).toEqual([
      [[], [], [], []],
      [[], [], [], []],
    ]);
  });
});

describe('whatever the chat', () => {
  const chats = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd', 'a', 'b', '.', '-', '#'), { minLength: 1, maxLength: 60 })
    .map((letters) => letters.join(''));

  it('a page read alone says what the whole chat says there', () => {
    fc.assert(
      fc.property(chats, fc.nat(59), fc.integer({ min: 1, max: 20 }), fc.boolean(), (line, start, limit, oneToOne) => {
        const all = chat(line);
        const whole = page(all, four(), oneToOne);
        const from = Math.min(start, all.length - 1);
        const rows = all.slice(from, from + limit);
        const later = all.slice(from + limit);
        let messages = 0;
        const cut = later.findIndex(
          ({ kind }) => (kind === 'message' || kind === 'withheld') && ++messages === replyWithin,
        );
        const ahead = cut < 0 ? later : later.slice(0, cut + 1);
        const wrote = (list: readonly ChatRow[], author: number) =>
          list.filter((row) => row.kind === 'message' && row.author === author);
        const columns = [0, 1, 2, 3].map((at) =>
          facts({
            before: wrote(all.slice(0, from), at).at(-1) ?? null,
            after: wrote(all.slice(from + rows.length + ahead.length), at)[0] ?? null,
          }),
        );
        expect(participation({ columns, rows, ahead, oneToOne })).toEqual(whole.slice(from, from + limit));
      }),
    );
  });

  it('nobody is said to have seen anything; who opened it after could have seen it', () => {
    fc.assert(
      fc.property(chats, fc.boolean(), (line, oneToOne) => {
        for (const cell of page(chat(line), four(), oneToOne).flat()) {
          for (const { code, basis } of cell) {
            expect(basis).not.toMatch(/\b(?:saw|has seen|read it)\b/);
            expect(/could have seen/.test(basis)).toBe(code === 'member');
          }
          const said = cell.map(({ code }) => code);
          if (said.includes('opened-after')) expect(said).toContain('member');
          if (said.includes('author')) expect(said).toHaveLength(1);
          expect(said).not.toContain('read-receipt');
        }
      }),
    );
  });
});
