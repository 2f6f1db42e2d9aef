import { describe, expect, it } from 'vitest';
import type { JoiningView } from '../contract.ts';
import { waiting } from './queries.ts';
import { standingOf, titleOf } from './standing.ts';

const joining = (
  id: number,
  state: JoiningView['state'],
  confidence = 0.9,
  messages: number | null = null,
): JoiningView => ({
  id,
  state,
  proposedBy: 'machine',
  copies: [],
  confidence,
  why: [],
  conversationId: null,
  messages,
  gaps: null,
  deletions: null,
  progress: null,
  error: null,
  proposedAt: '2026-01-01T00:00:00Z',
  decidedBy: null,
  decidedAt: null,
});

describe('the standing of joinings', () => {
  it('leaves a card in its place while its copies are joined, the surest at the head', () => {
    const standing = standingOf([
      joining(1, 'joined', 0.9, 10),
      joining(2, 'proposed', 0.7),
      joining(3, 'refused'),
      joining(4, 'failed'),
      joining(5, 'proposed', 0.99),
      joining(6, 'joined', 0.9, 900),
      joining(7, 'aligning'),
      joining(8, 'separated'),
    ]);
    expect(standing.open.map((one) => one.id)).toEqual([5, 4, 7, 2]);
    expect(standing.joined.map((one) => one.id)).toEqual([6, 1]);
    expect(standing.apart.map((one) => one.id)).toEqual([3, 8]);
  });

  it('counts as waiting only what nobody has decided', () => {
    expect(waiting([joining(1, 'proposed'), joining(2, 'failed'), joining(3, 'joined')]).map((one) => one.id)).toEqual([
      1,
    ]);
  });
});

it('is called by the title that most copies have', () => {
  expect(titleOf([{ title: 'B Relief' }, { title: 'Team B' }, { title: 'Team B' }, { title: null }])).toBe('Team B');
  expect(titleOf([{ title: null }])).toBe('A chat without a title');
});
