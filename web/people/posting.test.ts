import { describe, expect, it } from 'vitest';
import { heldFor, memberFor, type Posting, postingName, postingSentence, postingsAt } from './posting.ts';

const posting = (rank: string, unit: string, from: string | null, to: string | null, role = ''): Posting => ({
  rank,
  unit,
  role,
  from,
  to,
});
const service = [
  posting('Constable', 'Team B', '2019-03-01', '2021-06-30'),
  posting('Sergeant', 'Team A', '2021-07-01', null),
];

describe('where somebody served at a time', () => {
  it('includes the first and the last day, whatever the hour', () => {
    expect(postingsAt(service, '2019-03-01').map((one) => one.unit)).toEqual(['Team B']);
    expect(postingsAt(service, '2021-06-30T23:59:59').map((one) => one.unit)).toEqual(['Team B']);
    expect(postingsAt(service, '2021-07-01T00:00').map((one) => one.unit)).toEqual(['Team A']);
  });

  it('knows nothing before the first posting, and goes on with an open one', () => {
    expect(postingsAt(service, '2019-02-28')).toEqual([]);
    expect(postingsAt(service, '2030-01-01').map((one) => one.rank)).toEqual(['Sergeant']);
  });

  it('compares a day with an end that is known to the minute', () => {
    const shift = [posting('Sergeant', 'Team C', '2020-05-05T14:00', '2020-05-05T22:00')];
    expect(postingsAt(shift, '2020-05-05')).toHaveLength(1);
    expect(postingsAt(shift, '2020-05-05T13:59')).toHaveLength(0);
    expect(postingsAt(shift, '2020-05-05T22:00:30')).toHaveLength(1);
    expect(postingsAt(shift, '2020-05-05T22:01')).toHaveLength(0);
  });

  it('puts the latest begun first where two hold', () => {
    const both = [
      posting('Constable', 'Team B', '2019-01-01', null),
      posting('Constable', 'Team D', '2020-01-01', null),
    ];
    expect(postingsAt(both, '2020-02-02').map((one) => one.unit)).toEqual(['Team D', 'Team B']);
  });

  it('says it in a sentence, and says when it does not know', () => {
    expect(postingSentence(service, '2020-10-14')).toBe('Constable on Team B at the time.');
    expect(postingSentence([posting('Constable', 'Team B', null, null, 'tutor')], '2020-10-14')).toBe(
      'Constable, tutor, on Team B at the time.',
    );
    expect(postingSentence(service, '2017-10-14')).toBe('No posting is known for Saturday 14 October 2017.');
  });

  it('is short beside a name, and honest about its ends', () => {
    expect(postingName(posting('PC', 'Team B', null, null))).toBe('PC, Team B');
    expect(postingName(posting('', 'Team B', null, null, 'clerk'))).toBe('clerk, Team B');
    expect(heldFor({ from: null, to: null })).toBe('dates not known');
    expect(heldFor({ from: null, to: '2021-06-30' })).toBe('until 30 Jun 2021, beginning not known');
    expect(heldFor({ from: '2021-07-01', to: null })).toBe('since 1 Jul 2021');
    expect(memberFor({ from: null, to: null })).toBe('throughout the copies');
    expect(memberFor({ from: '2021-07-01T09:00:00', to: '2021-07-01T10:00:00' })).toBe('on 1 Jul 2021');
  });
});
