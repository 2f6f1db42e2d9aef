/**
 * Which name in a copy is that of the person who exported it. A phone prints its owner's own name the same way in every
 * chat, so one copy that proves it tells of the others of that exhibit. Pure.
 */

import { normalise } from '../kernel/index.ts';

export interface ExportedCopy {
  readonly copyId: number;
  readonly exhibitId: number;
  /** 'whatsapp' | 'messenger' | 'instagram': an owner has one name an app. */
  readonly platform: string;
  readonly title: string | null;
  /** Name of the exporting person where the file or the alignment of copies shows it. */
  readonly exporter: string | null;
  readonly handles: readonly { readonly handleId: number; readonly shown: string; readonly messages: number }[];
}

/** WhatsApp calls the export of a one-to-one chat after the other person: the second name in it is the owner's. */
function besideTheTitle(copy: ExportedCopy): string | null {
  const writing = copy.handles.filter(({ messages }) => messages > 0);
  if (copy.platform !== 'whatsapp' || copy.title === null || writing.length !== 2) return null;
  const title = normalise(copy.title.trim());
  const [own, ...more] = writing.filter(({ shown }) => normalise(shown) !== title);
  return more.length === 0 && own !== undefined ? own.shown : null;
}

/** Ids of the handles that are their exporter's, at most one a copy. */
export function exporterHandles(copies: readonly ExportedCopy[]): Set<number> {
  const shownBy = new Map(copies.map((copy) => [copy.copyId, copy.exporter ?? besideTheTitle(copy)]));
  const owners = new Map<string, Set<string>>();
  const phone = (copy: ExportedCopy): string => `${copy.exhibitId} ${copy.platform}`;
  for (const copy of copies) {
    const name = shownBy.get(copy.copyId) ?? null;
    if (name !== null) owners.set(phone(copy), (owners.get(phone(copy)) ?? new Set()).add(name));
  }
  const found = new Set<number>();
  for (const copy of copies) {
    const [owner, ...others] = owners.get(phone(copy)) ?? [];
    // Two names of owners: exports of several people under one label say nothing of each other.
    const name = shownBy.get(copy.copyId) ?? (others.length === 0 ? (owner ?? null) : null);
    const handle = name === null ? undefined : copy.handles.find(({ shown }) => shown === name);
    if (handle !== undefined) found.add(handle.handleId);
  }
  return found;
}
