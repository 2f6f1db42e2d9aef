import { describe, expect, it } from 'vitest';
import { filterSentence, triageFiltersFromAddress, whatOf, withWhat } from './filters.ts';

const title = (id: number) => (id === 3 ? 'Relief' : undefined);

describe('the filters of the triage page', () => {
  it('take from an address what is one, and one question at a time', () => {
    expect(triageFiltersFromAddress({ label: 'racism', conversation: '3', page: 'x' })).toEqual({
      label: 'racism',
      conversation: 3,
    });
    expect(triageFiltersFromAddress({ label: 'kindness', bin: '20', unjudged: 'tiredness' })).toEqual({});
    expect(triageFiltersFromAddress({ unjudged: 'voice', label: 'racism', bin: 3 })).toEqual({ unjudged: 'voice' });
    expect(triageFiltersFromAddress({ bin: 0 })).toEqual({ bin: 0 });
  });

  it.each(['', 'label racism', 'bin 17', 'unjudged voice'])('keep the conversation when %j is asked for', (what) => {
    const filters = withWhat({ conversation: 3, label: 'slur' }, what);
    expect(whatOf(filters)).toBe(what);
    expect(filters.conversation).toBe(3);
  });

  it('read as a sentence', () => {
    expect(filterSentence({}, title)).toBe('at or above the review threshold');
    expect(filterSentence({ label: 'sexual_violence', conversation: 3 }, title)).toBe(
      'suggested as sexual violence, in Relief',
    );
    expect(filterSentence({ bin: 17 }, title)).toBe('relevance 0.85 to 0.90');
    expect(filterSentence({ unjudged: 'voice', conversation: 9 }, title)).toBe(
      'not judged: voice messages, in one conversation',
    );
  });
});
