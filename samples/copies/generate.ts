/** Invents one chat and renders its copies: deterministic by settings and seed, pure but for what is named `write…`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomNamed } from '../larch/random.ts';
import { type Exported, exportStory } from './exports.ts';
import { isMember } from './membership.ts';
import { areJoined } from './overlap.ts';
import { renderJson } from './render-json.ts';
import { renderWhatsApp } from './render-whatsapp.ts';
import type { RenderedFile } from './rendered.ts';
import type { CopySettings } from './settings.ts';
import { type Story, type Streams, tellStory } from './story.ts';
import { Truth } from './truth.ts';

export interface GeneratedCopies {
  readonly truth: Truth;
  readonly files: readonly RenderedFile[];
}

/** Drawings of phones until their copies can be aligned. */
const ATTEMPTS = 12;

/** Copies that can be aligned; with gentler settings where no drawing of the given ones leads to them. */
function exported(story: Story, settings: CopySettings, stream: Streams): Exported {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const made = exportStory(story, settings, (name) => stream(`${name}/${attempt}`));
    if (areJoined(made.copies.map(({ states }) => states))) return made;
  }
  const gentler = { ...settings, lateStarts: 0, earlyEnds: 0, limited: 0, disappearing: null, ambiguousDate: false };
  return exportStory(story, gentler, (name) => stream(`${name}/gentler`));
}

/** Files and truth of a chat. */
export function generateCopies(settings: CopySettings, seed: number | string): Promise<GeneratedCopies> {
  return generateFrom(settings, String(seed), (name) => randomNamed(`copies/${seed}/${name}`));
}

/** As `generateCopies`, with the source of chance for each part of the work. */
export async function generateFrom(settings: CopySettings, seed: string, stream: Streams): Promise<GeneratedCopies> {
  const story = tellStory(settings, stream);
  const { people, membership } = story;
  const { messages, copies } = exported(story, settings, stream);
  const part = settings.messages > 10_000 ? 10_000 : Math.max(50, Math.ceil(settings.messages * 0.6));
  const files: RenderedFile[] = [];
  for (const copy of copies) {
    if (settings.app === 'whatsapp') files.push(...(await renderWhatsApp(copy, people, messages)));
    else {
      const members = people.flatMap((_, i) => (isMember(membership.intervals[i], copy.phone.exportedAt) ? i : []));
      files.push(...renderJson(copy, people, messages, part, members));
    }
  }
  return { truth: new Truth(settings, seed, people, membership, messages, copies), files };
}

export function writeFiles(folder: string, files: readonly RenderedFile[]): void {
  for (const { path, bytes } of files) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, bytes);
  }
}

/** Writes the files below a folder. @returns the paths to give to `candour reconcile`, in the order of the copies */
export function writeCopies(folder: string, { truth, files }: GeneratedCopies): string[] {
  writeFiles(folder, files);
  return truth.copies.map(({ path }) => join(folder, path));
}
