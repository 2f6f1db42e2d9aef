/** The triage room over HTTP. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Actor } from '../access/index.ts';
import { askingOf } from '../conversations/index.ts';
import {
  CertificateView,
  Decision,
  ExplanationOfScore,
  ModelChoice,
  QueueView,
  ReviewCreate,
  ReviewEnd,
  ReviewView,
  ScoringProgress,
  ScoringRequest,
  SuggestionsView,
  TriagePage,
  TriageQuery,
  TriageView,
} from './contract.ts';
import type { TriageService } from './service.ts';

export interface TriageRoutes {
  readonly service: TriageService;
  actorOf(request: FastifyRequest): Actor;
}

const number = z.coerce.number().int().nonnegative();
const Op = z.object({ op: number });
const OpObservation = Op.extend({ o: number });
const OpConversation = Op.extend({ c: number });
const OpReview = Op.extend({ r: number });
const Beyond = z.object({ beyond: z.enum(['true', 'false']).default('false') });
const Nothing = z.object({ ok: z.literal(true) });
const nothing = { ok: true as const };

export async function triageRoutes(instance: FastifyInstance, { service, actorOf }: TriageRoutes): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const asking = askingOf(actorOf);

  app.get('/api/operations/:op/triage', { schema: { params: Op, response: { 200: TriageView } } }, (request) =>
    service.view(asking(request, request.params.op)),
  );

  app.get(
    '/api/operations/:op/triage/progress',
    { schema: { params: Op, response: { 200: ScoringProgress } } },
    (request) => service.progress(asking(request, request.params.op)),
  );

  app.post(
    '/api/operations/:op/triage/scorings',
    { schema: { params: Op, body: ScoringRequest, response: { 202: Nothing } } },
    async (request, reply) => {
      await service.scoreAgain(asking(request, request.params.op), request.body);
      return reply.code(202).send(nothing);
    },
  );

  app.put(
    '/api/operations/:op/triage/model',
    { schema: { params: Op, body: ModelChoice, response: { 200: Nothing } } },
    async (request) => {
      await service.showModel(asking(request, request.params.op), request.body);
      return nothing;
    },
  );

  app.get(
    '/api/operations/:op/triage/messages',
    { schema: { params: Op, querystring: TriageQuery, response: { 200: TriagePage } } },
    (request) => service.list(asking(request, request.params.op), request.query),
  );

  app.get(
    '/api/operations/:op/triage/messages/:o',
    { schema: { params: OpObservation, response: { 200: ExplanationOfScore } } },
    (request) => service.explain(asking(request, request.params.op), request.params.o),
  );

  app.get(
    '/api/operations/:op/conversations/:c/suggestions',
    {
      schema: {
        params: OpConversation,
        querystring: z.object({ from: number.default(0), limit: z.coerce.number().int().min(1).max(500).default(100) }),
        response: { 200: SuggestionsView },
      },
    },
    (request) => service.within(asking(request, request.params.op), request.params.c, request.query),
  );

  app.get(
    '/api/operations/:op/reviews',
    { schema: { params: Op, response: { 200: z.object({ reviews: z.array(ReviewView) }) } } },
    async (request) => ({ reviews: await service.reviews(asking(request, request.params.op)) }),
  );

  app.post(
    '/api/operations/:op/reviews',
    { schema: { params: Op, body: ReviewCreate, response: { 201: z.object({ id: z.number() }) } } },
    async (request, reply) =>
      reply.code(201).send({ id: await service.beginReview(asking(request, request.params.op), request.body) }),
  );

  app.get(
    '/api/operations/:op/reviews/:r/certificate',
    { schema: { params: OpReview, response: { 200: CertificateView } } },
    (request) => service.certificate(asking(request, request.params.op), request.params.r),
  );

  app.post(
    '/api/operations/:op/reviews/:r/end',
    { schema: { params: OpReview, body: ReviewEnd, response: { 200: Nothing } } },
    async (request) => {
      await service.endReview(asking(request, request.params.op), request.params.r, request.body);
      return nothing;
    },
  );

  app.get(
    '/api/operations/:op/reviews/:r/next',
    { schema: { params: OpReview, querystring: Beyond, response: { 200: QueueView } } },
    (request) => service.next(asking(request, request.params.op), request.params.r, request.query.beyond === 'true'),
  );

  app.post(
    '/api/operations/:op/reviews/:r/decisions',
    { schema: { params: OpReview, body: Decision, response: { 200: QueueView } } },
    (request) => service.decide(asking(request, request.params.op), request.params.r, request.body),
  );

  app.post(
    '/api/operations/:op/reviews/:r/undo',
    { schema: { params: OpReview, response: { 200: QueueView } } },
    (request) => service.undo(asking(request, request.params.op), request.params.r),
  );
}
