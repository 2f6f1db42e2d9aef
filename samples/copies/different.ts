/** Files that look like copies of one chat and are not: what a reconciliation must not put together. */
import { randomNamed } from '../larch/random.ts';
import { generateFrom } from './generate.ts';
import type { RenderedFile } from './rendered.ts';
import { type CopySettings, settingsOf } from './settings.ts';

export const DIFFERENCES = ['same-people', 'same-jokes', 'strangers'] as const;

export type Difference = (typeof DIFFERENCES)[number];

export interface DifferentChats {
  readonly files: readonly RenderedFile[];
  /** What is given to the command, relative to the folder in which the files are written. */
  readonly paths: readonly string[];
}

/** What of two chats is drawn from one seed. */
const SHARED: Readonly<Record<Difference, ReadonlySet<string>>> = {
  // The same contact books and the same months.
  'same-people': new Set(['span', 'people', 'membership', 'numbers']),
  // Other people, who in the same months send each other the same texts that go round.
  'same-jokes': new Set(['span']),
  strangers: new Set(),
};

/** Two chats, one copy of each. */
export async function generateDifferentChats(
  settings: CopySettings,
  seed: number | string,
  difference: Difference,
): Promise<DifferentChats> {
  const own = settingsOf({
    ...settings,
    copies: 2,
    fabricatedRuns: 0,
    // The same two people have one chat; of three and more there are several.
    ...(difference === 'same-people' ? { kind: 'group', people: Math.max(4, settings.people) } : {}),
    ...(difference === 'same-jokes' ? { forwardedPercent: 12 } : {}),
  });
  const shared = SHARED[difference];
  const chats = await Promise.all(
    ['one', 'other'].map((which) =>
      generateFrom(own, `${seed}/${which}`, (name) =>
        randomNamed(`different/${seed}/${shared.has(name) ? 'both' : which}/${name}`),
      ),
    ),
  );
  const files: RenderedFile[] = [];
  const paths: string[] = [];
  for (const [i, { truth, files: rendered }] of chats.entries()) {
    // The second chat's second copy, so that the phones are two.
    const path = truth.copies[i]?.path ?? '';
    paths.push(path);
    files.push(...rendered.filter((file) => file.path === path || file.path.startsWith(`${path}/`)));
  }
  return { files, paths };
}
