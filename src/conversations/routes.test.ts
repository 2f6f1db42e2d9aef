import { createHash } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CandourError } from '../kernel/index.ts';
import type { EntriesPage, SearchPage } from './contract.ts';
import { conversationRoutes } from './index.ts';
import { android, openRoom, type Room, zip } from './testing/room.ts';

let room: Room;
let app: FastifyInstance;
const at = (path: string): string => `/api/operations/${room.operationId}${path}`;

beforeAll(async () => {
  room = await openRoom();
  const chat = android([
    [0, 'Rook', 'late turn'],
    [1, 'Teasel', 'photo.jpg (file attached)'],
    [2, 'Rook', 'run.html (file attached)'],
  ]);
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100_000, 3)]);
  const members = { 'WhatsApp Chat with Relief.txt': chat, 'photo.jpg': jpeg, 'run.html': '<script>1</script>' };
  await room.import('JM/1', 'relief.zip', await zip(members));
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

describe('The conversations room over HTTP', () => {
  it('gives the list, a conversation, its days and a page', async () => {
    const list = await app.inject(at('/conversations'));
    expect(list.json()).toMatchObject({ conversations: [{ id: 1, title: 'Relief', messages: 3 }] });
    expect((await app.inject(at('/conversations/1'))).json()).toMatchObject({ id: 1 });
    expect((await app.inject(at('/conversations/1/days'))).json()).toEqual({
      days: [{ day: '2017-10-14', position: 0, entries: 3 }],
    });
    const page = (await app.inject(at('/conversations/1/entries?from=1&limit=1'))).json<EntriesPage>();
    expect(page).toMatchObject({ total: 3, from: 1, entries: [{ position: 1, sender: 'Teasel' }] });
  });

  it('refuses pages over 200 entries and what is no number', async () => {
    expect((await app.inject(at('/conversations/1/entries?limit=201'))).statusCode).toBe(400);
    expect((await app.inject(at('/conversations/x'))).statusCode).toBe(400);
    expect((await app.inject(at('/conversations/99'))).statusCode).toBe(404);
  });

  it('serves a picture as a picture, and what could run as a file to keep, in a sandbox', async () => {
    const { entries } = (await app.inject(at('/conversations/1/entries'))).json<EntriesPage>();
    const picture = await app.inject(entries[1]?.media[0]?.url ?? '');
    expect(picture.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '100004',
      'content-disposition': 'inline; filename="photo.jpg"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(picture.rawPayload).toHaveLength(100_004);
    const page = await app.inject(entries[2]?.media[0]?.url ?? '');
    expect(page.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="run.html"',
    });
  });

  it('searches by its address, and takes flags, notes and reveals', async () => {
    const found = (await app.inject(at('/search?q=late&limit=10'))).json<SearchPage>();
    expect(found).toMatchObject({ count: 1, more: false, next: null, withheld: 0 });
    const id = found.hits[0]?.entry.observation ?? 0;
    const post = (path: string, payload?: object) =>
      app.inject({ method: 'POST', url: at(`/observations/${id}${path}`), ...(payload ? { payload } : {}) });
    expect((await post('/flag')).json()).toEqual({ ok: true });
    expect((await post('/notes', { text: 'see rota' })).statusCode).toBe(201);
    expect((await post('/reveal', { what: 'text' })).json()).toEqual({ ok: true });
    expect((await app.inject(at(`/observations/${id}`))).json()).toMatchObject({ notes: [{ text: 'see rota' }] });
    expect((await app.inject({ method: 'DELETE', url: at(`/observations/${id}/flag`) })).json()).toEqual({ ok: true });
  });

  it('gives lists of terms and extracts as files with their hash', async () => {
    const terms = await app.inject({ method: 'POST', url: at('/terms?as=csv'), payload: { terms: ['late'] } });
    expect(terms.headers['content-type']).toContain('text/csv');
    expect(terms.headers['x-content-sha256']).toBe(createHash('sha256').update(terms.rawPayload).digest('hex'));
    const { hits } = (await app.inject(at('/search?q=late'))).json<SearchPage>();
    const payload = { observations: hits.map((hit) => hit.entry.observation), format: 'html', title: 'Für “X”' };
    const extract = await app.inject({ method: 'POST', url: at('/extracts'), payload });
    expect(extract.headers['x-content-sha256']).toBe(createHash('sha256').update(extract.rawPayload).digest('hex'));
    expect(extract.headers['content-disposition']).toMatch(/^attachment; filename="extract-\d{4}-\d{2}-\d{2}\.html"$/);
  });

  it('takes a reason in any script, percent-encoded', async () => {
    await app.inject({
      url: at('/conversations/1/entries'),
      headers: { 'x-reason': encodeURIComponent('Übergabe, strand 2') },
    });
    const lines: string[] = [];
    for await (const line of room.store.ledger.export(String(room.operationId))) lines.push(line);
    expect(lines.some((line) => line.includes('Übergabe, strand 2'))).toBe(true);
  });
});
