/**
 * Long work asked for over HTTP: looking at an import, sealing it, verifying. Runs in the server, one at a time for
 * each import or operation; progress is kept where the page asks for it, errors are recorded and never swallowed.
 */

import type { Actor } from '../access/index.ts';
import { CandourError } from '../kernel/index.ts';
import type { EvidenceDeps } from './handlers.ts';
import { lookAtIntake, type Progress } from './intake.ts';
import { updateIntake } from './intake-store.ts';
import { sealIntake } from './seal.ts';
import { storeOf, tablesOf } from './store.ts';
import { verifyOperation } from './verify.ts';
import type { VerifyView } from './views.ts';

const progressEveryMs = 400;

export class LongWork {
  readonly #deps: EvidenceDeps;
  readonly #running = new Map<string, Promise<void>>();
  readonly #verdicts = new Map<number, VerifyView>();

  constructor(deps: EvidenceDeps) {
    this.#deps = deps;
  }

  /** After a restart: what a killed server left half done can be taken up again with the same button. */
  async recover(): Promise<void> {
    const rows = await storeOf(this.#deps.store)
      .selectFrom('intake')
      .selectAll()
      .where('state', 'in', ['inspecting', 'importing'])
      .execute();
    for (const row of rows)
      await this.#deps.store.transaction((trx) =>
        updateIntake(tablesOf(trx), Number(row.operation_id), row.intake_id, {
          state: row.state === 'importing' ? 'deciding' : 'receiving',
          progress: null,
          error: JSON.stringify({
            code: 'BUSY',
            message: 'The work was interrupted; nothing is lost or doubled.',
            hint: 'Press the same button again: it goes on where it stopped.',
          }),
        }),
      );
  }

  /** Something is being looked at or sealed in this process. */
  get busy(): boolean {
    return this.#running.size > 0;
  }

  look(actor: Actor, operationId: number, intakeId: number): Promise<void> {
    return this.#intake(operationId, intakeId, 'inspecting', (onProgress) =>
      lookAtIntake(this.#deps, actor, operationId, intakeId, onProgress),
    );
  }

  seal(actor: Actor, operationId: number, intakeId: number): Promise<void> {
    return this.#intake(operationId, intakeId, 'importing', (onProgress) =>
      sealIntake(this.#deps, actor, operationId, intakeId, onProgress),
    );
  }

  async verify(actor: Actor, operationId: number): Promise<VerifyView> {
    const running = this.#verdicts.get(operationId);
    if (running?.state === 'running') return running;
    const startedAt = this.#deps.store.now().toISOString();
    const begun: VerifyView = {
      state: 'running',
      progress: null,
      artefacts: 0,
      observations: 0,
      chains: [],
      faults: [],
      startedAt,
      endedAt: null,
    };
    this.#verdicts.set(operationId, begun);
    void verifyOperation(this.#deps, actor, operationId, (progress) =>
      this.#verdicts.set(operationId, { ...begun, progress: { ...progress } }),
    ).then(
      (result) =>
        this.#verdicts.set(operationId, {
          ...begun,
          state: result.faults.length === 0 ? 'ok' : 'failed',
          artefacts: result.artefacts,
          observations: result.observations,
          chains: result.chains.map((chain) => ({ ...chain })),
          faults: [...result.faults],
          endedAt: this.#deps.store.now().toISOString(),
        }),
      (error: unknown) =>
        this.#verdicts.set(operationId, {
          ...begun,
          state: 'failed',
          faults: [saying(error).message],
          endedAt: this.#deps.store.now().toISOString(),
        }),
    );
    return begun;
  }

  verdict(operationId: number): VerifyView | null {
    return this.#verdicts.get(operationId) ?? null;
  }

  /** Waits for all work under way: for an orderly end of the server. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#running.values());
  }

  async #intake(
    operationId: number,
    intakeId: number,
    state: 'inspecting' | 'importing',
    work: (onProgress: (progress: Progress) => void) => Promise<unknown>,
  ): Promise<void> {
    const key = `${operationId}/${intakeId}`;
    if (this.#running.has(key)) return;
    const { store } = this.#deps;
    const set = (change: Parameters<typeof updateIntake>[3]) =>
      store.transaction((trx) => updateIntake(tablesOf(trx), operationId, intakeId, change));
    const before = await storeOf(store)
      .selectFrom('intake')
      .select('state')
      .where('operation_id', '=', operationId)
      .where('intake_id', '=', intakeId)
      .executeTakeFirst();
    if (!before) throw new CandourError('NOT_FOUND', 'There is no such import in this operation.');
    let written = 0;
    let writing: Promise<unknown> = Promise.resolve();
    const onProgress = (progress: Progress) => {
      const now = store.now().getTime();
      if (now - written < progressEveryMs) return;
      written = now;
      writing = writing.then(() => set({ progress: JSON.stringify(progress) }));
    };
    if (state === 'inspecting') await set({ state, error: null });
    const running = (async () => {
      try {
        await work(onProgress);
        await writing;
        await set({ progress: null });
      } catch (error) {
        await writing.catch(() => undefined);
        await set({
          state: before.state === 'receiving' ? 'receiving' : 'deciding',
          progress: null,
          error: JSON.stringify(saying(error)),
        });
      } finally {
        this.#running.delete(key);
      }
    })();
    this.#running.set(key, running);
  }
}

function saying(error: unknown): { code: string; message: string; hint: string } {
  if (error instanceof CandourError) return { code: error.code, message: error.message, hint: error.hint };
  return {
    code: 'INTERNAL',
    message: 'Something failed that was not foreseen.',
    hint: 'Look at the server’s log; nothing sealed was changed.',
  };
}
