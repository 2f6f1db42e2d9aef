/** One Fastify app: the rooms' routes, errors in one shape, OpenAPI from the same schemas, the page as static files. */

import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { type Access, type Actor, accessRoutes, guardRequests, loopbackHosts, requireActor } from '../access/index.ts';
import type { App } from '../app.ts';
import { conversationRoutes, conversationService } from '../conversations/index.ts';
import { evidenceRoutes, LongWork } from '../evidence/index.ts';
import { CandourError, errorCodes } from '../kernel/index.ts';
import { peopleRoutes, peopleService } from '../people/index.ts';
import { type TriageOptions, triageRoutes, triageService } from '../triage/index.ts';
import { version } from '../version.ts';

export interface ServerOptions {
  readonly app: App;
  readonly access: Access;
  /** Folder of the built page; absent: the API alone. */
  readonly page?: string;
  /** Names under which the page may be asked for, without port. */
  readonly hosts?: readonly string[];
  /** What scores messages, where it is not the product's own model. */
  readonly triage?: TriageOptions;
}

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'blob:'],
    mediaSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

const actors = new WeakMap<FastifyRequest, Actor>();

function actorOf(request: FastifyRequest): Actor {
  const actor = actors.get(request);
  if (!actor) throw new CandourError('NOT_SIGNED_IN', 'Nobody is signed in.');
  return actor;
}

/** Builds the server; the caller listens and closes. */
export async function buildServer({
  app,
  access,
  page,
  hosts = loopbackHosts,
  triage: scoring = {},
}: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({ logger: false, bodyLimit: 4 * 2 ** 20, trustProxy: false, forceCloseConnections: true });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler((error: FastifyError | CandourError, _request, reply) => {
    const known = asKnown(error);
    if (known.code === 'INTERNAL' && process.env.CANDOUR_DEBUG === '1')
      process.stderr.write(`${error.stack ?? error.message}\n`);
    void reply
      .code(known.status)
      .type('application/json')
      .send({ code: known.code, message: known.message, hint: known.hint });
  });
  guardRequests(server, hosts);
  await server.register(helmet, {
    contentSecurityPolicy,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    hsts: false,
  });
  await server.register(rateLimit, {
    max: 3000,
    timeWindow: '1 minute',
    // A folder of thousands of files comes as so many requests; each is signed in and streamed.
    allowList: (request) =>
      request.method === 'PUT' && /^\/api\/operations\/\d+\/intakes\/\d+\/files\?/.test(request.url),
  });
  await server.register(swagger, {
    openapi: { info: { title: 'Candour', version, description: 'Message evidence: import, reading, search.' } },
    transform: jsonSchemaTransform,
  });
  // Files come as they are and are streamed by the route that takes them.
  server.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null));

  await accessRoutes(server, { store: app.store, access });
  const work = new LongWork(app.evidence);
  await work.recover();
  const conversations = conversationService(app.store);
  conversations.work.start();
  conversations.joiningWork.start();
  const triage = triageService(app.store, { busy: () => work.busy, ...scoring });
  triage.work.start();
  server.addHook('onClose', async () => {
    await triage.stop();
    await conversations.joiningWork.stop();
    await conversations.work.stop();
    await work.settled();
  });

  await server.register(async (rooms) => {
    rooms.addHook('onRequest', async (request) => {
      actors.set(request, await requireActor(access, request));
    });
    rooms.addHook('onSend', async (_request, reply) => {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    });
    await evidenceRoutes(rooms, { deps: app.evidence, work, random: app.random, actorOf });
    await conversationRoutes(rooms, { service: conversations, actorOf });
    await peopleRoutes(rooms, { service: peopleService(app.store), actorOf });
    await triageRoutes(rooms, { service: triage, actorOf });
  });

  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  server.get('/api/health', { schema: { hide: true } }, async () => ({ ok: true, version }));
  if (page !== undefined) await servePage(server, page);
  return server;
}

async function servePage(server: FastifyInstance, page: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: page,
    index: 'index.html',
    cacheControl: false,
    etag: true,
    // Names of assets hold their hash; the page itself must be asked for anew, or an upgrade shows the old one.
    setHeaders: (reply, path) => {
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  server.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || request.url.startsWith('/api/') || /\.[a-z0-9]{2,5}(\?|$)/i.test(request.url)) {
      void reply
        .code(404)
        .send({ code: 'NOT_FOUND', message: 'There is nothing at this address.', hint: errorCodes.NOT_FOUND.recover });
      return;
    }
    // The page's own routes.
    void reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

function asKnown(error: FastifyError | CandourError | Error): CandourError {
  if (error instanceof CandourError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0];
    return new CandourError(
      'BAD_USAGE',
      `${error.validationContext ?? 'request'}${first?.instancePath ?? ''}: ${first?.message ?? 'not accepted'}.`,
    );
  }
  if ('statusCode' in error && error.statusCode === 413)
    return new CandourError('LIMIT_EXCEEDED', 'The request is larger than is taken here.');
  if ('statusCode' in error && error.statusCode === 429)
    return new CandourError('BUSY', 'Too many requests in one minute.', { hint: 'Wait a minute.' });
  if ('statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500)
    return new CandourError('BAD_USAGE', error.message);
  return new CandourError('INTERNAL', errorCodes.INTERNAL.when, { cause: error });
}
