import { describe, expect, it } from 'vitest';
import { CandourError } from '../../kernel/index.ts';
import { labelledMessages } from './labelled.ts';

function refusal(content: string): CandourError {
  try {
    labelledMessages(content, 'pool.jsonl');
  } catch (error) {
    if (error instanceof CandourError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('labelled messages', () => {
  it('are a JSON object a line; context, labels and further fields may be there or not, blank lines too', () => {
    const lines = [
      '{"id":"a","text":"hello","relevant":true,"labels":["insult"],"context":["before"],"start":true}',
      '',
      '{"id":2,"text":"","relevant":false}\r',
    ];
    expect(labelledMessages(`\ufeff${lines.join('\n')}\n`, 'pool.jsonl')).toEqual([
      { id: 'a', text: 'hello', relevant: true, labels: ['insult'], context: ['before'] },
      { id: '2', text: '', relevant: false, labels: [], context: [] },
    ]);
  });

  const good = '{"id":"a","text":"hello","relevant":true}\n';
  it.each([
    ['{"id":"b"', 'not a JSON object'],
    ['[1, 2]', 'not a JSON object'],
    ['"words"', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['{"id":"b","relevant":true}', '`text` is missing'],
    ['{"text":"x","relevant":true}', '`id` is missing'],
    ['{"id":"b","text":"x"}', '`relevant` is missing'],
    ['{"id":"b","text":7,"relevant":true}', '`text` is not text'],
    ['{"id":"b","text":"x","relevant":"yes"}', '`relevant` is neither true nor false'],
    ['{"id":"b","text":"x","relevant":true,"context":"y"}', '`context` is not a list of texts'],
    ['{"id":"b","text":"x","relevant":true,"labels":[1]}', '`labels` is not a list of texts'],
    ['{"id":"a","text":"x","relevant":true}', 'its id is that of line 1'],
  ])('with a bad line are refused by file, line and field: %s', (line, why) => {
    const error = refusal(`${good}${line}\n`);
    expect(error.code).toBe('BAD_INPUT');
    expect(error.exitCode).toBe(3);
    expect(error.message).toBe(`pool.jsonl, line 2: ${why}.`);
    expect(error.hint).toContain('Correct or take out line 2');
  });

  it('are refused by name where there are none', () => {
    expect(refusal('\n\n').message).toBe('pool.jsonl holds no message.');
  });
});
