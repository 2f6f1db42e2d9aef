import { describe, expect, it } from 'vitest';
import type { ChatFormat } from './entry.ts';
import { sniff } from './recognise.ts';
import { parserFor } from './registry.ts';
import { told } from './testing/collect.ts';
import { fixture } from './testing/fixture.ts';

const here = import.meta.dirname;

describe('the list of parsers', () => {
  it.each<readonly [ChatFormat, string]>([
    ['whatsapp-text', 'ios-group.txt'],
    ['messenger-json', 'old-one-to-one.json'],
    ['messenger-e2ee-json', 'Anna Berg_12.json'],
    ['messenger-html', 'message_1.html'],
    ['instagram-json', 'direct.json'],
  ])('reads a file of %s with the parser of the format it is recognised as', async (format, name) => {
    const bytes = fixture(`${here}/${format}`, name);
    const found = sniff(bytes, name);
    expect(found).toMatchObject({ kind: 'chat', format });
    const { entries } = await told(parserFor(format), bytes);
    expect(entries[0]?.length).toBeGreaterThan(0);
  });
});
