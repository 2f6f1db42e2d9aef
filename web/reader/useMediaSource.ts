import { useEffect, useState } from 'react';
import { download, reasonFor } from '../call.ts';

export interface MediaSource {
  /** Null while it is fetched. */
  readonly url: string | null;
  readonly failed: boolean;
}

/**
 * Where a revealed file is read from. Where the operation asks for a reason, the file is fetched with it, because an
 * image element sends no header of ours; else the element reads it itself and can stream. `shown`: false asks nothing.
 */
export function useMediaSource(operation: number, path: string, shown: boolean): MediaSource {
  const fetches = shown && reasonFor(operation) !== null;
  const [fetched, setFetched] = useState<MediaSource>({ url: null, failed: false });
  useEffect(() => {
    if (!fetches) return;
    const controller = new AbortController();
    let url: string | null = null;
    download(path, 'media', { signal: controller.signal }).then(
      (file) => {
        url = URL.createObjectURL(file.blob);
        setFetched({ url, failed: false });
      },
      () => {
        if (!controller.signal.aborted) setFetched({ url: null, failed: true });
      },
    );
    return () => {
      controller.abort();
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [fetches, path]);
  return fetches ? fetched : { url: path, failed: false };
}
