/** Each route of the room, and which acts alone open it. A route that is added without a line here fails the last test. */

import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Grant } from '../../access/index.ts';
import { CandourError } from '../../kernel/index.ts';
import { ReviewCreate } from '../contract.ts';
import { triageRoutes } from '../index.ts';
import { android, openRoom, type Room } from '../testing/room.ts';

interface Door {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly payload?: object;
  /** The acts of which all are needed. */
  readonly needs: readonly Grant['act'][];
  /** Status for somebody who has them: what is not there is told to nobody else. */
  readonly opens: number;
}

const read = ['triage.read'] as const;
const content = ['triage.read', 'evidence.read'] as const;
const decide = ['review.decide', 'evidence.read'] as const;

const doors: readonly Door[] = [
  { method: 'GET', path: '/triage', needs: read, opens: 200 },
  { method: 'GET', path: '/triage/progress', needs: read, opens: 200 },
  { method: 'POST', path: '/triage/scorings', payload: { reason: 'again' }, needs: ['triage.manage'], opens: 202 },
  { method: 'PUT', path: '/triage/model', payload: { model: 1 }, needs: ['triage.manage'], opens: 200 },
  { method: 'GET', path: '/triage/messages', needs: content, opens: 200 },
  { method: 'GET', path: '/triage/messages/:o', needs: content, opens: 200 },
  { method: 'GET', path: '/conversations/:c/suggestions', needs: content, opens: 200 },
  { method: 'GET', path: '/reviews', needs: ['review.certificate'], opens: 200 },
  { method: 'POST', path: '/reviews', payload: { kind: 'relevant' }, needs: ['review.run'], opens: 201 },
  { method: 'GET', path: '/reviews/:r/certificate', needs: ['review.certificate'], opens: 200 },
  { method: 'GET', path: '/reviews/:r/next', needs: decide, opens: 200 },
  {
    method: 'POST',
    path: '/reviews/:r/decisions',
    payload: { position: 0, relevant: true },
    needs: decide,
    opens: 200,
  },
  { method: 'POST', path: '/reviews/:r/undo', needs: decide, opens: 200 },
  { method: 'POST', path: '/reviews/:r/end', payload: { reason: 'enough' }, needs: ['review.run'], opens: 200 },
];

/** Everything that can be granted on an operation, and that is not enough by itself. */
const others: readonly Grant['act'][] = [
  'operation.read',
  'evidence.import',
  'evidence.decide',
  'search',
  'copies.join',
  'people.read',
  'people.manage',
  'annotate',
  'extract',
  'privilege.read',
  'ledger.read',
  'verify',
];
const all: readonly Grant['act'][] = [
  ...others,
  'evidence.read',
  'triage.read',
  'triage.manage',
  'review.run',
  'review.decide',
  'review.certificate',
];

let room: Room;
let app: FastifyInstance;
let actor: Actor;
let observation = 0;

beforeAll(async () => {
  room = await openRoom();
  const chat = android([
    [0, 'Rook', 'you are a bramble'],
    [1, 'Teasel', 'morning all'],
  ]);
  await room.import({ ref: 'JM/1', files: { 'WhatsApp Chat with Relief.txt': chat } });
  await room.score();
  observation = (await room.list()).messages[0]?.entry.observation ?? 0;
  await room.triage.beginReview(room.asking(), ReviewCreate.parse({ kind: 'relevant' }));
  for (let n = 0; n < 200; n++) {
    const { state } = await room.triage.next(room.asking(), 1, false);
    if (state !== 'preparing') break;
  }
  app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof CandourError) return reply.status(error.status).send({ code: error.code });
    const invalid = typeof error === 'object' && error !== null && 'validation' in error;
    return reply.status(invalid ? 400 : 500).send({ code: invalid ? 'BAD_USAGE' : String(error) });
  });
  await triageRoutes(app, { service: room.triage, actorOf: () => actor });
});

afterAll(async () => {
  await app.close();
  await room.close();
});

async function ask({ method, path, payload }: Door, acts: readonly Grant['act'][], operation = room.operationId) {
  actor = room.person(acts);
  const filled = path.replace(':o', String(observation)).replaceAll(/:[a-z]/g, '1');
  const url = `/api/operations/${operation}${filled}`;
  const response = await app.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
  return { status: response.statusCode, code: response.json<{ code?: string }>().code };
}

const changes = async () => (await room.ledger()).length;

describe.each(doors.map((door) => ({ door, called: `${door.method} ${door.path}` })))('$called', ({ door }) => {
  test('is refused to an account without a grant, and to one with every other', async () => {
    const before = await changes();
    for (const acts of [[], others, ...door.needs.map((act) => all.filter((one) => one !== act))]) {
      expect(await ask(door, acts)).toEqual({ status: 403, code: 'NOT_ALLOWED' });
    }
    expect(await changes()).toBe(before);
  });

  test('is refused for another operation, whatever is granted on this one', async () => {
    expect(await ask(door, all, room.operationId + 1)).toEqual({ status: 403, code: 'NOT_ALLOWED' });
  });

  test(`opens with ${door.needs.join(' and ')} alone`, async () => {
    if (door.path.endsWith('/decisions')) {
      const next = await room.triage.next(room.asking(), 1, false);
      const payload = { ...door.payload, position: next.offer?.position ?? 0 };
      expect((await ask({ ...door, payload }, door.needs)).status).toBe(door.opens);
      return;
    }
    expect((await ask(door, door.needs)).status).toBe(door.opens);
  });

  if (door.payload === undefined) return;

  test('refuses a body with a word that it does not know', async () => {
    expect((await ask({ ...door, payload: { ...door.payload, surprise: 1 } }, all)).status).toBe(400);
  });
});

test('a review for a code names it, and one about a person names the person', async () => {
  const begin = (payload: object) => ask({ method: 'POST', path: '/reviews', payload, needs: [], opens: 201 }, all);
  expect((await begin({ kind: 'code' })).status).toBe(400);
  expect((await begin({ kind: 'person' })).status).toBe(400);
  expect((await begin({ kind: 'relevant', target: 1 })).status).toBe(400);
  expect((await begin({ kind: 'relevant', rule: 'twenty in a row' })).status).toBe(400);
});

test('no route is without a line here', async () => {
  const bare = Fastify();
  const routes: string[] = [];
  bare.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) if (each !== 'HEAD') routes.push(`${each} ${url}`);
  });
  await triageRoutes(bare, { service: room.triage, actorOf: () => room.owner });
  await bare.close();
  expect(routes.toSorted()).toEqual(doors.map(({ method, path }) => `${method} /api/operations/:op${path}`).toSorted());
});
