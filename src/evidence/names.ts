/**
 * Where a media file that a chat names lies among the files given. Pure.
 *
 * WhatsApp names a file that lies beside the chat. Messenger and Instagram name a path from the root of a download
 * of which only a part may have been given, or which came in several zips; so paths are compared from their ends.
 */

export interface Placed {
  /** Path of the zip that holds it, or null for a file on its own. */
  readonly container: string | null;
  /** Member name in the zip, or path of the file as given. */
  readonly path: string;
}

export class NameIndex {
  readonly #byName = new Map<string, Placed[]>();

  add(placed: Placed): void {
    const name = last(placed.path);
    const list = this.#byName.get(name);
    if (list) list.push(placed);
    else this.#byName.set(name, [placed]);
  }

  /** @param chat where the chat file lies @param name as the chat names the file */
  locate(chat: Placed, name: string): Placed | null {
    const wanted = parts(name);
    const candidates = this.#byName.get(wanted.at(-1) ?? '');
    if (!candidates) return null;
    if (wanted.length === 1) {
      const folder = parts(chat.path).slice(0, -1).join('/');
      return (
        candidates.find((c) => c.container === chat.container && parts(c.path).slice(0, -1).join('/') === folder) ??
        null
      );
    }
    let best: Placed | null = null;
    let bestDepth = 1;
    for (const candidate of candidates) {
      const depth = sharedTail(parts(candidate.path), wanted);
      if (
        depth > bestDepth ||
        (depth === bestDepth &&
          depth > 1 &&
          candidate.container === chat.container &&
          best?.container !== chat.container)
      ) {
        best = candidate;
        bestDepth = depth;
      }
    }
    return best;
  }
}

/** How many path parts agree, counted from the end. */
function sharedTail(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}

function parts(path: string): string[] {
  return path
    .normalize('NFC')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
}

function last(path: string): string {
  return parts(path).at(-1) ?? '';
}
