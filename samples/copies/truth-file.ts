/** The truth as a file: one object, its long list with one message a line. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { localeOf } from './locales.ts';
import type { Phone } from './model.ts';
import { decidability, type Truth } from './truth.ts';

function iso(at: number): string | null {
  return Number.isFinite(at) ? new Date(at).toISOString() : null;
}

function phoneRecord(truth: Truth, phone: Phone): object {
  const printed = phone.platform === 'android' || phone.platform === 'ios';
  return {
    path: truth.copies[phone.copy]?.path,
    owner: phone.owner,
    exporter: phone.names[phone.owner],
    platform: phone.platform,
    locale: printed ? phone.locale : null,
    dateOrder: printed ? localeOf(phone.locale).order : null,
    zone: phone.zone,
    precision: phone.platform === 'android' ? 'minute' : 'second',
    startReason: phone.startReason,
    clearedAt: iso(phone.clearedAt),
    exportedAt: iso(phone.exportedAt),
    limit: Number.isFinite(phone.limit) ? phone.limit : null,
    jitter: phone.jitter,
    clockError: phone.clockError,
    names: phone.names,
    moved: [...(truth.copies[phone.copy]?.moved ?? [])],
  };
}

/** Writes a truth: settings, people, membership, copies, and every message with its state and print on every copy. */
export function writeTruth(path: string, truth: Truth): void {
  const file = openSync(path, 'w');
  const { settings, seed, people, membership, copies } = truth;
  const head = {
    seed,
    settings,
    people,
    membership: membership.intervals.map((own) => own.map(({ from, to }) => ({ from: iso(from), to: iso(to) }))),
    copies: copies.map(({ phone }) => phoneRecord(truth, phone)),
  };
  writeSync(file, `${JSON.stringify(head).slice(0, -1)},\n"messages":[\n`);
  const undecidable = copies.map((_, copy) => decidability(truth, copy));
  let lines: string[] = [];
  for (const { id, at, author, content, fabricated } of truth.messages) {
    const shown = copies.map((_, copy) => {
      const printed = truth.printed(copy, id);
      const reason = undecidable[copy]?.get(id) ?? null;
      return {
        state: truth.state(copy, id),
        ...(reason === null ? {} : { undecidable: reason }),
        ...(printed === null
          ? {}
          : { time: printed.time, local: printed.local, sender: printed.sender, body: printed.body }),
      };
    });
    const record = { id, utc: iso(at), author, content, ...(fabricated ? { fabricated } : {}), copies: shown };
    lines.push(`${id === 0 ? '' : ',\n'}${JSON.stringify(record)}`);
    if (lines.length >= 2_000) {
      writeSync(file, lines.join(''));
      lines = [];
    }
  }
  writeSync(file, `${lines.join('')}\n]}\n`);
  closeSync(file);
}
