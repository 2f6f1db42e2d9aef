/** The evidence room over HTTP. */

import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Actor } from '../access/index.ts';
import { allow } from '../access/index.ts';
import {
  CaseEventCreate,
  CaseEventView,
  DoubtDecision,
  ExhibitView,
  IntakeCreate,
  IntakeView,
  LedgerPage,
  OperationCreate,
  OperationView,
  OverviewView,
  ReleaseRequest,
  VerifyView,
} from './contract.ts';
import { intakeView, listExhibits, oneExhibit } from './exhibits.ts';
import type { EvidenceDeps } from './handlers.ts';
import { abandonIntake, beginIntake, decideDoubt, receiveFile } from './intake.ts';
import type { LongWork } from './long-work.ts';
import {
  askForReasons,
  changeResponsible,
  enterEvent,
  ledgerPage,
  listEvents,
  listOperations,
  openOperation,
  overview,
} from './operations.ts';
import { releaseHeld } from './release.ts';

export interface EvidenceRoutes {
  readonly deps: EvidenceDeps;
  readonly work: LongWork;
  readonly random: () => Uint8Array;
  actorOf(request: FastifyRequest): Actor;
}

const Op = z.object({ op: z.coerce.number().int() });
const OpExhibit = Op.extend({ exhibit: z.coerce.number().int() });
const OpIntake = Op.extend({ intake: z.coerce.number().int() });

export async function evidenceRoutes(
  instance: FastifyInstance,
  { deps, work, random, actorOf }: EvidenceRoutes,
): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.get(
    '/api/operations',
    { schema: { response: { 200: z.object({ operations: z.array(OperationView) }) } } },
    async (request) => ({
      operations: await listOperations(deps, actorOf(request)),
    }),
  );

  app.post(
    '/api/operations',
    { schema: { body: OperationCreate, response: { 201: z.object({ id: z.number() }) } } },
    async (request, reply) => {
      const id = await openOperation(deps, actorOf(request), request.body, random);
      return reply.code(201).send({ id });
    },
  );

  app.get('/api/operations/:op', { schema: { params: Op, response: { 200: OverviewView } } }, async (request) =>
    overview(deps, actorOf(request), request.params.op),
  );

  app.get(
    '/api/operations/:op/events',
    { schema: { params: Op, response: { 200: z.object({ events: z.array(CaseEventView) }) } } },
    async (request) => ({
      events: await listEvents(deps, actorOf(request), request.params.op),
    }),
  );

  app.post(
    '/api/operations/:op/events',
    { schema: { params: Op, body: CaseEventCreate, response: { 200: z.object({ events: z.array(CaseEventView) }) } } },
    async (request) => ({
      events: await enterEvent(deps, actorOf(request), request.params.op, request.body.happened, request.body.what),
    }),
  );

  app.get(
    '/api/operations/:op/exhibits',
    { schema: { params: Op, response: { 200: z.object({ exhibits: z.array(ExhibitView) }) } } },
    async (request) => ({
      exhibits: await listExhibits(deps, actorOf(request), request.params.op),
    }),
  );

  app.get(
    '/api/operations/:op/exhibits/:exhibit',
    { schema: { params: OpExhibit, response: { 200: ExhibitView } } },
    async (request) => oneExhibit(deps, actorOf(request), request.params.op, request.params.exhibit),
  );

  app.post(
    '/api/operations/:op/intakes',
    { schema: { params: Op, body: IntakeCreate, response: { 200: IntakeView } } },
    async (request) => {
      const actor = actorOf(request);
      const intake = await beginIntake(deps, actor, request.params.op, request.body);
      return intakeView(deps, actor, request.params.op, intake.intake_id);
    },
  );

  app.get(
    '/api/operations/:op/intakes/:intake',
    { schema: { params: OpIntake, response: { 200: IntakeView } } },
    async (request) => intakeView(deps, actorOf(request), request.params.op, request.params.intake),
  );

  app.delete(
    '/api/operations/:op/intakes/:intake',
    { schema: { params: OpIntake, response: { 200: IntakeView } } },
    async (request) => {
      const actor = actorOf(request);
      await abandonIntake(deps, actor, request.params.op, request.params.intake);
      return intakeView(deps, actor, request.params.op, request.params.intake);
    },
  );

  // The body is a stream: it goes into the vault as it comes, whatever its size.
  app.put(
    '/api/operations/:op/intakes/:intake/files',
    {
      schema: {
        params: OpIntake,
        querystring: z.object({ path: z.string().min(1).max(1000) }),
        response: { 200: IntakeView },
      },
      bodyLimit: Number.MAX_SAFE_INTEGER,
    },
    async (request) => {
      const actor = actorOf(request);
      await receiveFile(deps, actor, request.params.op, request.params.intake, request.query.path, request.raw);
      return intakeView(deps, actor, request.params.op, request.params.intake);
    },
  );

  app.post(
    '/api/operations/:op/intakes/:intake/inspect',
    { schema: { params: OpIntake, response: { 200: IntakeView } } },
    async (request) => {
      const actor = actorOf(request);
      allow(actor, 'evidence.import', { operationId: request.params.op });
      await work.look(actor, request.params.op, request.params.intake);
      return intakeView(deps, actor, request.params.op, request.params.intake);
    },
  );

  app.post(
    '/api/operations/:op/intakes/:intake/decisions',
    { schema: { params: OpIntake, body: DoubtDecision, response: { 200: IntakeView } } },
    async (request) => {
      const actor = actorOf(request);
      const { doubt, value, basis } = request.body;
      await decideDoubt(deps, actor, request.params.op, request.params.intake, doubt, value, basis);
      return intakeView(deps, actor, request.params.op, request.params.intake);
    },
  );

  app.post(
    '/api/operations/:op/intakes/:intake/seal',
    { schema: { params: OpIntake, response: { 200: IntakeView } } },
    async (request) => {
      const actor = actorOf(request);
      allow(actor, 'evidence.import', { operationId: request.params.op });
      await work.seal(actor, request.params.op, request.params.intake);
      return intakeView(deps, actor, request.params.op, request.params.intake);
    },
  );

  app.put(
    '/api/operations/:op/responsible',
    {
      schema: {
        params: Op,
        body: z.object({ person: z.string().trim().min(1).max(120) }),
        response: { 200: OverviewView },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      await changeResponsible(deps, actor, request.params.op, request.body.person);
      return overview(deps, actor, request.params.op);
    },
  );

  app.put(
    '/api/operations/:op/reasons',
    { schema: { params: Op, body: z.object({ required: z.boolean() }), response: { 200: OverviewView } } },
    async (request) => {
      const actor = actorOf(request);
      await askForReasons(deps, actor, request.params.op, request.body.required);
      return overview(deps, actor, request.params.op);
    },
  );

  app.post(
    '/api/operations/:op/releases',
    { schema: { params: Op, body: ReleaseRequest, response: { 200: z.object({ released: z.number() }) } } },
    async (request) => ({
      released: await releaseHeld(
        deps,
        actorOf(request),
        request.params.op,
        request.body.observations,
        request.body.reason,
      ),
    }),
  );

  app.post('/api/operations/:op/verify', { schema: { params: Op, response: { 200: VerifyView } } }, async (request) => {
    const actor = actorOf(request);
    allow(actor, 'verify', { operationId: request.params.op });
    return work.verify(actor, request.params.op);
  });

  app.get(
    '/api/operations/:op/verify',
    { schema: { params: Op, response: { 200: VerifyView.nullable() } } },
    async (request) => {
      allow(actorOf(request), 'verify', { operationId: request.params.op });
      return work.verdict(request.params.op);
    },
  );

  app.get(
    '/api/operations/:op/ledger',
    {
      schema: {
        params: Op,
        querystring: z.object({ before: z.coerce.number().int().optional() }),
        response: { 200: LedgerPage },
      },
    },
    async (request) => {
      const { entries, next } = await ledgerPage(
        deps,
        actorOf(request),
        request.params.op,
        request.query.before ?? null,
      );
      return {
        next,
        entries: entries.map((entry) => ({
          seq: entry.seq,
          at: entry.at,
          actor: entry.actor.name,
          role: entry.actor.role,
          type: entry.type,
          act: entry.act,
          subject: JSON.stringify(entry.subject),
          reason: entry.reason,
          hash: entry.hash,
        })),
      };
    },
  );

  app.get('/api/operations/:op/ledger/export', { schema: { params: Op } }, async (request, reply) => {
    const actor = actorOf(request);
    const operationId = request.params.op;
    allow(actor, 'ledger.read', { operationId });
    await deps.store.transaction((trx) =>
      deps.store.ledger.append(trx, {
        chain: String(operationId),
        actor,
        type: 'disclosure',
        act: 'ledger.exported',
        subject: { recipient: actor.name },
      }),
    );
    await deps.store.ledger.checkpoint(String(operationId));
    return reply
      .header('content-type', 'application/x-ndjson')
      .header('content-disposition', `attachment; filename="ledger-${operationId}.jsonl"`)
      .send(Readable.from(deps.store.ledger.export(String(operationId))));
  });
}
