/** What a fixture's neighbour `expected.json` may say, and how a report is held against it. */

import { expect } from 'vitest';
import type { FileReport } from '../../src/evidence/index.ts';

type ChatReport = FileReport['chats'][number];

/** A part of a chat's report. Names stand for themselves; times are compared as written, UTC times by value. */
export interface ExpectedChat {
  readonly senders?: Record<string, number>;
  readonly kinds?: Record<string, number>;
  readonly dateOrder?: string;
  readonly otherReading?: { readonly order: string; readonly first: string; readonly last: string };
  readonly deleted?: Record<string, number>;
  readonly media?: Record<string, number>;
  readonly participants?: readonly string[];
  readonly [field: string]: unknown;
}

export interface ExpectedFile {
  /** How the path of the file given ends. */
  readonly path: string;
  readonly status?: 'read' | 'refused';
  readonly format?: string;
  readonly chat?: ExpectedChat;
  readonly chats?: readonly ExpectedChat[];
}

export interface Expected {
  readonly says: string;
  readonly exit: number;
  /** Name under which the fixture is given; a fixture of that kind is copied, one named `*.zip` packed first. */
  readonly as?: string;
  readonly options?: { readonly dateOrder?: 'DMY' | 'MDY' | 'YMD'; readonly zone?: string };
  readonly format?: string;
  readonly chat?: ExpectedChat;
  readonly chats?: readonly ExpectedChat[];
  readonly files?: readonly ExpectedFile[];
  readonly refused?: { readonly format?: string; readonly message?: string };
  readonly accounting?: Record<string, number>;
  /** Patterns that some warning must, or none may, match. */
  readonly warns?: readonly string[];
  readonly silent?: readonly string[];
  readonly basis?: string;
  readonly known?: string;
}

const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Names are compared without marks and in one Unicode form: how they are shown is the report's choice. */
function plainName(name: string): string {
  return name.replace(marks, '').replace(/\s/g, ' ').trim().normalize('NFC');
}

function instant(value: unknown): unknown {
  return typeof value === 'string' && value.endsWith('Z') ? new Date(value).toISOString() : value;
}

export function holdsSums(file: FileReport): void {
  const { accounting } = file;
  expect(accounting.inEntries + accounting.unparsed, 'inEntries + unparsed = bytes').toBe(accounting.bytes);
  if (!file.container) expect(accounting.bytes, 'accounting speaks of the whole file').toBe(file.bytes);
  for (const chat of file.chats) {
    const counts = [
      ...[chat.entries, chat.messages, chat.notices, chat.calls, chat.edited, chat.polls, chat.locations],
      ...[chat.emptyBodies, chat.multiLine, chat.unsent, chat.reactions],
      ...Object.values(chat.deleted),
      ...Object.values(chat.media),
      ...Object.values(chat.senders),
      ...Object.values(chat.kinds),
      ...Object.values(accounting).filter((value) => typeof value === 'number'),
    ];
    for (const count of counts) expect(Number.isSafeInteger(count) && count >= 0, `${count} is a count`).toBe(true);
    expect(chat.messages + chat.notices + chat.calls, 'messages + notices + calls = entries').toBe(chat.entries);
    expect(sum(chat.senders), 'sum of senders = messages').toBe(chat.messages);
    expect(sum(chat.kinds), 'sum of kinds = entries').toBe(chat.entries);
  }
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, n) => all + n, 0);
}

/** The part of the report that the expectation speaks of, so that a failure shows both side by side. */
function spokenOf(chat: ChatReport, expected: ExpectedChat): Record<string, unknown> {
  const spoken: Record<string, unknown> = {};
  for (const [field, wanted] of Object.entries(expected)) {
    if (field === 'senders') spoken[field] = Object.fromEntries(namesOnce(chat.senders));
    else if (field === 'participants') spoken[field] = chat.participants.map(plainName);
    else if (field === 'title') spoken[field] = chat.title === null ? null : plainName(chat.title);
    else if (field === 'dateOrder') spoken[field] = chat.dateOrder?.value;
    else if (field === 'otherReading') spoken[field] = chat.dateOrder?.otherReading;
    else if (field === 'kinds') spoken[field] = picked(chat.kinds, wanted, 0);
    else if (field === 'deleted' || field === 'media') spoken[field] = picked(chat[field], wanted, undefined);
    else spoken[field] = instant((chat as unknown as Record<string, unknown>)[field]);
  }
  return spoken;
}

/** Two keys that read alike stay two, so that a person counted twice is seen. */
function namesOnce(senders: Readonly<Record<string, number>>): [string, number][] {
  const seen = new Map<string, number>();
  for (const [name, n] of Object.entries(senders)) {
    const plain = plainName(name);
    seen.set(seen.has(plain) ? `${plain} (again)` : plain, n);
  }
  return [...seen];
}

function picked(counts: object, wanted: unknown, otherwise: number | undefined): Record<string, unknown> {
  const has = counts as Record<string, unknown>;
  return Object.fromEntries(Object.keys(wanted as object).map((key) => [key, has[key] ?? otherwise]));
}

function holdsChat(chat: ChatReport, expected: ExpectedChat): void {
  const wanted = Object.fromEntries(Object.entries(expected).map(([field, value]) => [field, wantedAs(field, value)]));
  expect(spokenOf(chat, expected)).toEqual(wanted);
}

function wantedAs(field: string, value: unknown): unknown {
  if (field === 'senders')
    return Object.fromEntries(Object.entries(value as Record<string, number>).map(([name, n]) => [plainName(name), n]));
  if (field === 'participants') return (value as string[]).map(plainName);
  if (field === 'title') return value === null ? null : plainName(value as string);
  return instant(value);
}

export function holds(files: readonly FileReport[], exit: number, expected: Expected): void {
  for (const file of files) holdsSums(file);
  const [file] = files;
  if (!file) throw new Error('no file in the report');
  if (expected.refused) {
    expect({ status: file.status, exit }).toEqual({ status: 'refused', exit: expected.exit });
    if (expected.refused.format) expect(file.format).toBe(expected.refused.format);
    if (expected.refused.message) expect(file.reason?.message).toMatch(new RegExp(expected.refused.message, 'i'));
    expect(file.chats).toEqual([]);
    return;
  }
  for (const wanted of expected.files ?? []) {
    const found = files.find((one) => one.path.endsWith(wanted.path) || one.container?.member.endsWith(wanted.path));
    expect(found?.path ?? found?.container?.member, `${wanted.path} is in the report`).toBeDefined();
    if (!found) continue;
    if (wanted.status) expect(found.status).toBe(wanted.status);
    if (wanted.format) expect(found.format).toBe(wanted.format);
    holdsChats(found, wanted.chats ?? (wanted.chat ? [wanted.chat] : []));
  }
  if (expected.files === undefined) {
    expect(file.status, file.reason?.message).toBe('read');
    if (expected.format) expect(file.format).toBe(expected.format);
    holdsChats(file, expected.chats ?? (expected.chat ? [expected.chat] : []));
    if (expected.accounting)
      expect(picked(file.accounting, expected.accounting, undefined)).toEqual(expected.accounting);
  }
  const warnings = files.flatMap((one) =>
    one.chats.flatMap((chat) => chat.warnings.map((w) => `${w.code} ${w.message}`)),
  );
  for (const pattern of expected.warns ?? [])
    expect(warnings.join('\n'), 'a doubt is said').toMatch(new RegExp(pattern, 'i'));
  for (const pattern of expected.silent ?? []) expect(warnings.join('\n')).not.toMatch(new RegExp(pattern, 'i'));
  if (expected.basis) expect(file.chats[0]?.dateOrder?.basis).toMatch(new RegExp(expected.basis, 'i'));
  expect(exit, 'exit code').toBe(expected.exit);
}

function holdsChats(file: FileReport, wanted: readonly ExpectedChat[]): void {
  if (wanted.length > 1) expect(file.chats).toHaveLength(wanted.length);
  wanted.forEach((expected, i) => {
    const chat = file.chats[i];
    expect(chat, `chat ${i} is in the report`).toBeDefined();
    if (chat) holdsChat(chat, expected);
  });
}
