/** What the routes of this room share: who asks and why, and a file to keep as the answer. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../access/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { Asking } from './consult.ts';

const REASON_AT_MOST = 500;

/** Header values are Latin-1 on the wire; other letters travel percent-encoded. */
function reasonOf(request: FastifyRequest): string | null {
  const header = request.headers['x-reason'];
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return null;
  let reason = text;
  try {
    reason = decodeURIComponent(text);
  } catch {
    // Not encoded: taken as it stands.
  }
  if (reason.length > REASON_AT_MOST) throw new CandourError('BAD_USAGE', 'The reason is longer than 500 characters.');
  return reason.trim() === '' ? null : reason.trim();
}

/** Who asks about which operation, with the reason that the request gives. */
export function askingOf(actorOf: (request: FastifyRequest) => Actor) {
  return (request: FastifyRequest, operationId: number): Asking => ({
    actor: actorOf(request),
    operationId,
    reason: reasonOf(request),
  });
}

/** A file to keep: its hash beside it, never opened in the page. */
export function sendFile(reply: FastifyReply, file: { bytes: Buffer; mime: string; name: string; sha256: string }) {
  return reply
    .header('content-type', file.mime)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .header('x-content-sha256', file.sha256)
    .header('x-content-type-options', 'nosniff')
    .send(file.bytes);
}
