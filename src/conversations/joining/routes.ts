/** Joined conversations over HTTP: which copies belong together, messages phone by phone, gaps, membership. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Actor } from '../../access/index.ts';
import {
  ComparisonView,
  GapQuery,
  GapSummary,
  GapsPage,
  JoiningCreate,
  JoiningDecision,
  JoiningView,
  MembershipView,
} from '../alignment-contract.ts';
import { askingOf, sendFile } from '../requests.ts';
import type { ConversationService } from '../service.ts';

export interface JoiningRoutes {
  readonly service: ConversationService;
  actorOf(request: FastifyRequest): Actor;
}

const number = z.coerce.number().int().nonnegative();
const Op = z.object({ op: number });
const OpJoining = Op.extend({ j: number });
const OpConversation = Op.extend({ c: number });
const OpMessage = OpConversation.extend({ position: number });

export async function joiningRoutes(instance: FastifyInstance, { service, actorOf }: JoiningRoutes): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const asking = askingOf(actorOf);

  app.get(
    '/api/operations/:op/joinings',
    { schema: { params: Op, response: { 200: z.object({ joinings: z.array(JoiningView) }) } } },
    async (request) => ({ joinings: await service.joinings(asking(request, request.params.op)) }),
  );

  app.post(
    '/api/operations/:op/joinings',
    { schema: { params: Op, body: JoiningCreate, response: { 201: z.object({ id: z.number() }) } } },
    async (request, reply) => {
      const id = await service.propose(asking(request, request.params.op), request.body.copies);
      return reply.code(201).send({ id });
    },
  );

  app.get(
    '/api/operations/:op/joinings/:j',
    { schema: { params: OpJoining, response: { 200: JoiningView } } },
    (request) => service.joining(asking(request, request.params.op), request.params.j),
  );

  for (const decision of ['join', 'refuse', 'separate'] as const) {
    app.post(
      `/api/operations/:op/joinings/:j/${decision}`,
      { schema: { params: OpJoining, body: JoiningDecision, response: { 200: JoiningView } } },
      (request) => service[decision](asking(request, request.params.op), request.params.j, request.body.reason),
    );
  }

  app.get(
    '/api/operations/:op/conversations/:c/messages/:position',
    { schema: { params: OpMessage, response: { 200: ComparisonView } } },
    (request) => {
      const { op, c, position } = request.params;
      return service.compare(asking(request, op), c, position);
    },
  );

  app.get(
    '/api/operations/:op/conversations/:c/membership',
    { schema: { params: OpConversation, response: { 200: MembershipView } } },
    (request) => service.membership(asking(request, request.params.op), request.params.c),
  );

  app.get(
    '/api/operations/:op/gaps',
    { schema: { params: Op, querystring: GapQuery, response: { 200: GapsPage } } },
    (request) => service.gaps(asking(request, request.params.op), request.query),
  );

  app.get(
    '/api/operations/:op/gaps/summary',
    { schema: { params: Op, querystring: GapQuery, response: { 200: GapSummary } } },
    (request) => service.gapSummary(asking(request, request.params.op), request.query),
  );

  app.get('/api/operations/:op/gaps.csv', { schema: { params: Op, querystring: GapQuery } }, async (request, reply) =>
    sendFile(reply, await service.gapsFile(asking(request, request.params.op), request.query)),
  );
}
