import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { during, latest, type Posting, statement } from './postings.ts';

const posting = (given: Partial<Posting>): Posting => ({
  unit: '',
  rank: '',
  role: '',
  from: null,
  to: null,
  ...given,
});
const constable = posting({ rank: 'constable', unit: 'Team B', from: '2021-03-01', to: '2023-12-31' });
const sergeant = posting({ rank: 'sergeant', unit: 'Team C', role: 'acting', from: '2024-01-01' });

describe('rank and unit', () => {
  it('are those of the time of the conduct', () => {
    expect(statement([constable, sergeant], '2023-12-31T23:40')).toBe('constable, Team B');
    expect(during([constable, sergeant], '2023-12-31T23:40')).toBe('constable on Team B at the time');
    expect(during([constable, sergeant], '2024-01-01')).toBe('sergeant (acting) on Team C at the time');
  });

  it('are said not to be known where no posting holds', () => {
    expect(statement([constable], '2020-01-01')).toBe('rank and unit not known');
    expect(during([], '2020-01-01')).toBe('rank and unit not known at the time');
    expect(statement([posting({})], '2020-01-01')).toBe('rank and unit not known');
  });

  it('are both said where two postings hold at once', () => {
    const seconded = posting({ unit: 'Events', from: '2023-06-01', to: '2023-06-30' });
    expect(statement([constable, seconded], '2023-06-10T10:00')).toBe('Events; constable, Team B');
  });

  it('of a list are those of today, else the last that ended, never one to come', () => {
    expect(latest([constable, sergeant], '2024-05-01')).toBe('sergeant (acting), Team C');
    expect(latest([constable], '2024-05-01')).toBe('constable, Team B');
    expect(latest([sergeant], '2023-05-01')).toBe('');
    expect(latest([], '2023-05-01')).toBe('');
  });

  it('never change with the order in which postings were entered', () => {
    const month = fc.constantFrom('2023-01', '2023-02', '2023-03', '2023-04').map((one) => `${one}-01`);
    const any = fc.record({ unit: fc.constantFrom('A', 'B'), rank: fc.constant('constable'), from: month, to: month });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ from }) => from, maxLength: 4 }), month, (rows, at) => {
        const all = rows.map((row) => posting(row));
        expect(statement([...all].reverse(), at)).toBe(statement(all, at));
      }),
    );
  });
});
