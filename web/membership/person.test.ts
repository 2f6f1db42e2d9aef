import { describe, expect, it } from 'vitest';
import type { MembershipView } from '../contract.ts';
import type { CastMember } from '../people/useCast.ts';
import { otherNames, peopleOf } from './person.ts';

const rows: MembershipView['rows'] = [
  {
    sender: 0,
    shown: 'Sarge',
    names: [
      { letter: 'A', exhibitRef: 'JM/1', shown: 'Sarge', handleId: 1 },
      { letter: 'B', exhibitRef: 'JM/2', shown: 'Colin Alder', handleId: 2 },
      { letter: 'C', exhibitRef: 'JM/3', shown: 'Sarge', handleId: 3 },
    ],
    messages: 4,
    intervals: [{ from: '2022-03-01T10:00:00', to: null, basis: 'created the group' }],
    months: [],
  },
  { sender: 1, shown: '+44 7700 900318', names: [], messages: 1, intervals: [], months: [] },
];
const asked: (string | null)[] = [];
const cast = (handle: number | null, time: string | null): CastMember | undefined => {
  asked.push(time);
  const confidence = handle === 1 ? 0.5 : 0.97;
  const name = handle === 1 ? 'Somebody else' : 'Colin Alder';
  return handle === 3
    ? undefined
    : { personId: handle ?? 0, name, category: 'subject', posting: 'Sgt, Team B', confidence };
};

describe('the person behind a sender', () => {
  it('is by the surest attribution of any of the names, at the time they came in', () => {
    const [first, second] = peopleOf(rows, cast);
    expect(first?.name).toBe('Colin Alder');
    expect(first?.person?.personId).toBe(2);
    expect(asked).toEqual(['2022-03-01T10:00:00', '2022-03-01T10:00:00', '2022-03-01T10:00:00']);
    expect(second?.person).toBeUndefined();
    expect(second?.name).toBe('+44 7700 900318');
  });

  it('is shown with the other names once each', () => {
    const [first] = peopleOf(rows, cast);
    expect(first === undefined ? [] : otherNames(first)).toEqual(['Sarge']);
  });
});
