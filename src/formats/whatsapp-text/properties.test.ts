import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../entry.ts';
import { bytesOf, told } from '../testing/collect.ts';
import { parseWhatsAppText } from './index.ts';

interface Said {
  readonly sender: string | null;
  readonly body: string;
  readonly day: number;
  readonly month: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** One way in which phones print date, time and what closes them. */
interface Shape {
  readonly name: string;
  readonly seconds: boolean;
  header(said: Said): string;
}

const two = (n: number): string => String(n).padStart(2, '0');
const half = (hour: number): string => `${hour % 12 === 0 ? 12 : hour % 12}`;
const arabic = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

const shapes: readonly Shape[] = [
  {
    name: 'iOS',
    seconds: true,
    header: (s) => `[${two(s.day)}/${two(s.month)}/2023, ${two(s.hour)}:${two(s.minute)}:${two(s.second)}] `,
  },
  {
    name: 'Android',
    seconds: false,
    header: (s) => `${two(s.day)}/${two(s.month)}/23, ${two(s.hour)}:${two(s.minute)} - `,
  },
  {
    name: 'full stops',
    seconds: true,
    header: (s) => `[${s.day}.${s.month}.23 ${two(s.hour)}.${two(s.minute)}.${two(s.second)}] `,
  },
  {
    name: 'twelve hours',
    seconds: false,
    header: (s) => `${s.day}/${s.month}/23, ${half(s.hour)}:${two(s.minute)}\u202f${s.hour < 12 ? 'AM' : 'PM'} - `,
  },
  {
    name: 'time first',
    seconds: true,
    header: (s) => `[${two(s.hour)}:${two(s.minute)}:${two(s.second)}, ${s.day}/${s.month}/23] `,
  },
  {
    name: 'Arabic digits',
    seconds: true,
    header: (s) =>
      `[${arabic(`${s.day}\u200f/${s.month}\u200f/2023، ${half(s.hour)}:${two(s.minute)}:${two(s.second)}`)} ${s.hour < 12 ? 'ص' : 'م'}] `,
  },
  {
    name: 'Buddhist years',
    seconds: true,
    header: (s) => `[${s.day}/${s.month}/2566 BE, ${two(s.hour)}:${two(s.minute)}:${two(s.second)}] `,
  },
  {
    name: 'Japanese years',
    seconds: true,
    header: (s) => `[${s.day}/${s.month}/R5, ${two(s.hour)}:${two(s.minute)}:${two(s.second)}] `,
  },
];

/** Words nobody can take for a header, a placeholder or a sender's colon. */
const word = fc.constantFrom(
  'larch',
  'tree',
  'déjà',
  '🌲',
  'ok',
  'مرحبا',
  '12',
  '(no)',
  'at 14:56',
  'नमस्ते',
  '\u2028',
  'x: y',
  '"quoted"',
);
const bodyLine = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `well ${words.join(' ')} then`);
const body = fc.array(bodyLine, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const sender = fc.constantFrom('Kim', 'User:)', '~ Dana', '+44 7700 900123', 'Zoë', 'أمل', 'Kim 🌲 Reed');
const said: fc.Arbitrary<Said> = fc.record({
  sender: fc.option(sender, { nil: null, freq: 8 }),
  body,
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.integer({ min: 1, max: 12 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  second: fc.integer({ min: 0, max: 59 }),
});

function render(shape: Shape, conversation: readonly Said[], lineEnd: string): string {
  return conversation
    .map((one) => {
      const rest = one.sender === null ? 'Anna left' : `${one.sender}: ${one.body}`;
      return `${shape.header(one)}${rest.replaceAll('\n', lineEnd)}${lineEnd}`;
    })
    .join('');
}

describe('any export', () => {
  it('that is written in a known shape is read as it was meant', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...shapes),
        fc.array(said, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (shape, conversation, lineEnd) => {
          // The first line proves the order, so that every line can be compared.
          const proof: Said = { sender: 'Kim', body: 'well then', day: 28, month: 1, hour: 9, minute: 0, second: 0 };
          const meant = [proof, ...conversation];
          const { entries, unparsed, ends } = await told(parseWhatsAppText, render(shape, meant, lineEnd));
          expect(unparsed).toBe(0);
          expect(ends[0]?.dateOrder?.value).toBe('DMY');
          expect(entries[0]?.map(read)).toEqual(
            meant.map((one) => ({
              ...one,
              second: shape.seconds ? one.second : null,
              body: one.sender === null ? 'Anna left' : one.body,
            })),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is accounted for byte by byte, whatever the bytes are and however they arrive', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .constantFrom(
          '18/03/22, 14:56 - Kim: hi',
          '[18/03/22, 14:56:01] ',
          '\u200e',
          '\ufeff',
          '\r',
          '\n',
          '\r\n',
          ': ',
          '٢٧/٣/٢٠٢٢، ٩:٥٣ م - ',
          '<attached: ',
          'image omitted',
        )
        .map(bytesOf),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 64 }), async (pieces, chunk) => {
        const bytes = Uint8Array.from(pieces.flatMap((bytes) => [...bytes]));
        const whole = await told(parseWhatsAppText, bytes);
        const parts = await told(parseWhatsAppText, bytes, { chunk });
        expect(parts).toEqual(whole);
        let at = whole.spans[0]?.end ?? 0;
        for (const { start, end } of whole.entries[0] ?? []) {
          expect(start).toBe(at);
          at = end;
        }
        expect(at).toBe(bytes.length);
      }),
      { numRuns: 300 },
    );
  });
});

function read({ sender, body, time }: Entry): object {
  if (time?.kind !== 'printed') throw new Error('no time');
  const [day, month] = time.fields;
  return { sender, body, day, month, hour: time.hour, minute: time.minute, second: time.second };
}
