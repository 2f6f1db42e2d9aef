import { createHash } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CandourError } from '../../kernel/index.ts';
import type { ComparisonView, GapSummary, GapsPage, JoiningView, MembershipView } from '../alignment-contract.ts';
import type { EntriesPage } from '../contract.ts';
import { conversationRoutes } from '../index.ts';
import { exportOf, swept } from '../testing/phones.ts';
import { openRoom, type Room } from '../testing/room.ts';

let room: Room;
let app: FastifyInstance;
const at = (path: string): string => `/api/operations/${room.operationId}${path}`;
const get = (path: string) => app.inject(at(path));
const post = (path: string, payload: object) => app.inject({ method: 'POST', url: at(path), payload });

beforeAll(async () => {
  room = await openRoom();
  await room.import('JM/1', 'WhatsApp Chat with Relief.txt', exportOf());
  await room.import('JM/2', 'WhatsApp Chat with Relief.txt', exportOf({ without: swept, ahead: 60 }));
  room.service.joiningWork.start();
  app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => {
    const known = error instanceof CandourError ? error : new CandourError('BAD_USAGE', 'not accepted');
    void reply.code(known.status).send({ code: known.code });
  });
  await conversationRoutes(app, { service: room.service, actorOf: () => room.owner });
});
afterAll(async () => {
  await app.close();
  await room.close();
});

async function whenReady(id: number): Promise<JoiningView> {
  for (;;) {
    const view = (await get(`/joinings/${id}`)).json<JoiningView>();
    if (view.state !== 'aligning') return view;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('Joined conversations over HTTP', () => {
  it('are proposed, joined in the background on a decision, and ready soon after', async () => {
    const { joinings } = (await get('/joinings')).json<{ joinings: JoiningView[] }>();
    expect(joinings).toMatchObject([{ id: 1, state: 'proposed', conversationId: null, messages: null }]);
    const begun = await post('/joinings/1/join', { reason: 'the same team' });
    expect(begun.json()).toMatchObject({ id: 1, state: 'aligning', decidedBy: 'Owner Example' });
    expect(await whenReady(1)).toMatchObject({
      state: 'joined',
      conversationId: 3,
      messages: 120,
      deletions: 4,
    });
    expect((await post('/joinings/1/join', {})).statusCode).toBe(400);
    expect((await post('/joinings/9/join', {})).statusCode).toBe(404);
    expect((await post('/joinings', { copies: [1] })).statusCode).toBe(400);
    expect((await post('/joinings', { copies: [1, 2] })).statusCode).toBe(409);
  });

  it('are read with a letter a lane, and compared phone by phone', async () => {
    expect((await get('/conversations')).json()).toMatchObject({ conversations: [{ id: 3, lanes: [{}, {}] }] });
    const { entries } = (await get('/conversations/3/entries?from=60&limit=1')).json<EntriesPage>();
    expect(entries).toMatchObject([{ position: 60, lanes: 'px', common: '2017-10-19T22:02:00' }]);
    expect((await get('/conversations/1/entries')).statusCode).toBe(404);
    const compared = (await get('/conversations/3/messages/60')).json<ComparisonView>();
    expect(compared.lanes.map(({ state, original }) => [state, original === null])).toEqual([
      ['p', false],
      ['x', true],
    ]);
    expect((await get('/conversations/3/messages/x')).statusCode).toBe(400);
    const { rows } = (await get('/conversations/3/membership')).json<MembershipView>();
    expect(rows.map(({ names }) => names.length)).toEqual([2, 2, 2]);
  });

  it('give their gaps by filters in the address, summed up, and as a file with its hash', async () => {
    // The runs are found right after the joining.
    await room.service.joiningWork.settle(room.operationId);
    const page = (await get('/gaps?deletion=true&minConfidence=0.5&limit=3')).json<GapsPage>();
    expect(page).toMatchObject({ total: 4, withheld: 0 });
    expect(page.gaps).toHaveLength(3);
    expect((await get(`/gaps?limit=3&after=${page.next}`)).json<GapsPage>().gaps).toHaveLength(1);
    expect((await get('/gaps?kind=tombstone')).json()).toMatchObject({ gaps: [], total: 0, next: null });
    expect((await get('/gaps?from=2017-10')).statusCode).toBe(400);
    expect((await get('/gaps?deletion=perhaps')).statusCode).toBe(400);
    const summary = (await get('/gaps/summary?exhibit=2')).json<GapSummary>();
    expect(summary).toMatchObject({ total: 4, handsets: [{ exhibitRef: 'JM/2', deletions: 4 }], runs: [{ gaps: 4 }] });
    const file = await get('/gaps.csv');
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="gaps.csv"',
      'x-content-sha256': createHash('sha256').update(file.rawPayload).digest('hex'),
    });
  });

  it('are separated again', async () => {
    const view = await post('/joinings/1/separate', { reason: 'to look again' });
    expect(view.json()).toMatchObject({ state: 'separated', conversationId: null });
    expect((await get('/conversations')).json()).toMatchObject({ conversations: [{ id: 1 }, { id: 2 }] });
    expect((await get('/gaps')).json()).toMatchObject({ total: 0 });
  });
});
