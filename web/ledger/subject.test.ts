import { describe, expect, it } from 'vitest';
import { subjectWords } from './subject.ts';

describe('what an act was done on', () => {
  it('is said in a row, hashes by their first digits and long lists by their number', () => {
    const subject = { exhibit: 'JM/4', sha256: 'ab'.repeat(32), copies: [1, 2], files: [1, 2, 3, 4, 5] };
    expect(subjectWords(JSON.stringify(subject))).toBe('exhibit JM/4, sha256 abababab, copies 1 2, files 5 of them');
  });

  it('is shown as it is where it is no record', () => {
    expect(subjectWords('exhibit 3')).toBe('exhibit 3');
    expect(subjectWords('[1]')).toBe('[1]');
  });
});
