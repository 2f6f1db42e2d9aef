import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
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
          await putFile(to, file, (sent) => tell(path, { kind: 'sending', sent }), controller.signal);
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
