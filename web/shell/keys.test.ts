import { describe, expect, it } from 'vitest';
import { keyBelongsToFocus, keyList, keyName } from './keys.ts';

describe('keys of a place', () => {
  it('leaves letters to a field that is typed in, but not the way out of it', () => {
    const field = { tagName: 'INPUT', editable: false };
    expect(keyBelongsToFocus('j', field)).toBe(true);
    expect(keyBelongsToFocus('Escape', field)).toBe(false);
  });

  it('lets the space bar press the button that has the focus, while letters still move', () => {
    const button = { tagName: 'BUTTON', editable: false };
    expect(keyBelongsToFocus(' ', button)).toBe(true);
    expect(keyBelongsToFocus('j', button)).toBe(false);
  });

  it('lists two keys that do the same on one line, those bound last first', () => {
    const run = () => undefined;
    const keys = [
      { key: '?', label: 'all keys', run },
      { key: 'ArrowDown', label: 'next message', run },
      { key: 'j', label: 'next message', run },
    ];
    expect(keyList(keys)).toEqual([
      { label: 'next message', keys: ['j', 'ArrowDown'] },
      { label: 'all keys', keys: ['?'] },
    ]);
  });

  it('reveals with the space bar when a message has the focus', () => {
    expect(keyBelongsToFocus(' ', { tagName: 'ARTICLE', editable: false })).toBe(false);
    expect(keyName(' ')).toBe('space');
  });

  it('prints a capital as the key that one presses with it', () => {
    expect(keyName('G')).toBe('Shift G');
    expect(keyName('g')).toBe('g');
    expect(keyName('?')).toBe('?');
  });
});
