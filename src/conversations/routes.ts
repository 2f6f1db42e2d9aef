/** The conversations room over HTTP. */

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Actor } from '../access/index.ts';
import {
  ConversationView,
  DayRail,
  EntriesPage,
  ExtractRequest,
  NoteCreate,
  ObservationView,
  RevealRequest,
  SearchPage,
  SearchQuery,
  TermsRequest,
  TermsView,
} from './contract.ts';
import { joiningRoutes } from './joining/routes.ts';
import { askingOf, sendFile } from './requests.ts';
import { termsCsv } from './search/terms.ts';
import type { ConversationService } from './service.ts';

export interface ConversationRoutes {
  readonly service: ConversationService;
  actorOf(request: FastifyRequest): Actor;
}

const number = z.coerce.number().int().nonnegative();
const Op = z.object({ op: number });
const OpConversation = Op.extend({ c: number });
const OpObservation = Op.extend({ o: number });
const OpMedia = OpObservation.extend({ n: number });
const Place = z.object({
  from: number.optional(),
  around: number.optional(),
  date: z.string().max(20).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const Nothing = z.object({ ok: z.literal(true) });
export async function conversationRoutes(
  instance: FastifyInstance,
  { service, actorOf }: ConversationRoutes,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const asking = askingOf(actorOf);
  await joiningRoutes(instance, { service, actorOf });

  app.get(
    '/api/operations/:op/conversations',
    { schema: { params: Op, response: { 200: z.object({ conversations: z.array(ConversationView) }) } } },
    async (request) => ({ conversations: await service.list(asking(request, request.params.op)) }),
  );

  app.get(
    '/api/operations/:op/conversations/:c',
    { schema: { params: OpConversation, response: { 200: ConversationView } } },
    (request) => service.one(asking(request, request.params.op), request.params.c),
  );

  app.get(
    '/api/operations/:op/conversations/:c/days',
    { schema: { params: OpConversation, response: { 200: DayRail } } },
    (request) => service.days(asking(request, request.params.op), request.params.c),
  );

  app.get(
    '/api/operations/:op/conversations/:c/entries',
    { schema: { params: OpConversation, querystring: Place, response: { 200: EntriesPage } } },
    (request) => {
      const { from, around, date, limit } = request.query;
      const place = {
        limit,
        ...(from === undefined ? {} : { from }),
        ...(around === undefined ? {} : { around }),
        ...(date === undefined ? {} : { date }),
      };
      return service.entries(asking(request, request.params.op), request.params.c, place);
    },
  );

  app.get(
    '/api/operations/:op/observations/:o',
    { schema: { params: OpObservation, response: { 200: ObservationView } } },
    (request) => service.inspect(asking(request, request.params.op), request.params.o),
  );

  app.get('/api/operations/:op/observations/:o/media/:n', { schema: { params: OpMedia } }, async (request, reply) => {
    const { op, o, n } = request.params;
    const file = await service.media(asking(request, op), o, n);
    const how = file.mime === null ? 'attachment' : 'inline';
    return reply
      .header('content-type', file.mime ?? 'application/octet-stream')
      .header('content-length', file.bytes)
      .header('content-disposition', `${how}; filename="${file.name}"`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'no-store')
      .send(Readable.from(file.stream()));
  });

  app.post(
    '/api/operations/:op/observations/:o/reveal',
    { schema: { params: OpObservation, body: RevealRequest, response: { 200: Nothing } } },
    async (request) => {
      await service.reveal(asking(request, request.params.op), request.params.o, request.body);
      return { ok: true as const };
    },
  );

  app.post(
    '/api/operations/:op/observations/:o/flag',
    { schema: { params: OpObservation, response: { 200: Nothing } } },
    async (request) => {
      await service.flag(asking(request, request.params.op), request.params.o);
      return { ok: true as const };
    },
  );

  app.delete(
    '/api/operations/:op/observations/:o/flag',
    { schema: { params: OpObservation, response: { 200: Nothing } } },
    async (request) => {
      await service.withdrawFlag(asking(request, request.params.op), request.params.o);
      return { ok: true as const };
    },
  );

  app.post(
    '/api/operations/:op/observations/:o/notes',
    { schema: { params: OpObservation, body: NoteCreate, response: { 201: z.object({ id: z.number() }) } } },
    async (request, reply) => {
      const { op, o } = request.params;
      return reply.code(201).send({ id: await service.note(asking(request, op), o, request.body.text) });
    },
  );

  app.get(
    '/api/operations/:op/search',
    { schema: { params: Op, querystring: SearchQuery, response: { 200: SearchPage } } },
    (request) => service.search(asking(request, request.params.op), request.query),
  );

  app.post(
    '/api/operations/:op/terms',
    {
      schema: {
        params: Op,
        querystring: z.object({ as: z.enum(['json', 'csv']).default('json') }),
        body: TermsRequest,
        response: { 200: TermsView },
      },
    },
    async (request, reply) => {
      const view = await service.terms(asking(request, request.params.op), request.body);
      if (request.query.as === 'json') return view;
      const bytes = Buffer.from(termsCsv(view));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return sendFile(reply, { bytes, mime: 'text/csv; charset=utf-8', name: 'terms.csv', sha256 });
    },
  );

  app.post('/api/operations/:op/extracts', { schema: { params: Op, body: ExtractRequest } }, async (request, reply) =>
    sendFile(reply, await service.extract(asking(request, request.params.op), request.body)),
  );
}
