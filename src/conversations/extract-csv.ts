/** An extract as a table: one row a message, then one row a file with its hash. Pure. */

import { type CsvCell, csv } from './csv.ts';
import type { Extract, ExtractEntry } from './extract-rows.ts';

const columns = [
  'row',
  'exhibit',
  'custodian',
  'shown on',
  'not shown on',
  'conversation',
  'position',
  'time',
  'time precision',
  'zone',
  'utc',
  'sender',
  'kind',
  'state',
  'flags',
  'text',
  'media',
  'line',
  'lines',
  'byte start',
  'byte end',
  'file',
  'SHA-256',
  'archive SHA-256',
];

function entryRow({ view, row, copy, source, chosen, phones }: ExtractEntry, title: string): CsvCell[] {
  const withheld = view.held && view.observation === 0;
  const place: CsvCell[] = withheld
    ? [null, null, null, null]
    : [row.line, row.lines, Number(row.byte_start), Number(row.byte_end)];
  return [
    withheld ? 'withheld' : chosen ? 'chosen' : 'context',
    source.ref,
    source.custodian,
    phones === null ? null : phones.on.join(' '),
    phones === null ? null : phones.notOn.join(' '),
    title,
    view.position,
    view.time,
    view.timePrecision,
    copy.zone ?? 'unknown',
    view.utc,
    view.sender,
    view.kind,
    view.state,
    view.flags.join(' '),
    view.body,
    view.media.map(({ kind, name, state }) => `${kind}: ${name ?? 'no name'} (${state})`).join('; '),
    ...place,
    source.member === null ? source.given_path : `${source.given_path} / ${source.member}`,
    source.sha256,
    source.container_sha256,
  ];
}

export function extractCsv({ conversations, files }: Extract): string {
  const rows: CsvCell[][] = [columns];
  for (const { title, entries } of conversations) {
    for (const entry of entries) rows.push(entryRow(entry, title));
  }
  for (const { exhibit, path, sha256 } of files) {
    const cells = new Map<string, CsvCell>([
      ['row', 'file'],
      ['exhibit', exhibit],
      ['file', path],
      ['SHA-256', sha256],
    ]);
    rows.push(columns.map((column) => cells.get(column) ?? null));
  }
  return csv(rows);
}
