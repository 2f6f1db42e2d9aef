/** A review from its beginning to its certificate, over real imports, the real learner and the real rules. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Decision, type QueueView, ReviewCreate } from '../contract.ts';
import { triageService } from '../service.ts';
import { certificateFromLog, type LogEntry, type Source } from '../stopping/index.ts';
import { android, type Line, openRoom, type Room, testPool } from '../testing/room.ts';
import { hashOfCertificate } from './reviews.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const wanted = (n: number): boolean => n % 15 === 4;
const lines = (count: number): Line[] =>
  Array.from(
    { length: count },
    (_, n): Line => [
      n,
      n % 3 === 0 ? 'Rook' : 'Alder',
      wanted(n) ? `you are a bramble ${n}` : `note ${n} about the rota of day ${n % 31}`,
    ],
  );

async function scored(count = 120, terms: readonly string[] = []): Promise<void> {
  await room.import({ ref: 'JM/1', files: { 'WhatsApp Chat with Relief.txt': android(lines(count)) }, terms });
  await room.score();
}

const begin = (given: Parameters<typeof ReviewCreate.parse>[0] = { kind: 'relevant' }) =>
  room.triage.beginReview(room.asking(), ReviewCreate.parse(given));

async function offered(review: number, beyond = false): Promise<QueueView> {
  for (let n = 0; n < 200; n++) {
    const view = await room.triage.next(room.asking(), review, beyond);
    if (view.state !== 'preparing') return view;
  }
  throw new Error('the pool was not prepared');
}

const decide = (review: number, view: QueueView, relevant: boolean, codes: string[] = []) =>
  room.triage.decide(room.asking(), review, Decision.parse({ position: view.offer?.position ?? 0, relevant, codes }));

/** Reads as a reader would who knows, until the queue says stop. */
async function readOn(review: number, atMost = 1_000): Promise<QueueView> {
  let view = await offered(review);
  for (let n = 0; n < atMost && view.state === 'offer'; n++) {
    const relevant = view.offer?.message?.entry.body.includes('bramble') === true;
    view = await decide(review, view, relevant, relevant ? ['threat'] : []);
  }
  return view;
}

/** The entries of a review in the ledger, oldest first. */
async function inLedger(act: RegExp) {
  return (await room.ledger()).filter((entry) => act.test(entry.act));
}

describe('a review', () => {
  it('lays down target, confidence and seed, and seals pool and draws, before anything is read', async () => {
    await scored();
    const review = await begin({ kind: 'relevant', target: 0.9, confidence: 0.8, seed: 'from the minutes of 14 May' });
    const view = await offered(review);
    expect(view).toMatchObject({ state: 'offer', size: 120, read: 0, found: 0, unread: 120, last: null });
    const acts = await inLedger(/^review\./);
    expect(acts.map(({ act }) => act)).toEqual(['review.begun', 'review.sealed']);
    expect(acts[0]?.subject).toMatchObject({
      review: 1,
      wanted: 'relevant',
      model: 'test-model 1',
      rule: 'model-assisted',
      target: 0.9,
      confidence: 0.8,
      seed: 'from the minutes of 14 May',
    });
    const [sealed] = await room.triage.reviews(room.asking());
    expect(acts[1]?.subject).toEqual({
      review: 1,
      size: 120,
      pool: sealed?.poolHash,
      draws: sealed?.drawsHash,
      withheld: 0,
    });
    expect(sealed?.poolHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('offers what the machine finds likeliest in its place, and follows the decisions', async () => {
    await scored();
    const review = await begin();
    const view = await offered(review);
    expect(view.offer?.message).toMatchObject({
      entry: { body: expect.stringContaining('bramble') },
      before: { body: expect.any(String) },
      conversationTitle: 'Relief',
    });
    const next = await decide(review, view, true, ['threat']);
    expect(next).toMatchObject({ read: 1, found: 1, unread: 119, last: { relevant: true } });
    expect(next.offer?.position).not.toBe(view.offer?.position);
  });

  it('takes a decision back by a later entry, and offers the message again', async () => {
    await scored();
    const review = await begin();
    const view = await offered(review);
    await decide(review, view, true, ['threat']);
    const back = await room.triage.undo(room.asking(), review);
    expect(back).toMatchObject({ read: 0, found: 0, last: null, offer: { position: view.offer?.position } });
    await decide(review, back, false);
    const rows = await room.db.selectFrom('triage_decision').selectAll().orderBy('seq').execute();
    expect(rows.map(({ kind, relevant, codes }) => [kind, relevant, codes])).toEqual([
      ['decided', 1, '["threat"]'],
      ['undone', 1, '["threat"]'],
      ['decided', 0, '[]'],
    ]);
    expect((await inLedger(/^review\.(decided|undone)/)).map(({ act }) => act)).toEqual([
      'review.decided',
      'review.undone',
      'review.decided',
    ]);
    await expect(
      (async () => {
        for (;;) await room.triage.undo(room.asking(), review);
      })(),
    ).rejects.toMatchObject({ code: 'BAD_USAGE' });
  });

  it('refuses a decision on a message that is not offered any more', async () => {
    await scored();
    const review = await begin();
    const view = await offered(review);
    await decide(review, view, false);
    await expect(decide(review, view, true)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });

  it('goes on after a restart with the very message that was offered', async () => {
    await scored();
    const review = await begin();
    const view = await readOn(review, 25);
    const later = triageService(room.store, { open: () => testPool() });
    try {
      for (let n = 0; n < 200; n++) {
        const again = await later.next(room.asking(), review, false);
        if (again.state === 'preparing') continue;
        expect(again).toMatchObject({
          read: 25,
          offer: { position: view.offer?.position, source: view.offer?.source },
        });
        return;
      }
    } finally {
      await later.stop();
    }
    throw new Error('the pool was not prepared');
  });

  it('ends with a certificate that anybody can make again from the ledger', async () => {
    await scored();
    const review = await begin({ kind: 'relevant', target: 0.8, confidence: 0.8 });
    const early = await room.triage.certificate(room.asking(), review).catch((error: unknown) => error);
    expect(early).toMatchObject({ code: 'BUSY' });
    await readOn(review, 10);
    expect((await room.triage.certificate(room.asking(), review)).certificate).toMatchObject({
      verdict: 'not enough evidence to stop',
      read: { total: 10 },
    });
    await readOn(review);
    const said = await room.triage.certificate(room.asking(), review);
    expect(['stop', 'everything read']).toContain(said.certificate.verdict);
    expect(said.certificate.found.total).toBe(8);
    expect(said.codes.map(({ label, certificate }) => [label, certificate.found.total])).toEqual([['threat', 8]]);
    expect(said.curve.at(-1)).toEqual({ read: said.certificate.read.total, found: 8 });
    expect(said).toMatchObject({ readers: ['Owner Example'], undone: 0, review: { state: 'open', found: 8 } });
    await room.triage.endReview(room.asking(), review, { reason: 'enough' });

    const begun = (await inLedger(/^review\.begun/))[0]?.subject ?? {};
    const sealed = (await inLedger(/^review\.sealed/))[0]?.subject ?? {};
    const log = (await inLedger(/^review\.decided/)).map(
      ({ subject }): LogEntry => ({
        kind: 'read',
        position: Number(subject.position),
        source: String(subject.source) as Source,
        relevant: subject.relevant === true,
        ...(typeof subject.probability === 'number' ? { probability: subject.probability } : {}),
      }),
    );
    const again = certificateFromLog(
      {
        rule: 'model-assisted',
        target: Number(begun.target),
        confidence: Number(begun.confidence),
        seed: String(begun.seed),
        size: Number(sealed.size),
      },
      log,
    );
    expect(again).toEqual(said.certificate);
    expect(hashOfCertificate(again)).toBe(said.hash);
    expect((await inLedger(/^review\.ended/))[0]).toMatchObject({
      subject: { verdict: again.verdict, found: 8, certificate: said.hash },
      reason: 'enough',
    });
    await expect(room.triage.next(room.asking(), review, false)).rejects.toMatchObject({ code: 'BAD_USAGE' });
  });

  it('leaves out what is withheld and what no model can judge, and says how much that is', async () => {
    await room.import({
      ref: 'JM/1',
      files: {
        'WhatsApp Chat with Relief.txt': android([
          ...lines(30),
          [40, 'Rook', '<Media omitted>'],
          [41, 'Rook', 'bramble for counsel'],
        ]),
      },
      terms: ['counsel'],
    });
    await room.score();
    const review = await begin();
    await offered(review);
    const [view] = await room.triage.reviews(room.asking());
    expect(view).toMatchObject({
      size: 30,
      outside: { unjudged: [{ reason: 'media', messages: 1 }], withheld: 1 },
    });
  });

  it('about one person holds what that person wrote', async () => {
    await scored(60);
    const handle = (await room.people.list(room.asking())).unattributed.find(({ shown }) => shown === 'Rook');
    const person = await room.people.enter(room.asking(), {
      name: 'Danny Rook',
      category: 'subject',
      note: '',
      handles: [handle?.handleId ?? 0],
    });
    const review = await begin({ kind: 'person', person });
    const view = await offered(review);
    expect(view.size).toBe(20);
    expect(view.offer?.message?.entry.sender).toBe('Rook');
    expect(JSON.stringify(await inLedger(/^review\./))).not.toContain('Danny');
    await expect(begin({ kind: 'person', person: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('does not begin while messages are being scored', async () => {
    await expect(begin()).rejects.toMatchObject({ code: 'BUSY' });
    await scored(30);
    await room.import({ ref: 'JM/2', files: { 'WhatsApp Chat with Others.txt': android(lines(40)) } });
    await expect(begin()).rejects.toMatchObject({ code: 'BUSY' });
  });
});
