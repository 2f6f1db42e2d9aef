import { describe, expect, it } from 'vitest';
import { topicOf, WordCounts } from './topic.ts';

function counted(texts: readonly string[]): WordCounts {
  const counts = new WordCounts();
  for (const text of texts) counts.add(text);
  return counts;
}

const everyday = Array.from({ length: 400 }, (_, n) => `the van was ${n % 3 === 0 ? 'late' : 'fine'} on day ${n}`);

describe('The topic of some messages', () => {
  it('is the words that stand out against the rest of the chat, folded, the most telling first', () => {
    const gone = counted([
      'did you move the Locker keys',
      'the LOCKER was open',
      'who has the locker key and the ledger',
      'the ledger is gone',
      'the van was fine',
    ]);
    expect(topicOf(gone, counted(everyday))).toEqual(['locker', 'ledger']);
  });

  it('holds no word of one message alone, none of two letters, no number and none that everybody uses', () => {
    const gone = counted(['the the the odd', 'van on 2024', 'van on 2024', 'was it the van']);
    expect(topicOf(gone, counted(everyday))).toEqual([]);
  });

  it('has six words at most, and nothing where nothing is gone', () => {
    const words = ['alder', 'birch', 'cedar', 'elder', 'hazel', 'maple', 'rowan', 'willow'].join(' ');
    expect(topicOf(counted([words, words, words]), counted(everyday))).toHaveLength(6);
    expect(topicOf(counted([]), counted(everyday))).toEqual([]);
  });
});
