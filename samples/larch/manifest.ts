/** What an importer needs to know of the operation: who, why, when, and each exhibit with its paths and label hashes. */
import { createHash } from 'node:crypto';
import type { Handset, RenderedCopy } from './model.ts';
import { personOf } from './team.ts';

export interface ManifestExhibit {
  /** Reference on the exhibit label. */
  readonly ref: string;
  readonly custodian: string;
  readonly device: string;
  readonly authority: string;
  /** UTC. */
  readonly seized: string;
  /** Zone of the exporting phone; absent where the format stores instants. */
  readonly zone?: string;
  /** Given only where somebody decided it: the demonstration leaves its one doubt to the person who imports. */
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  /** Files and folders to import, relative to the manifest. */
  readonly paths: readonly string[];
  /** SHA-256 on the laboratory's label, by path of each file. */
  readonly labels: Readonly<Record<string, string>>;
}

/** What the staff list says of a custodian, and what the investigation takes the person for. */
export interface ManifestPerson {
  /** As in `exhibits[].custodian`. */
  readonly name: string;
  readonly category: 'subject' | 'witness' | 'victim';
  readonly rank: string;
  readonly unit: string;
  /** First day of the posting. */
  readonly from: string;
}

/** Shape of manifest.json. */
export interface Manifest {
  readonly operation: { readonly name: string; readonly responsible: string; readonly purpose: string };
  /** Names and words of legal advice: what they hit is to be held. */
  readonly privilegeTerms: readonly string[];
  readonly events: readonly { readonly date: string; readonly what: string }[];
  readonly people: readonly ManifestPerson[];
  readonly exhibits: readonly ManifestExhibit[];
}

/** Case events: a date and what happened. */
export const EVENTS: readonly { readonly date: string; readonly what: string }[] = [
  { date: '2023-10-14', what: 'The probationer objects in the team chat and leaves it' },
  { date: '2023-11-02', what: 'Grievance raised with the force; exports handed over by the probationer' },
  { date: '2024-03-01', what: 'Referral received from the force' },
  { date: '2024-03-04', what: 'Constable Rook arrested; first handset seized' },
  { date: '2024-03-14', what: 'Notices of investigation served on Sergeant Alder and Constable Teasel' },
  { date: '2024-03-19', what: "Sergeant Alder's own handset seized" },
  { date: '2024-03-21', what: "Constable Teasel's own handset seized on return from leave" },
];

/** The custodians whose part in the case is known when the exports come in. */
const KNOWN: readonly (readonly [person: string, category: ManifestPerson['category'], from: string])[] = [
  ['rook', 'subject', '2019-09-02'],
  ['alder', 'subject', '2017-04-10'],
  ['teasel', 'subject', '2020-03-16'],
  ['heron', 'witness', '2018-01-08'],
  ['plover', 'witness', '2022-03-07'],
  ['sedge', 'witness', '2016-11-14'],
  ['sorrel', 'victim', '2023-04-03'],
];

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The manifest as JSON. */
export function manifestOf(handsets: readonly Handset[], copies: readonly RenderedCopy[]): string {
  const exhibits = handsets.map((handset): ManifestExhibit => {
    const own = copies.filter((copy) => copy.handset.id === handset.id);
    const files = own.flatMap((copy) => copy.files);
    const folder = files[0]?.path.split('/').slice(0, 3).join('/') ?? '';
    return {
      ref: handset.ref,
      custodian: personOf(handset.custodian).name,
      device: handset.device,
      authority: handset.authority,
      seized: handset.seized,
      ...(handset.platform === 'messenger' ? {} : { zone: handset.zone }),
      paths: handset.platform === 'messenger' ? [folder] : own.map((copy) => copy.path),
      labels: Object.fromEntries(files.map((file) => [file.path, sha256(file.bytes)])),
    };
  });
  const manifest: Manifest = {
    operation: {
      name: 'Larch',
      responsible: 'J. Marsh',
      purpose:
        'Investigation of conduct in the chats of B Relief, Larkmoor (an invented team): discriminatory and sexual messages, bullying of a probationer, deletion of messages. Demonstration data.',
    },
    privilegeTerms: ['Fennel & Moss', 'solicitor'],
    events: EVENTS,
    people: KNOWN.map(([id, category, from]) => {
      const { name, rank } = personOf(id);
      return { name, category, rank, unit: 'B Relief, Larkmoor', from };
    }),
    exhibits,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
