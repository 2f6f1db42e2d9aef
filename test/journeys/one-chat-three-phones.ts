/** One invented chat as three phones export it: an iPhone, an Android phone that lacks a message, and one an hour ahead. */

import { join } from 'node:path';
import { textFile, zipFile } from '../support/exports.ts';

const talk: ReadonlyArray<readonly [string, string]> = [
  ['Rook', 'Who has the keys for the blue van?'],
  ['Teasel', 'On the board where they always are'],
  ['Alder', 'Not on the board at ten to six they were not'],
  ['Sorrel', 'Sorry, my fault, they were in my jacket'],
  ['Rook', 'Right. Kettle is broken again by the way'],
  ['Teasel', 'I can bring the one from the garage tomorrow'],
  ['Alder', 'Bring a lid for it this time'],
  ['Sorrel', 'There is a lid in the cupboard over the sink'],
  ['Rook', 'Court list for Thursday is on the desk'],
  ['Alder', 'Swap you my Thursday for your Sunday'],
  ['Teasel', 'Only if you take the late on the ninth as well'],
  ['Rook', 'Five a side at seven, need two more'],
];

const START = Date.UTC(2017, 9, 12, 8, 3, 11);
const COUNT = 96;
const zones = { here: 0, ahead: 3_600_000 };

/** Number of the message that the second phone lacks, by its own owner; and of the one taken back for everyone. */
const GONE = 50;
const TAKEN_BACK = 61;

/** The message that is gone, and the words beside it. */
export const gone = {
  words: 'Nobody mentions the van to the inspector, clear',
  before: '(50)',
  after: '(52)',
};

interface Said {
  readonly at: number;
  readonly by: string;
  readonly words: string;
}

/** Ninety-six messages in a week, two hours of silence now and then; each with words of its own. */
function chat(): readonly Said[] {
  let at = START;
  return Array.from({ length: COUNT }, (_, n) => {
    const [by, words] = talk[n % talk.length] ?? ['Rook', ''];
    at += (n % 7 === 6 ? 9_400 : 310 + ((n * 97) % 400)) * 1000;
    if (n === GONE) return { at, by: 'Alder', words: gone.words };
    if (n === TAKEN_BACK) return { at, by: 'Teasel', words: 'I will say I never saw the van that night' };
    return { at, by, words: `${words} (${n + 1})` };
  });
}

const two = (value: number) => String(value).padStart(2, '0');
function printed(at: number, seconds: boolean): string {
  const date = new Date(at);
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return `${day}, ${clock}${seconds ? `:${two(date.getUTCSeconds())}` : ''}`;
}

function iphone(lines: readonly Said[]): string {
  const secured = `[${printed(START, true)}] B Relief: \u200eMessages and calls are end-to-end encrypted.`;
  const said = lines.map(({ at, by, words }) => `[${printed(at, true)}] ${by} Example: ${words}`);
  return `${[secured, ...said].join('\n')}\n`;
}

function android(lines: readonly Said[]): string {
  const secured = `${printed(START, false)} - Messages and calls are end-to-end encrypted. Tap to learn more.`;
  const said = lines.map(({ at, by, words }) => `${printed(at, false)} - ${by} Example: ${words}`);
  return `${[secured, ...said].join('\n')}\n`;
}

export interface Phone {
  readonly ref: string;
  readonly custodian: string;
  readonly path: string;
}

/** Writes the three exports into a folder. */
export async function threePhones(folder: string): Promise<readonly Phone[]> {
  const all = chat();
  const changed = (words: string) => all.map((one, n) => (n === TAKEN_BACK ? { ...one, words } : one));
  const later = (lines: readonly Said[]) => lines.map((one) => ({ ...one, at: one.at + zones.ahead }));
  const first = await zipFile(join(folder, 'WhatsApp Chat - B Relief.zip'), [
    { name: '_chat.txt', content: iphone(changed('\u200eThis message was deleted.')) },
  ]);
  const second = await textFile(folder, 'WhatsApp Chat with B Relief.txt', android(all.filter((_, n) => n !== GONE)));
  const third = await zipFile(join(folder, 'WhatsApp Chat - B Relief (2).zip'), [
    { name: '_chat.txt', content: iphone(later(changed('\u200eYou deleted this message.'))) },
  ]);
  return [
    { ref: 'JM/1', custodian: 'D. Rook', path: first },
    { ref: 'JM/2', custodian: 'P. Alder', path: second },
    { ref: 'JM/3', custodian: 'M. Teasel', path: third },
  ];
}
