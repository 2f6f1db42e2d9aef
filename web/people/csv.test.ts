import { describe, expect, it } from 'vitest';
import type { PersonRow } from '../contract.ts';
import { peopleCsv } from './csv.ts';

const rook: PersonRow = {
  id: 2,
  name: 'Danny "Rooky" Rook',
  category: 'third-party',
  anonymous: false,
  posting: 'PC, Team B',
  handles: 3,
  conversations: 2,
  messages: 1204,
  first: '2019-01-01T10:00',
  last: '2020-02-03T23:59:58',
  confidence: 0.9,
};
const lines = (people: readonly PersonRow[]) => peopleCsv(people).replace('\ufeff', '').trimEnd().split('\r\n');

describe('people as a file', () => {
  it('has a line a person, quotation marks doubled, days alone', () => {
    expect(lines([rook])).toEqual([
      '"number","name","category","anonymous","posting","names in chats","conversations","messages","first","last","weakest attribution"',
      '"2","Danny ""Rooky"" Rook","third party","no","PC, Team B","3","2","1204","2019-01-01","2020-02-03","0.90"',
    ]);
  });

  it('leaves out of somebody anonymous the name and what together would tell it', () => {
    expect(lines([{ ...rook, category: 'victim', anonymous: true }])[1]).toBe(
      '"2","Anonymous person 2","victim","yes","","3","2","1204","","","0.90"',
    );
  });

  it('stops a name that a spreadsheet would run', () => {
    expect(lines([{ ...rook, name: '=HYPERLINK("x")' }])[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines([{ ...rook, name: '+44 7700 900121', confidence: null }])[1]).toMatch(/"'\+44 7700 900121".*,""$/);
  });
});
