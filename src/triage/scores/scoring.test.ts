/** From sealing to a list of suggestions: what is scored, what is not, what is taken over, who sees it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { triageService } from '../service.ts';
import { android, type Line, openRoom, type Room, testPool } from '../testing/room.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const chat: readonly Line[] = [
  [0, 'Rook', 'who has the keys'],
  [1, 'Alder', 'you are a thornapple'],
  [2, 'Teasel', 'same'],
  [3, 'Sorrel', 'objection, that is not funny'],
  [4, 'Rook', 'ich habe heute keine Zeit'],
  [5, 'Rook', '<Media omitted>'],
  [6, 'Alder', 'bramble'],
];
const file = 'WhatsApp Chat with Relief.txt';
const relief = (lines: readonly Line[] = chat, ref = 'JM/1', terms: readonly string[] = []) =>
  room.import({ ref, files: { [file]: android(lines) }, terms });

const bodies = async (query: Parameters<Room['list']>[0] = {}, actor = room.owner) =>
  (await room.list(query, actor)).messages.map(({ entry }) => entry.body);
const view = (actor = room.owner) => room.triage.view(room.asking(actor));
const acts = async () => (await room.ledger()).map(({ act }) => act).filter((act) => /^(scoring|scores)\./.test(act));

describe('what has been sealed', () => {
  it('is scored in the background with the words before it, and counted', async () => {
    await relief();
    expect((await view()).progress).toEqual({ step: 'Scoring messages', done: 0, total: 7, error: null });
    await room.score();
    const seen = await view();
    expect(seen).toMatchObject({
      model: { name: 'test-model 1', threshold: 0.4, shown: true, complete: true, begunBy: 'Candour' },
      loaded: { name: 'test-model 1' },
      progress: { step: null, done: 7, total: 7 },
      judged: 5,
      suggested: 3,
      unjudged: [
        { reason: 'other-language', messages: 1 },
        { reason: 'media', messages: 1 },
      ],
      withheld: 0,
      conversations: [{ title: 'Relief', suggested: 3, judged: 5 }],
    });
    expect(seen.bins.flatMap((n, bin) => (n === 0 ? [] : [[bin, n]]))).toEqual([
      [0, 2],
      [9, 1],
      [17, 1],
      [19, 1],
    ]);
    expect(seen.labels.filter(({ messages }) => messages > 0)).toEqual([
      { label: 'sexism', messages: 2 },
      { label: 'threat', messages: 1 },
      { label: 'challenge', messages: 1 },
    ]);
  });

  it('is asked of the model with at most three messages before it, oldest first, without notices and media', async () => {
    await relief();
    await room.score();
    const last = room.asked().find(({ text }) => text === 'bramble');
    expect(last?.context).toEqual(['same', 'objection, that is not funny', 'ich habe heute keine Zeit']);
  });

  it('is judged by the second tier throughout while the operation is small, and no longer when it is not', async () => {
    await relief();
    await room.score();
    expect(room.wishes()).toEqual(Array(5).fill({ throughout: true }));
    const many = Array.from({ length: 20_000 }, (_, n): Line => [n % 5_000, 'Rook', `who has key number ${n}`]);
    await relief(many, 'JM/2');
    await room.score();
    const later = room.wishes().slice(5);
    expect(later).toHaveLength(20_000);
    expect(later.every((wish) => wish?.throughout === false)).toBe(true);
  });

  it('leaves the beginning and the end of the work in the ledger, with the model and no words', async () => {
    await relief();
    await room.score();
    const all = await room.ledger();
    expect(all.filter(({ act }) => /^scor/.test(act)).map(({ act, subject }) => ({ act, subject }))).toEqual([
      { act: 'scores.model-begun', subject: { model: 'test-model 1', threshold: 0.4 } },
      { act: 'scores.model-chosen', subject: { model: 'test-model 1' } },
      { act: 'scoring.begun', subject: { scoring: 1, model: 'test-model 1' } },
      { act: 'scoring.ended', subject: { scoring: 1, model: 'test-model 1', scored: 5, reused: 0, unjudged: 2 } },
    ]);
    expect(JSON.stringify(all)).not.toContain('thornapple');
  });

  it('is not scored again while nothing has changed', async () => {
    await relief();
    await room.score();
    const asked = room.asked().length;
    await room.score();
    expect(room.asked()).toHaveLength(asked);
    expect(await acts()).toHaveLength(4);
  });
});

describe('the list of suggestions', () => {
  it('is the likeliest first, as many as the counts say, each in its place', async () => {
    await relief();
    await room.score();
    expect(await bodies()).toEqual(['you are a thornapple', 'bramble', 'same']);
    const page = await room.list({ label: 'sexism' });
    expect(page).toMatchObject({ total: 2, next: null });
    expect(page.messages[1]).toMatchObject({
      entry: { body: 'same', position: 2 },
      before: { body: 'you are a thornapple' },
      relevance: 0.475,
      suggested: [{ label: 'sexism' }],
    });
    expect(await bodies({ label: 'challenge' })).toEqual(['objection, that is not funny']);
    expect(await bodies({ bin: 0 })).toEqual(['objection, that is not funny', 'who has the keys']);
    expect(await bodies({ unjudged: 'other-language' })).toEqual(['ich habe heute keine Zeit']);
  });

  it('goes on behind its last message', async () => {
    await relief();
    await room.score();
    const first = await room.list({ limit: 2 });
    expect(first).toMatchObject({ total: 3, next: expect.stringMatching(/^0\.85:\d+$/) });
    expect(await bodies({ limit: 2, after: first.next ?? '' })).toEqual(['same']);
  });

  it('explains a message by the spans without which its score is lower', async () => {
    await relief();
    await room.score();
    const [top] = (await room.list()).messages;
    const said = await room.triage.explain(room.asking(), top?.entry.observation ?? 0);
    expect(said).toMatchObject({ relevance: 0.95, tier: 'second', model: 'test-model 1', threshold: 0.4 });
    expect(said.labels[0]).toMatchObject({ label: 'sexism', score: expect.closeTo(0.91, 4) });
    expect(said.spans.map(({ start, end, label }) => [top?.entry.body.slice(start, end), label])).toEqual([
      ['thornapple', 'relevance'],
      ['thornapple', 'sexism'],
    ]);
  });

  it('marks a stretch of a conversation with suggestions and nothing else', async () => {
    await relief();
    await room.score();
    const { marks, model } = await room.triage.within(room.asking(), 1, { from: 1, limit: 5 });
    expect(model).toBe('test-model 1');
    expect(marks.map(({ position, suggested }) => [position, suggested[0]?.label])).toEqual([
      [1, 'sexism'],
      [2, 'sexism'],
      [3, 'challenge'],
    ]);
  });
});

describe('what is held back', () => {
  const reviewer = () => room.person(['triage.read', 'evidence.read']);
  const independent = () => room.person(['triage.read', 'evidence.read', 'privilege.read']);

  it('is in no list, count, mark or explanation of who may not read it', async () => {
    await relief(chat, 'JM/1', ['thornapple']);
    await room.score();
    expect(await bodies({}, reviewer())).toEqual(['bramble']);
    expect(await view(reviewer())).toMatchObject({ judged: 4, suggested: 1, withheld: 1 });
    expect((await room.list({}, reviewer())).total).toBe(1);
    expect((await room.list({ label: 'sexism' }, reviewer())).total).toBe(0);
    const { marks } = await room.triage.within(room.asking(reviewer()), 1, { from: 0, limit: 9 });
    expect(marks.map(({ position }) => position)).toEqual([3, 6]);
    expect(await bodies({}, independent())).toEqual(['you are a thornapple', 'bramble']);
    expect(await view(independent())).toMatchObject({ judged: 5, suggested: 2, withheld: 0 });
    const [held] = (await room.list({}, independent())).messages;
    const explained = room.triage.explain(room.asking(reviewer()), held?.entry.observation ?? 0);
    await expect(explained).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('does not score what others may read: the words before a message are those that everybody may read', async () => {
    await relief(chat, 'JM/1', ['thornapple']);
    await room.score();
    const same = room.asked().find(({ text }) => text === 'same');
    expect(same?.context).toEqual(['who has the keys']);
    expect((await room.list({ bin: 9 })).total).toBe(0);
  });

  it('is counted when it is released, and what follows it is scored anew', async () => {
    await relief(chat, 'JM/1', ['thornapple']);
    await room.score();
    const [held] = (await room.list({}, independent())).messages;
    await room.release(held?.entry.observation ?? 0);
    // Until the conversation is walked through again it is shown, and counted as little as before.
    expect(await view(reviewer())).toMatchObject({ suggested: 1, progress: { step: 'Scoring messages' } });
    await room.score();
    expect(await view(reviewer())).toMatchObject({ judged: 5, suggested: 3, withheld: 0 });
    expect(await bodies({}, reviewer())).toEqual(['you are a thornapple', 'bramble', 'same']);
  });
});

describe('one chat on several phones', () => {
  const other = chat.filter(([minute]) => minute !== 1);
  const both = async () => {
    await relief();
    await relief(other, 'JM/2');
    await room.score();
  };

  it('is scored once where the same words stand after the same words', async () => {
    await both();
    const asked = room.asked().map(({ text, context }) => [...context, text].join(' / '));
    expect(new Set(asked).size).toBe(asked.length);
    expect((await room.ledger()).at(-1)?.subject).toMatchObject({ scored: 7, reused: 2 });
  });

  it('counts and lists each message once after it was joined, and each phone’s again when it is separated', async () => {
    await both();
    expect(await view()).toMatchObject({ suggested: 4 });
    await room.joinAll();
    await room.score();
    expect(await view()).toMatchObject({ judged: 5, suggested: 3, conversations: [{ suggested: 3 }] });
    expect(await bodies()).toEqual(['you are a thornapple', 'bramble', 'same']);
    const [joining] = await room.conversations.joinings(room.asking());
    await room.conversations.separate(room.asking(), joining?.id ?? 0, 'two chats after all');
    await room.score();
    expect(await view()).toMatchObject({ suggested: 4 });
    expect((await bodies()).sort()).toEqual(['bramble', 'bramble', 'same', 'you are a thornapple']);
  });

  it('is withheld on every phone where one phone’s observation is held, also between joining and the next walk', async () => {
    await relief();
    await relief(chat, 'JM/2', ['thornapple']);
    await room.score();
    const reviewer = room.person(['triage.read', 'evidence.read']);
    await room.joinAll();
    expect(await bodies({}, reviewer)).toEqual(['bramble', 'same']);
    expect(await view(reviewer)).toMatchObject({ suggested: 0 });
    await room.score();
    expect(await bodies({}, reviewer)).toEqual(['bramble']);
    expect(await view(reviewer)).toMatchObject({ suggested: 1, withheld: 1 });
  });

  it('is walked through again when a copy grows', async () => {
    await both();
    await room.joinAll();
    await room.score();
    await room.import({ ref: 'JM/3', files: { [file]: android([...chat, [9, 'Rook', 'nettle']]) } });
    await room.joinAll();
    await room.score();
    expect(await view()).toMatchObject({ suggested: 4 });
  });
});

describe('work that is interrupted', () => {
  const long = (): Line[] =>
    Array.from(
      { length: 1_300 },
      (_, n): Line => [n, n % 2 === 0 ? 'Rook' : 'Alder', n % 100 === 7 ? `bramble ${n}` : `note ${n}`],
    );

  it('goes on behind its last batch and counts nothing twice', async () => {
    await relief(long());
    let batches = 0;
    const pool = await testPool();
    const first = triageService(room.store, {
      open: async () => ({
        ...pool,
        threads: 1,
        async score(messages) {
          if (batches++ === 2) throw new Error('cut off');
          return await pool.score(messages);
        },
      }),
    });
    await first.work.settle(room.operationId);
    expect(first.work.fault(room.operationId)).toMatchObject({ code: 'INTERNAL' });
    expect(await room.triage.progress(room.asking())).toMatchObject({ done: 1_000, total: 1_300 });
    await room.score();
    expect(room.asked().map(({ text }) => text)).toHaveLength(300);
    expect(await view()).toMatchObject({ judged: 1_300, suggested: 13 });
    const ended = (await room.ledger()).filter(({ act }) => act === 'scoring.ended');
    expect(ended.map(({ subject }) => subject)).toEqual([
      { scoring: 1, model: 'test-model 1', scored: 1_300, reused: 0, unjudged: 0 },
    ]);
  });

  it('waits while evidence comes in', async () => {
    let busy = true;
    const polite = triageService(room.store, { open: () => testPool(), busy: () => busy });
    await relief();
    const settled = polite.work.settle(room.operationId);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await polite.progress(room.asking())).done).toBe(0);
    busy = false;
    await settled;
    expect((await polite.progress(room.asking())).done).toBe(7);
  });
});

describe('another version of the model', () => {
  it('scores beside the one before when a person asks, and is shown when a person says so', async () => {
    await relief();
    await room.score();
    const next = room.withModel('test-model 2');
    await next.work.settle(room.operationId);
    expect(await next.view(room.asking())).toMatchObject({ loaded: null, models: [{ name: 'test-model 1' }] });
    // Something new makes the threads start; the version is known then, and still waits for a person.
    await relief([[20, 'Rook', 'nettle']], 'JM/9');
    await next.work.settle(room.operationId);
    expect(await next.view(room.asking())).toMatchObject({ loaded: { name: 'test-model 2' }, models: [{ id: 1 }] });
    await next.scoreAgain(room.asking(), { reason: 'a newer version' });
    await next.work.settle(room.operationId);
    expect(await next.view(room.asking())).toMatchObject({
      model: { name: 'test-model 1' },
      models: [
        { name: 'test-model 1', complete: false },
        { name: 'test-model 2', complete: true, begunBy: 'Owner Example' },
      ],
    });
    await next.showModel(room.asking(), { model: 2, reason: 'scored to the end' });
    expect(await next.view(room.asking())).toMatchObject({
      model: { name: 'test-model 2' },
      chosen: { by: 'Owner Example', reason: 'scored to the end' },
      suggested: 4,
    });
    expect((await room.ledger()).filter(({ act }) => act === 'scores.model-chosen').at(-1)).toMatchObject({
      subject: { model: 'test-model 2' },
      reason: 'scored to the end',
    });
    await next.showModel(room.asking(), { model: 1, reason: '' });
    expect(await next.view(room.asking())).toMatchObject({ model: { id: 1 }, suggested: 3 });
    await next.work.stop();
  });
});
