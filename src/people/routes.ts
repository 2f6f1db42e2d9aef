/** The people room over HTTP. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Actor } from '../access/index.ts';
import { askingOf } from '../conversations/index.ts';
import {
  AttributionCreate,
  CastView,
  MergePreview,
  MergeRequest,
  ParticipationView,
  PeopleView,
  PersonChange,
  PersonCreate,
  PersonView,
  PostingCreate,
  ProposalAnswer,
  ProposalView,
  SplitRequest,
} from './contract.ts';
import type { PeopleService } from './service.ts';

export interface PeopleRoutes {
  readonly service: PeopleService;
  actorOf(request: FastifyRequest): Actor;
}

const number = z.coerce.number().int().nonnegative();
const Op = z.object({ op: number });
const OpPerson = Op.extend({ p: number });
const OpConversation = Op.extend({ c: number });
const Made = z.object({ id: z.number() });
const Nothing = z.object({ ok: z.literal(true) });
const nothing = { ok: true as const };
/** The region of telephone numbers without a country; the home region where none is given. */
const InRegion = z.object({ region: z.string().length(2).optional() });

export async function peopleRoutes(instance: FastifyInstance, { service, actorOf }: PeopleRoutes): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const asking = askingOf(actorOf);

  app.get('/api/operations/:op/people', { schema: { params: Op, response: { 200: PeopleView } } }, (request) =>
    service.list(asking(request, request.params.op)),
  );

  app.post(
    '/api/operations/:op/people',
    { schema: { params: Op, body: PersonCreate, response: { 201: Made } } },
    async (request, reply) =>
      reply.code(201).send({ id: await service.enter(asking(request, request.params.op), request.body) }),
  );

  app.get(
    '/api/operations/:op/people/proposals',
    {
      schema: { params: Op, querystring: InRegion, response: { 200: z.object({ proposals: z.array(ProposalView) }) } },
    },
    async (request) => ({
      proposals: await service.proposals(asking(request, request.params.op), request.query.region),
    }),
  );

  app.post(
    '/api/operations/:op/people/proposals/:key',
    {
      schema: {
        params: Op.extend({ key: z.string().max(64) }),
        querystring: InRegion,
        body: ProposalAnswer,
        response: { 200: z.object({ personId: z.number().nullable() }) },
      },
    },
    async (request) => {
      const { op, key } = request.params;
      return { personId: await service.answer(asking(request, op), key, request.body, request.query.region) };
    },
  );

  app.get('/api/operations/:op/people/:p', { schema: { params: OpPerson, response: { 200: PersonView } } }, (request) =>
    service.one(asking(request, request.params.op), request.params.p),
  );

  app.patch(
    '/api/operations/:op/people/:p',
    { schema: { params: OpPerson, body: PersonChange, response: { 200: Nothing } } },
    async (request) => {
      await service.change(asking(request, request.params.op), request.params.p, request.body);
      return nothing;
    },
  );

  app.post(
    '/api/operations/:op/people/:p/attributions',
    { schema: { params: OpPerson, body: AttributionCreate, response: { 201: Made } } },
    async (request, reply) => {
      const { op, p } = request.params;
      return reply.code(201).send({ id: await service.attribute(asking(request, op), p, request.body) });
    },
  );

  app.delete(
    '/api/operations/:op/people/:p/attributions/:a',
    { schema: { params: OpPerson.extend({ a: number }), response: { 200: Nothing } } },
    async (request) => {
      const { op, p, a } = request.params;
      await service.withdrawAttribution(asking(request, op), p, a);
      return nothing;
    },
  );

  app.post(
    '/api/operations/:op/people/:p/postings',
    { schema: { params: OpPerson, body: PostingCreate, response: { 201: Made } } },
    async (request, reply) => {
      const { op, p } = request.params;
      return reply.code(201).send({ id: await service.post(asking(request, op), p, request.body) });
    },
  );

  app.delete(
    '/api/operations/:op/people/:p/postings/:q',
    { schema: { params: OpPerson.extend({ q: number }), response: { 200: Nothing } } },
    async (request) => {
      const { op, p, q } = request.params;
      await service.withdrawPosting(asking(request, op), p, q);
      return nothing;
    },
  );

  app.get(
    '/api/operations/:op/people/:p/merge',
    { schema: { params: OpPerson, querystring: z.object({ into: number }), response: { 200: MergePreview } } },
    (request) => service.previewMerge(asking(request, request.params.op), request.params.p, request.query.into),
  );

  app.post(
    '/api/operations/:op/people/:p/merge',
    { schema: { params: OpPerson, body: MergeRequest, response: { 200: Nothing } } },
    async (request) => {
      await service.merge(asking(request, request.params.op), request.params.p, request.body);
      return nothing;
    },
  );

  app.post(
    '/api/operations/:op/people/:p/split',
    { schema: { params: OpPerson, body: SplitRequest, response: { 200: Nothing } } },
    async (request) => {
      await service.split(asking(request, request.params.op), request.params.p, request.body);
      return nothing;
    },
  );

  app.get(
    '/api/operations/:op/conversations/:c/cast',
    { schema: { params: OpConversation, response: { 200: CastView } } },
    (request) => service.cast(asking(request, request.params.op), request.params.c),
  );

  app.get(
    '/api/operations/:op/conversations/:c/participation',
    {
      schema: {
        params: OpConversation,
        querystring: z.object({ from: number.default(0), limit: z.coerce.number().int().min(1).max(200).default(50) }),
        response: { 200: ParticipationView },
      },
    },
    (request) => service.participation(asking(request, request.params.op), request.params.c, request.query),
  );
}
