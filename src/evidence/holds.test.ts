import { describe, expect, it } from 'vitest';
import { holdJudge } from './holds.ts';

const entry = (body: string, date: string | null = '2017-05-01', sender: string | null = 'Rook') => ({
  body,
  date,
  sender,
});

describe('what is held at import', () => {
  const judge = holdJudge([
    { id: 1, kind: 'scope-from', value: '2017-01-01' },
    { id: 2, kind: 'scope-to', value: '2017-12-31' },
    { id: 3, kind: 'term', value: 'Hartley & Finch' },
  ]);
  it('an entry before or after the dates of the authority is held (R5)', () => {
    expect(judge(entry('rota', '2016-12-31'))).toEqual([{ rule: 1, ground: 'scope-date' }]);
    expect(judge(entry('rota', '2018-01-01'))).toEqual([{ rule: 2, ground: 'scope-date' }]);
  });
  it('the first and last day of the authority are in scope', () => {
    expect(judge(entry('rota', '2017-01-01'))).toEqual([]);
    expect(judge(entry('rota', '2017-12-31'))).toEqual([]);
  });
  it('an entry without a date cannot be shown to be in scope', () => {
    expect(judge(entry('rota', null))).toEqual([{ rule: 1, ground: 'scope-date' }]);
  });
  it('a privilege term is found whatever its case and punctuation (R22)', () => {
    expect(judge(entry('rang HARTLEY and, no, hartley & finch today'))).toEqual([
      { rule: 3, ground: 'privilege-term' },
    ]);
  });
  it('a term inside another word is no hit', () => {
    expect(holdJudge([{ id: 1, kind: 'term', value: 'law' }])(entry('the lawn needs cutting'))).toEqual([]);
  });
  it('a term that is the sender’s name holds what they wrote', () => {
    expect(holdJudge([{ id: 1, kind: 'term', value: 'Ms Finch' }])(entry('ok', '2017-05-01', 'Ms Finch')).length).toBe(
      1,
    );
  });
});
