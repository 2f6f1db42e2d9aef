import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
import { ApiError } from '../call.ts';
import { putFile } from './upload.ts';
import type { ChosenFile } from './walk.ts';

export type FileState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending'; readonly sent: number }
  | { readonly kind: 'received' }
  | { readonly kind: 'refused'; readonly error: unknown };

export interface Sending {
  readonly running: boolean;
  readonly states: ReadonlyMap<string, FileState>;
  /** Sends the files one after another; answers true when all have arrived. Those that arrived before are left out. */
  readonly send: (intake: number, files: readonly ChosenFile[]) => Promise<boolean>;
  readonly stop: () => void;
}

/** How long to wait when the server is busy: a folder of thousands of small files meets its limit of requests. */
const pause = 5_000;
const patience = 24;

/** Does it again while the server says that it is busy, for two minutes at most. */
async function patiently(act: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      const busy = error instanceof ApiError && error.code === 'BUSY';
      if (!busy || tries >= patience || signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Sends files to an intake, one at a time, keeping for each how far it is. */
export function useSending(operation: number): Sending {
  const [states, setStates] = useState<ReadonlyMap<string, FileState>>(new Map());
  const [running, setRunning] = useState(false);
  const received = useRef(new Set<string>());
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const send = useCallback(
    async (intake: number, files: readonly ChosenFile[]) => {
      const controller = new AbortController();
      abort.current = controller;
      const tell = (path: string, state: FileState) => setStates((before) => new Map(before).set(path, state));
      let refused = 0;
      setRunning(true);
      for (const { file, path } of files) {
        if (received.current.has(`${intake} ${path}`)) continue;
        tell(path, { kind: 'sending', sent: 0 });
        try {
          const to = api.intakeFilePath(operation, intake, path);
          const put = () => putFile(to, file, (sent) => tell(path, { kind: 'sending', sent }), controller.signal);
          await patiently(put, controller.signal);
          received.current.add(`${intake} ${path}`);
          tell(path, { kind: 'received' });
        } catch (error) {
          if (controller.signal.aborted) {
            tell(path, { kind: 'waiting' });
            setRunning(false);
            return false;
          }
          refused += 1;
          tell(path, { kind: 'refused', error });
        }
      }
      setRunning(false);
      return refused === 0;
    },
    [operation],
  );
  const stop = useCallback(() => abort.current?.abort(), []);
  return { running, states, send, stop };
}
