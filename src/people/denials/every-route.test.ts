/** Each route of the room, and which act alone opens it. A route that is added without a line here fails the last test. */

import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Grant } from '../../access/index.ts';
import { CandourError } from '../../kernel/index.ts';
import { peopleRoutes } from '../index.ts';
import { android, openRoom, type Room } from '../testing/room.ts';

interface Door {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: string;
  readonly payload?: object;
  /** The acts of which all are needed. */
  readonly needs: readonly Grant['act'][];
  /** Status for somebody who has them: what is not there is told to nobody else. */
  readonly opens: number;
}

const read = ['people.read'] as const;
const manage = ['people.manage'] as const;
const attribution = { handleId: 1, confidence: 0.9, basis: 'statement' };

const doors: readonly Door[] = [
  { method: 'GET', path: '/people', needs: read, opens: 200 },
  { method: 'POST', path: '/people', payload: { name: 'Somebody' }, needs: manage, opens: 201 },
  { method: 'GET', path: '/people/proposals', needs: read, opens: 200 },
  { method: 'POST', path: '/people/proposals/:key', payload: { answer: 'refuse' }, needs: manage, opens: 404 },
  { method: 'GET', path: '/people/:p', needs: read, opens: 200 },
  { method: 'PATCH', path: '/people/:p', payload: { name: 'Somebody' }, needs: manage, opens: 200 },
  { method: 'POST', path: '/people/:p/attributions', payload: attribution, needs: manage, opens: 201 },
  { method: 'DELETE', path: '/people/:p/attributions/:a', needs: manage, opens: 200 },
  {
    method: 'POST',
    path: '/people/:p/postings',
    payload: { unit: 'Team B', rank: 'constable' },
    needs: manage,
    opens: 201,
  },
  { method: 'DELETE', path: '/people/:p/postings/:q', needs: manage, opens: 200 },
  { method: 'GET', path: '/people/:p/merge', query: '?into=2', needs: read, opens: 200 },
  { method: 'POST', path: '/people/:p/merge', payload: { into: 2 }, needs: manage, opens: 200 },
  { method: 'POST', path: '/people/:p/split', payload: { merged: 2 }, needs: manage, opens: 404 },
  { method: 'GET', path: '/conversations/:c/cast', needs: read, opens: 200 },
  { method: 'GET', path: '/conversations/:c/participation', needs: ['people.read', 'evidence.read'], opens: 200 },
];

/** Everything that can be granted on an operation, and that is not enough by itself. */
const others: readonly Grant['act'][] = [
  'operation.read',
  'evidence.import',
  'evidence.decide',
  'search',
  'copies.join',
  'annotate',
  'extract',
  'privilege.read',
  'ledger.read',
  'verify',
];
const all: readonly Grant['act'][] = [...others, 'evidence.read', 'people.read', 'people.manage'];

let room: Room;
let app: FastifyInstance;
let actor: Actor;

beforeAll(async () => {
  room = await openRoom();
  const chat = android([
    [0, 'Rook', 'morning'],
    [1, 'Teasel', 'morning all'],
  ]);
  await room.import({ ref: 'JM/1', custodian: 'Danny Rook', files: { 'WhatsApp Chat with Relief.txt': chat } });
  for (const name of ['First Person', 'Second Person']) {
    await room.people.enter(room.asking(), { name, category: 'unknown', note: '', handles: [] });
  }
  app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof CandourError) return reply.status(error.status).send({ code: error.code });
    const invalid = typeof error === 'object' && error !== null && 'validation' in error;
    return reply.status(invalid ? 400 : 500).send({ code: invalid ? 'BAD_USAGE' : String(error) });
  });
  await peopleRoutes(app, { service: room.people, actorOf: () => actor });
});

afterAll(async () => {
  await app.close();
  await room.close();
});

async function ask(
  { method, path, query = '', payload }: Door,
  acts: readonly Grant['act'][],
  operation = room.operationId,
) {
  actor = room.person(acts);
  const filled = path.replace(':key', 'made-up').replaceAll(/:[a-z]/g, '1');
  const url = `/api/operations/${operation}${filled}${query}`;
  const response = await app.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
  return { status: response.statusCode, code: response.json<{ code?: string }>().code };
}

const changes = async () =>
  (await room.ledger()).filter((line) => /"type":"(?:alteration|combination)"/.test(line)).length;

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
    expect((await ask(door, door.needs)).status).toBe(door.opens);
  });

  if (door.payload === undefined) return;

  test('refuses a body with a word that it does not know', async () => {
    expect((await ask({ ...door, payload: { ...door.payload, surprise: 1 } }, all)).status).toBe(400);
  });
});

test('no route is without a line here', async () => {
  const bare = Fastify();
  const routes: string[] = [];
  bare.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) if (each !== 'HEAD') routes.push(`${each} ${url}`);
  });
  await peopleRoutes(bare, { service: room.people, actorOf: () => room.owner });
  await bare.close();
  expect(routes.toSorted()).toEqual(doors.map(({ method, path }) => `${method} /api/operations/:op${path}`).toSorted());
});
