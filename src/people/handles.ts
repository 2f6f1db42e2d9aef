/** From rows of handles to what the rules take. Pure. */

import type { ExportedCopy } from './exporters.ts';
import type { HandleRow } from './handle-store.ts';

/** The copies that handles are names in. */
export function exportedCopies(rows: readonly HandleRow[]): ExportedCopy[] {
  return [...Map.groupBy(rows, ({ copyId }) => copyId)].flatMap(([copyId, handles]) => {
    const [first] = handles;
    if (first === undefined) return [];
    return {
      copyId,
      exhibitId: first.exhibitId,
      platform: first.platform,
      title: first.copyTitle,
      exporter: first.copyExporter,
      handles: handles.map(({ handleId, shown, messages }) => ({ handleId, shown, messages })),
    };
  });
}

/** The JSON column with the names that a format lists. */
export function listedNames(participants: string): string[] {
  const listed: unknown = JSON.parse(participants);
  return Array.isArray(listed) ? listed.filter((name) => typeof name === 'string') : [];
}
