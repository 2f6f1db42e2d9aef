#!/usr/bin/env node
/*
 * Candour: stand-alone verifier of a ledger export. One file, nothing needed but Node 18 or later.
 *
 *   node verify-ledger.mjs EXPORT.jsonl [--checkpoint HELD.json]... [--key KEY_ID]
 *
 * Exit code 0: everything holds. 4: something does not; the first bad place is named. 2: bad use.
 *
 * THE FORMAT (version 1)
 *
 * UTF-8, one JSON object a line, lines ended by LF. "Canonical JSON" is RFC 8785: members sorted by UTF-16 code unit,
 * no spaces, shortest numbers. "sha256(x)" is the SHA-256 of the UTF-8 bytes of x as 64 lower-case hexadecimal digits.
 *
 * 1. The first line is the header:
 *    {"kind":"header","format":"candour-ledger","v":1,"chain":C,"exportedAt":T,"entries":N,
 *     "keys":[{"id":K,"publicKey":P}...]}
 *    C names the chain: "installation", or an operation's number as text. P is an Ed25519 public key as base64 of its
 *    DER SubjectPublicKeyInfo (RFC 8410); K is the SHA-256 of those DER bytes.
 *
 * 2. {"kind":"entry","record":R,"hash":H}, in order of R.seq, from 1 to N without a gap:
 *    R = {"v":1,"chain":C,"seq":n,"at":T,"actor":{"id","name","role","session"},"type":Y,"act":A,"subject":{...},
 *         "reason":text or null,"prev":Q} and, where the clock stood behind the entry before, "clock":T'
 *    H = sha256(canonical R). Q is the H of entry n-1. For the first entry it is
 *    sha256(canonical {"v":1,"candour":"ledger","chain":C,"key":K}) with K the first key of the header.
 *    Y is one of collection, alteration, consultation, disclosure, combination, erasure. T is UTC, YYYY-MM-DDTHH:MM:SS.sssZ,
 *    never earlier than in the entry before. When the computer's clock was behind that, T repeats the entry before and
 *    "clock" is what the clock said.
 *
 * 3. {"kind":"consultation","record":R,"hash":H}: what was read and searched, one chain a session S (R.actor.session),
 *    sessions one after the other, each in order of R.seq from 1. R has the members above; "type" is "consultation".
 *    The first "prev" of a session is sha256(canonical {"v":1,"candour":"consultation","chain":C,"session":S,"key":K}).
 *    A session is anchored by entries of act "session.anchored" whose subject is
 *    {"session":S,"from":a,"to":b,"head":H}: H is the hash of consultation b of S. The first anchor of a session has
 *    a = 1, each later one begins after the one before. Consultations after the last anchor are chained but not anchored.
 *
 * 4. {"kind":"checkpoint","record":{"v":1,"candour":"checkpoint","chain":C,"seq":n,"hash":H,"at":T,"key":K},"signature":G}:
 *    G is the base64 Ed25519 signature by key K of the UTF-8 bytes of the canonical record; H is the hash of entry n.
 *
 * 5. The last line: {"kind":"end","entries":N,"consultations":M,"checkpoints":P}.
 *
 * WHAT IT PROVES. That the entries are those, in that order, that the signer had when a checkpoint was signed; nothing
 * about what came after the last checkpoint, and little to somebody who got export and checkpoint from the same hand:
 * whoever holds the private key can write another history. Therefore keep checkpoints (the "checkpoint" lines) elsewhere
 * and give them with --checkpoint: the export must contain that very entry. --key names the key you expect.
 */

import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { createReadStream, readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const types = new Set(['collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure']);
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** RFC 8785 for what JSON.parse yields. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

class Fault extends Error {}

/** Base64 that has only one spelling: Node also reads others, which would be a change that nobody notices. */
function bytesOf(base64) {
  const bytes = Buffer.from(String(base64), 'base64');
  insist(bytes.toString('base64') === base64, 'A key or a signature is not written as base64.');
  return bytes;
}

function insist(condition, sentence) {
  if (!condition) throw new Fault(sentence);
}

/** The state of one reading: what has been seen, and what must still come. */
class Reading {
  constructor(expectedKey) {
    this.expectedKey = expectedKey;
    this.keys = new Map();
    this.entries = 0;
    this.consultations = 0;
    this.checkpoints = 0;
    this.lastHash = '';
    this.lastAt = '';
    // Per session: anchors by number of the consultation, and the number of the last one anchored.
    this.anchors = new Map();
    this.session = null;
    this.hashes = new Map();
    this.ended = false;
  }

  header(line) {
    insist(line.kind === 'header' && line.format === 'candour-ledger', 'The first line is not the header of a ledger.');
    insist(line.v === 1, `The ledger has the version ${line.v}; this verifier knows version 1.`);
    insist(
      typeof line.chain === 'string' && Array.isArray(line.keys) && line.keys.length > 0,
      'The header is not whole.',
    );
    for (const { id, publicKey } of line.keys) {
      const der = bytesOf(publicKey);
      insist(createHash('sha256').update(der).digest('hex') === id, `The key ${id} is not the key of that name.`);
      this.keys.set(id, createPublicKey({ key: der, format: 'der', type: 'spki' }));
    }
    this.chain = line.chain;
    this.key = line.keys[0].id;
    this.announced = line.entries;
    if (this.expectedKey !== undefined) {
      insist(this.keys.has(this.expectedKey), `The ledger is not signed with the key ${this.expectedKey}.`);
    }
    this.lastHash = sha256(canonical({ v: 1, candour: 'ledger', chain: this.chain, key: this.key }));
  }

  record(line, place, state) {
    const { record, hash } = line;
    insist(record !== null && typeof record === 'object' && record.v === 1, `${place} has no record.`);
    insist(sha256(canonical(record)) === hash, `${place} was changed: its hash does not fit its content.`);
    insist(record.chain === this.chain, `${place} belongs to the chain ${record.chain}.`);
    insist(types.has(record.type), `${place} is of no known type.`);
    insist(record.prev === state.lastHash, `${place} does not follow the one before it.`);
    insist(instant.test(record.at) && record.at >= state.lastAt, `${place} is earlier than the one before it.`);
    state.lastHash = hash;
    state.lastAt = record.at;
  }

  entry(line) {
    const number = this.entries + 1;
    const place = `Entry ${number}`;
    insist(this.session === null && this.checkpoints === 0, `${place} stands after other kinds of line.`);
    insist(line.record?.seq === number, `${place} is missing: ${line.record?.seq} stands in its place.`);
    this.record(line, place, this);
    this.entries = number;
    this.hashes.set(number, line.hash);
    if (line.record.act === 'session.anchored') this.anchor(line.record, place);
  }

  anchor(record, place) {
    const { session, from, to, head } = record.subject;
    insist(
      record.type === 'consultation' && Number.isInteger(from) && Number.isInteger(to),
      `${place} is no whole anchor.`,
    );
    const known = this.anchors.get(session) ?? { last: 0, heads: new Map() };
    insist(from === known.last + 1 && to >= from, `${place} anchors ${from} to ${to}, after ${known.last}.`);
    known.last = to;
    known.heads.set(to, { head, entry: record.seq });
    this.anchors.set(session, known);
  }

  consultation(line) {
    const session = line.record?.actor?.session;
    if (this.session?.name !== session) this.nextSession(session);
    const number = this.session.seq + 1;
    const place = `Consultation ${number} of session ${session}`;
    insist(this.checkpoints === 0, `${place} stands after the checkpoints.`);
    insist(line.record?.seq === number, `${place} is missing: ${line.record?.seq} stands in its place.`);
    this.record(line, place, this.session);
    insist(line.record.type === 'consultation', `${place} is not of that type.`);
    this.session.seq = number;
    this.consultations++;
    const anchor = this.anchors.get(session)?.heads.get(number);
    if (anchor === undefined) return;
    insist(anchor.head === line.hash, `${place} differs from what entry ${anchor.entry} anchors.`);
  }

  nextSession(name) {
    insist(typeof name === 'string', 'A consultation names no session.');
    this.sessionEnds();
    this.sessionsSeen ??= new Set();
    insist(!this.sessionsSeen.has(name), `The consultations of session ${name} stand in two places.`);
    this.sessionsSeen.add(name);
    const genesis = { v: 1, candour: 'consultation', chain: this.chain, session: name, key: this.key };
    this.session = { name, seq: 0, lastHash: sha256(canonical(genesis)), lastAt: '' };
  }

  sessionEnds() {
    if (this.session === null) return;
    const anchored = this.anchors.get(this.session.name)?.last ?? 0;
    insist(
      this.session.seq >= anchored,
      `Consultation ${this.session.seq + 1} of session ${this.session.name} is missing; ${anchored} were anchored.`,
    );
  }

  checkpoint(line, from = 'The checkpoint') {
    const { record, signature } = line;
    const place = `${from} of entry ${record?.seq}`;
    const key = this.keys.get(record?.key);
    insist(record?.candour === 'checkpoint' && record.chain === this.chain, `${place} is not of this chain.`);
    insist(key !== undefined, `${place} is signed with a key that the header does not name.`);
    const bytes = Buffer.from(canonical(record), 'utf8');
    insist(verifySignature(null, bytes, key, bytesOf(signature)), `${place} is not signed validly.`);
    insist(
      record.seq <= this.entries,
      `Entry ${this.entries + 1} is missing: a checkpoint was signed at ${record.seq}.`,
    );
    insist(this.hashes.get(record.seq) === record.hash, `Entry ${record.seq} differs from the one that was signed.`);
    if (from === 'The checkpoint') this.checkpoints++;
  }

  end(line) {
    this.sessionEnds();
    for (const [name, { last }] of this.anchors) {
      insist(this.sessionsSeen?.has(name), `Consultation 1 of session ${name} is missing; ${last} were anchored.`);
    }
    insist(line.entries === this.entries && this.announced === this.entries, `Entry ${this.entries + 1} is missing.`);
    insist(line.consultations === this.consultations, 'Consultations are missing at the end.');
    insist(line.checkpoints === this.checkpoints, 'Checkpoints are missing at the end.');
    this.ended = true;
  }

  line(line) {
    insist(!this.ended, 'Something stands after the end.');
    if (this.chain === undefined) this.header(line);
    else if (line.kind === 'entry') this.entry(line);
    else if (line.kind === 'consultation') this.consultation(line);
    else if (line.kind === 'checkpoint') this.checkpoint(line);
    else if (line.kind === 'end') this.end(line);
    else throw new Fault(`A line is of the unknown kind ${line.kind}.`);
  }

  verdict(fault) {
    const { chain = '', entries, consultations, checkpoints } = this;
    const head = this.hashes.get(entries) ?? '';
    return { chain, entries, consultations, checkpoints, head, ok: fault === undefined, ...(fault && { fault }) };
  }
}

function parsed(text, number) {
  try {
    const value = JSON.parse(text);
    if (value !== null && typeof value === 'object') return value;
  } catch {
    // Falls through to the same sentence.
  }
  throw new Fault(`Line ${number} is not a JSON object.`);
}

/**
 * Checks the lines of an export. Returns what was counted, and the first fault in words.
 * `held`: checkpoints kept elsewhere (objects of the form of a checkpoint line); `key`: the key id expected.
 */
export async function verifyLines(lines, { held = [], key } = {}) {
  const reading = new Reading(key);
  let number = 0;
  try {
    for await (const text of lines) {
      number++;
      if (text !== '') reading.line(parsed(text, number));
    }
    insist(reading.ended, 'The export is cut off: its last line is missing.');
    for (const checkpoint of held) reading.checkpoint(checkpoint, 'The checkpoint that you hold');
  } catch (error) {
    if (error instanceof Fault) return reading.verdict(error.message);
    if (error instanceof TypeError || error?.code?.startsWith?.('ERR_')) {
      return reading.verdict(`Line ${number} has not the form of its kind.`);
    }
    throw error;
  }
  return reading.verdict();
}

/** Lines ended by LF alone; Node's own reader of lines would also cut at U+2028, which may stand inside a text. */
export async function* linesOf(chunks) {
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop();
    yield* parts;
  }
  if (rest !== '') yield rest;
}

async function main(words) {
  const options = { held: [], key: undefined };
  const files = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--checkpoint') options.held.push(JSON.parse(readFileSync(words[++i], 'utf8')));
    else if (words[i] === '--key') options.key = words[++i];
    else files.push(words[i]);
  }
  if (files.length !== 1 || files[0].startsWith('--')) {
    console.error('Use: node verify-ledger.mjs EXPORT.jsonl [--checkpoint HELD.json]... [--key KEY_ID]');
    return 2;
  }
  const input = createReadStream(files[0], { encoding: 'utf8' });
  const verdict = await verifyLines(linesOf(input), options);
  const counts = `${verdict.entries} entries, ${verdict.consultations} consultations, ${verdict.checkpoints} checkpoints`;
  if (verdict.ok) {
    console.log(`The chain ${verdict.chain} holds: ${counts}. Its last entry has the hash ${verdict.head}`);
    if (verdict.checkpoints === 0) console.log('It has no checkpoint: nobody has signed it.');
    return 0;
  }
  console.log(`The chain ${verdict.chain} does not hold. ${verdict.fault}`);
  console.log(`Read before that: ${counts}.`);
  return 4;
}

/** True when this file was started by itself, and not imported by the product. */
function isStarted() {
  try {
    return realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
  } catch {
    return false;
  }
}

if (isStarted()) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      console.error(`It could not be read: ${error.message}`);
      process.exitCode = 2;
    },
  );
}
