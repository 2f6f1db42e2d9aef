import { describe, expect, it } from 'vitest';
import { decisionWords, isOpen } from './openDoubt.ts';

const decided = (value: string, at = '2026-11-20T10:00:00Z') => ({ value, by: 'J. Marsh', at, basis: 'told so' });

describe('a doubt', () => {
  it('stays open when somebody decided to leave it open', () => {
    expect(isOpen({ decided: null })).toBe(true);
    expect(isOpen({ decided: decided('undecided') })).toBe(true);
    expect(isOpen({ decided: decided('unknown') })).toBe(true);
    expect(isOpen({ decided: decided('MDY') })).toBe(false);
  });

  it('names who decided and when, and no time where the label decided', () => {
    expect(decisionWords(decided('MDY'), () => 'then')).toBe('J. Marsh, then: told so');
    expect(decisionWords(decided('MDY', ''), () => 'then')).toBe('J. Marsh: told so');
  });
});
