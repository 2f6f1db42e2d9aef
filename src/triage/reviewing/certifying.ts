/** The certificate of a review: everything it states follows from what was sealed and from the log that the ledger holds. */

import { type Asking, consult } from '../../conversations/index.ts';
import { CandourError } from '../../kernel/index.ts';
import type { CertificateView, StoppingCertificate } from '../contract.ts';
import { labels } from '../labels.ts';
import type { Certificate } from '../stopping/index.ts';
import { tablesOf } from '../store.ts';
import { certificatesOf } from './certificates.ts';
import { standingOf } from './review-log.ts';
import { hashOfCertificate, type ReviewDeps, reviewView, runNamed } from './reviews.ts';
import { entryOf, settingsOf } from './run-columns.ts';
import { decisionsOf } from './run-store.ts';

/** Points of the curve of what was found. */
const POINTS = 200;

export async function reviewCertificate(
  { store }: ReviewDeps,
  asking: Asking,
  review: number,
): Promise<CertificateView> {
  const reading = await consult({ store }, asking, 'review.certificate', 'lists');
  const run = await runNamed(store, reading.operationId, review);
  if (run.state === 'preparing') {
    throw new CandourError('BUSY', 'The pool of this review is being put together.', {
      hint: 'Try again in a moment.',
    });
  }
  const db = tablesOf(store.db);
  const rows = await decisionsOf(db, run);
  const standing = standingOf(rows.map(entryOf));
  const { whole, codes, curve } = certificatesOf(settingsOf(run), standing, run.kind === 'code' ? [] : labels, POINTS);
  await reading.record('certificate.read', { review });
  const [head] = await store.ledger.page(String(reading.operationId), null, 1);
  return {
    review: await reviewView(store, run),
    certificate: shown(whole),
    hash: hashOfCertificate(whole),
    codes: codes.map(({ label, certificate }) => ({ label, certificate: shown(certificate) })),
    curve: [...curve],
    readers: [...new Set(rows.filter(({ kind }) => kind !== 'reached').map((row) => row.decided_by))].sort(),
    undone: rows.filter(({ kind }) => kind === 'undone').length,
    firstAt: rows[0]?.decided_at ?? null,
    lastAt: rows.at(-1)?.decided_at ?? null,
    ledger: head === undefined ? null : { seq: head.seq, hash: head.hash },
    madeAt: store.now().toISOString(),
  };
}

function shown(certificate: Certificate): StoppingCertificate {
  return { ...certificate, sentences: [...certificate.sentences] };
}
