import { describe, expect, it } from 'vitest';
import { sentences } from './warnings.ts';

describe('the warnings of WhatsApp text', () => {
  it.each(Object.entries(sentences))('%s is a sentence for one and for many', (_code, sentence) => {
    for (const count of [1, 2, 1234]) {
      const said = sentence(count, ['a', 'b']);
      expect(said).toMatch(/^[A-Z0-9“].*\.$/);
      if (count === 1) expect(said).not.toMatch(/\b1 \w+ (are|start|jump|read|lie|hold|fit)\b/);
    }
  });
});
