import { describe, expect, it } from 'vitest';
import { readHeader } from './header.ts';
import { emptyHeader } from './header-fields.ts';

function read(line: string): string | null {
  const bytes = Buffer.from(line);
  const header = emptyHeader();
  if (!readHeader(bytes, 0, bytes.length, header)) return null;
  const { a, b, c, order = '', hour, minute, second, odd, unknownPeriod, impossible, calendar } = header;
  const time = second < 0 ? `${hour}:${minute}` : `${hour}:${minute}:${second}`;
  const notes = [
    order,
    calendar === 'gregorian' ? '' : calendar,
    odd && 'odd',
    unknownPeriod && 'unknown word',
    impossible && 'impossible',
  ];
  return [`${a} ${b} ${c} ${time}`, ...notes.filter(Boolean), `| ${bytes.toString('utf8', header.rest)}`].join(' ');
}

describe('the start of an entry', () => {
  it.each([
    ['[18/03/22, 14:56:01] K: x', '18 3 2022 14:56:1 | K: x'],
    ['18/03/2022, 14:56 - K: x', '18 3 2022 14:56 | K: x'],
    ['18.03.22, 14:56 - K: x', '18 3 2022 14:56 | K: x'],
    ['18-03-2022 14:56 - K: x', '18 3 2022 14:56 | K: x'],
    ['2022-03-18, 14:56 - K: x', '2022 3 18 14:56 YMD | K: x'],
    ['3/18/22, 2:56 PM - K: x', '3 18 2022 14:56 | K: x'],
    ['3/18/22, 12:04\u202fAM - K: x', '3 18 2022 0:4 | K: x'],
    ['3/18/22, 2:56\u00a0pm - K: x', '3 18 2022 14:56 | K: x'],
    ['[3/18/22, 2:56:01\u2009PM] K: x', '3 18 2022 14:56:1 | K: x'],
    ['18/3/22 2:56 p. m. - K: x', '18 3 2022 14:56 | K: x'],
    ['18/3/22, 2:56 a.\u00a0m. - K: x', '18 3 2022 2:56 | K: x'],
    ['[\u200f٢٧\u200f/٣\u200f/٢٠٢٢، ٩:٥٣:٥٦ م] K: x', '27 3 2022 21:53:56 | K: x'],
    ['۲۷/۳/۲۰۲۲،\u200f ۹:۵۳ ق.ظ. - K: x', '27 3 2022 9:53 | K: x'],
    ['[१८/३/२२, २:५६:०१ pm] K: x', '18 3 2022 14:56:1 | K: x'],
    ['[๑๘/๓/๒๕๖๕ ๑๔:๕๖:๐๑] K: x', '18 3 2022 14:56:1 buddhist | K: x'],
    ['[3/18/2565 BE, 14:56:01] K: x', '3 18 2022 14:56:1 buddhist | K: x'],
    ['[3/18/R4, 14:56:01] K: x', '3 18 2022 14:56:1 japanese | K: x'],
    ['[R4/03/18 14:56:01] K: x', '2022 3 18 14:56:1 YMD japanese | K: x'],
    ['[3/18/H31, 14:56:01] K: x', '3 18 2019 14:56:1 japanese | K: x'],
    ['[14:56:01, 3/18/22] K: x', '3 18 2022 14:56:1 | K: x'],
    ['[14.56.01 18.03.22] K: x', '18 3 2022 14:56:1 | K: x'],
    ['[18/03/22 14.56.01] K: x', '18 3 2022 14:56:1 | K: x'],
    ['[2022/3/18 下午2:56:01] K: x', '2022 3 18 14:56:1 YMD | K: x'],
    ['2022/3/18 凌晨1:56 - K: x', '2022 3 18 1:56 YMD | K: x'],
    ['[午後2:56:01 2022/03/18] K: x', '2022 3 18 14:56:1 YMD | K: x'],
    ['[2022. 3. 18. 오후 2:56:01] K: x', '2022 3 18 14:56:1 YMD | K: x'],
    ['22. 3. 18. 오전 9:56 - K: x', '2022 3 18 9:56 YMD | K: x'],
    ['[3/18/22, 2:56:01 in the afternoon] K: x', '3 18 2022 14:56:1 | K: x'],
    ['[3/18/22, 3:56:01 at night] K: x', '3 18 2022 3:56:1 | K: x'],
    ['[3/18/22, 10:56:01 at night] K: x', '3 18 2022 22:56:1 | K: x'],
    ['12/07/2017 à 22:35 - K: x', '12 7 2017 22:35 | K: x'],
    ['[2022-03-18 14 h 56 min 01 s] K: x', '2022 3 18 14:56:1 YMD | K: x'],
    ['18. 3. 2022 14:56 - K: x', '18 3 2022 14:56 | K: x'],
    ['18.03.22 г., 14:56 ч. - K: x', '18 3 2022 14:56 | K: x'],
    ['[18/03/202214:56:01] K: x', '18 3 2022 14:56:1 | K: x'],
    ['45/3/18, 14:56 - K: x', '2045 3 18 14:56 YMD | K: x'],
    ['\ufeff\ufeff[18/03/22, 14:56:01] K: x', '18 3 2022 14:56:1 | K: x'],
    ['[\ufeff18/03/22, 14:56:01] K: x', '18 3 2022 14:56:1 | K: x'],
    ['\u200e[18/03/22, 14:56:01] \u200eK: x', '18 3 2022 14:56:1 | \u200eK: x'],
    ['[18/03/22, 14:56:01]', '18 3 2022 14:56:1 | '],
    ['18/03/22, 14:56 -', '18 3 2022 14:56 | '],
    ['3/18/22, 00:04 AM - K: x', '3 18 2022 0:4 odd | K: x'],
    ['3/18/22, 23:59 PM - K: x', '3 18 2022 23:59 odd | K: x'],
    ['[18/03/2022, 2:56:01 kesho] K: x', '18 3 2022 2:56:1 unknown word | K: x'],
    ['[1401/1/31, 14:56:01] K: x', '1401 1 31 14:56:1 YMD other | K: x'],
    ['31/13/22, 14:56 - K: x', '31 13 2022 14:56 impossible | K: x'],
    ['30/02/2022, 14:56 - K: x', '30 2 2022 14:56 impossible | K: x'],
  ])('%j is read as %s', (line, want) => {
    expect(read(line)).toBe(want);
  });

  it.each([
    'Kim: x',
    '10 people came',
    '10:30 meeting',
    '1.5 litres of milk',
    '[1] see the note',
    '[18/03] hi',
    '18/03/2022, 14:56 Kim: x',
    '[18/03/22, 14:56:01]Kim: x',
    '18/03/2022, 10:30 meeting - bring the file',
    '18/03/22, 25:00 - Kim: x',
    '18/03/22, 14:61 - Kim: x',
    '18/03-22, 14:56 - Kim: x',
    ' 18/03/22, 14:56 - Kim: x',
    '12345/1/1, 14:56 - Kim: x',
    '٢٧ people',
    '',
  ])('%j opens no entry', (line) => {
    expect(read(line)).toBeNull();
  });

  it('reads a date that repeats the one before as itself, and a longer one as another', () => {
    const header = emptyHeader();
    const days = ['1/2/22, 14:56 - K', '1/2/22, 14:57 - K', '1/2/2215, 14:58 - K', '1/2/22, 14:59 - K'].map((line) => {
      const bytes = Buffer.from(line);
      return readHeader(bytes, 0, bytes.length, header) ? header.c : null;
    });
    expect(days).toEqual([2022, 2022, 2215, 2022]);
  });

  it('reads nothing behind the end of the line', () => {
    const bytes = Buffer.from('18/03/22, 14:56 - Kim: x');
    for (let end = 0; end < 17; end++) expect(readHeader(bytes, 0, end, emptyHeader())).toBe(false);
  });
});
