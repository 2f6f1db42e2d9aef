import { describe, expect, it } from 'vitest';
import { decisionWords, isOpen, unknownZones } from './openDoubt.ts';

const decided = (value: string, at = '2026-11-20T10:00:00Z') => ({ value, by: 'J. Marsh', at, basis: 'told so' });

describe('a doubt', () => {
  it('stays open when somebody decided to leave it open', () => {
    expect(isOpen({ decided: null })).toBe(true);
    expect(isOpen({ decided: decided('undecided') })).toBe(true);
    expect(isOpen({ decided: decided('unknown') })).toBe(true);
    expect(isOpen({ decided: decided('MDY') })).toBe(false);
  });

  it('is said once an exhibit where it is about its zone', () => {
    const zone = { kind: 'zone' as const, decided: null };
    expect(
      unknownZones([
        { ...zone, exhibit: 'JM/1', chatTitle: 'Crew' },
        { ...zone, exhibit: 'JM/2', chatTitle: 'Crew' },
        { ...zone, exhibit: 'JM/1', chatTitle: null },
        { ...zone, exhibit: 'JM/1', chatTitle: 'Known', decided: decided('Europe/London') },
        { ...zone, kind: 'date-order', exhibit: 'JM/3', chatTitle: 'Order' },
      ]),
    ).toEqual([
      { exhibit: 'JM/1', chats: ['Crew', 'one without a title'] },
      { exhibit: 'JM/2', chats: ['Crew'] },
    ]);
  });

  it('names who decided and when, and no time where the label decided', () => {
    expect(decisionWords(decided('MDY'), () => 'then')).toBe('J. Marsh, then: told so');
    expect(decisionWords(decided('MDY', ''), () => 'then')).toBe('J. Marsh: told so');
  });
});
