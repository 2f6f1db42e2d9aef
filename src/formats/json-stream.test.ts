import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonPiece, JsonWalk, memberPlaces } from './json-stream.ts';
import { bytesOf, chunked } from './testing/collect.ts';

interface Kept {
  readonly kind: JsonPiece['kind'];
  readonly key?: string | null;
  readonly start?: number;
  readonly end?: number;
  readonly line: number;
  readonly text?: string;
  readonly whole?: boolean;
  readonly members?: number;
  readonly why?: string;
}

function walked(input: Uint8Array | string, size = 1_000_000, limit?: number): Kept[] {
  const walk = limit === undefined ? new JsonWalk('messages') : new JsonWalk('messages', limit);
  const kept: Kept[] = [];
  const keep = (piece: JsonPiece): void => {
    const { kind, line } = piece;
    if (piece.kind === 'member' || piece.kind === 'element') {
      const { start, end, whole, members } = piece;
      const text = new TextDecoder().decode(piece.bytes);
      kept.push({
        kind,
        line,
        start,
        end,
        whole,
        members,
        text,
        ...(piece.kind === 'member' ? { key: piece.key } : {}),
      });
    } else if (piece.kind === 'broken') {
      kept.push({ kind, line, start: piece.start, end: piece.end, why: piece.why });
    } else {
      kept.push({ kind, line });
    }
  };
  for (const chunk of chunked(typeof input === 'string' ? bytesOf(input) : input, size)) {
    for (const piece of walk.push(chunk)) {
      keep(piece);
    }
  }
  for (const piece of walk.end()) {
    keep(piece);
  }
  return kept;
}

describe('a JSON file walked as it streams by', () => {
  const file = '{\n "title": "Ä, {\\"x\\": [1]}",\n "messages": [\n  {"a": 1, "b": [2]},\n  "two"\n ],\n "n": 12 }\n';

  it('hands out members and elements with their bytes and lines', () => {
    const pieces = walked(file);
    expect(pieces.map(({ kind, line }) => [kind, line])).toEqual([
      ['member', 2],
      ['array', 3],
      ['element', 4],
      ['element', 5],
      ['member', 7],
    ]);
    for (const { start, end, text } of pieces) {
      expect(text).toEqual(start === undefined ? undefined : new TextDecoder().decode(bytesOf(file).slice(start, end)));
    }
    expect(pieces.map(({ text }) => text)).toEqual([
      '"Ä, {\\"x\\": [1]}"',
      undefined,
      '{"a": 1, "b": [2]}',
      '"two"',
      '12',
    ]);
    expect(pieces[2]?.members).toBe(2);
  });

  it('tells the same whatever the chunks', () => {
    const whole = walked(file);
    for (const size of [1, 2, 3, 7, 64]) {
      expect(walked(file, size)).toEqual(whole);
    }
  });

  it('does not lean on a chunk after it was pushed: a reader may use its buffer again', () => {
    const walk = new JsonWalk('messages');
    const buffer = new Uint8Array(5);
    const texts: string[] = [];
    for (const chunk of chunked(bytesOf(file), buffer.length)) {
      buffer.set(chunk);
      for (const piece of walk.push(buffer.subarray(0, chunk.length))) {
        if (piece.kind === 'member' || piece.kind === 'element') {
          texts.push(new TextDecoder().decode(piece.bytes));
        }
      }
      buffer.fill(0x20);
    }
    expect(texts).toEqual(walked(file).flatMap(({ text }) => text ?? []));
  });

  it('takes a byte-order mark before the object and nowhere else', () => {
    expect(walked(`\ufeff${file}`, 2).map(({ kind }) => kind)).toEqual(walked(file).map(({ kind }) => kind));
    expect(walked('{"a": \ufeff1}').at(-1)?.kind).not.toBe('unclosed');
  });

  it('tells from where on a file is cut off, and what stands after its end', () => {
    expect(walked('{"messages": [{"a": 1}, {"b": "cut')).toMatchObject([
      { kind: 'array' },
      { kind: 'element', start: 14, end: 22 },
      { kind: 'broken', why: 'cut-off', start: 24, end: 34 },
    ]);
    expect(walked('{"a": 1} tail')).toMatchObject([{ kind: 'member' }, { kind: 'broken', why: 'after-end', start: 9 }]);
    expect(walked('{"a": 1').map(({ kind }) => kind)).toEqual(['member', 'unclosed']);
    expect(walked('[1, 2]')).toMatchObject([{ kind: 'broken', why: 'not-an-object', start: 0, end: 6 }]);
    expect(walked('{"a" 1}')).toMatchObject([{ kind: 'broken', why: 'garbage', start: 5 }]);
  });

  it('keeps a value over the limit only by its place and its beginning', () => {
    const large = `{"messages": [{"c": "${'x'.repeat(5_000)}"}, {"d": 1}], "e": 2}`;
    for (const size of [100, 1_000_000]) {
      const [, big, small, member] = walked(large, size, 1_000);
      expect(big).toMatchObject({ kind: 'element', whole: false, start: 14 });
      expect(big?.text).toBe(large.slice(14, 14 + 800));
      expect(small).toMatchObject({ text: '{"d": 1}', whole: true });
      expect(member).toMatchObject({ key: 'e', text: '2' });
    }
  });

  it('finds every member of an object, doubled ones too', () => {
    const object = '{"a": 1,\n "a": {"a": 2}, "\\u0062": []}';
    const places = memberPlaces(bytesOf(object), { start: 100, end: 100 + object.length, line: 7 });
    expect(places.map(({ key, line }) => [key, line])).toEqual([
      ['a', 7],
      ['a', 8],
      ['b', 8],
    ]);
    expect(places.map(({ start, end }) => object.slice(start - 100, end - 100))).toEqual(['1', '{"a": 2}', '[]']);
  });

  it('agrees with JSON.parse on every object, in any chunks', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.integer({ min: 1, max: 40 }), (object, size) => {
        const { messages: _, ...rest } = object;
        const text = JSON.stringify(rest, null, size % 3);
        const members = walked(text, size);
        expect(members.map(({ key }) => key)).toEqual(Object.keys(JSON.parse(text)));
        expect(members.map(({ text: value }) => JSON.parse(value ?? ''))).toEqual(Object.values(JSON.parse(text)));
      }),
    );
  });

  it('never throws and never loses its place, on any bytes', () => {
    const jsonLike = fc.array(fc.constantFrom(...'{}[]",:\\ax1 \n'), { maxLength: 200 }).map((chars) => chars.join(''));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      jsonLike.map((text) => bytesOf(`{${text}`)),
    );
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 20 }), (input, size) => {
        const pieces = walked(input, size);
        expect(pieces).toEqual(walked(input));
        let at = 0;
        for (const { start, end } of pieces) {
          expect(start ?? at).toBeGreaterThanOrEqual(at);
          at = end ?? at;
        }
        expect(at).toBeLessThanOrEqual(input.length);
      }),
      { numRuns: 300 },
    );
  });
});
