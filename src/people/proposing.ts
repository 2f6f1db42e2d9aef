/**
 * Proposals that several handles are one person's. Grounds are followed from handle to handle, strongest first, and never
 * past a contradiction; a proposal is a suggestion with its reasons, a person decides. Pure.
 */

import { type Contradiction, contradiction, mustBeLookedAt, type PairFacts, pairKey } from './contradictions.ts';
import { type Ground, type GroundKind, groundsOf, type HandleSeen, type PersonNamed } from './grounds.ts';
import { homeRegion, type Region } from './numbers.ts';
import { isWholeName, personName, writtenName } from './person-names.ts';

export interface Proposal {
  /** Digest of the handles and persons: a refused proposal comes back only when they change. */
  readonly key: string;
  /** Kind of the weakest ground that it needs. */
  readonly kind: GroundKind;
  readonly confidence: number;
  readonly why: string;
  readonly personId: number | null;
  /** Every person it would make one, `personId` first. */
  readonly persons: readonly number[];
  readonly suggestedName: string;
  readonly handles: readonly number[];
  /** What each handle itself rests on: the strongest ground that names it. */
  readonly bases: ReadonlyMap<number, GroundKind>;
}

export interface ProposingInput {
  readonly handles: readonly HandleSeen[];
  readonly persons: readonly PersonNamed[];
  /** Standing attributions: the person of a handle. Handles of several persons are in `shared`. */
  readonly attributed: ReadonlyMap<number, number>;
  /** Handles that people share over time: decided by a person, left alone. */
  readonly shared: ReadonlySet<number>;
  /** Keys that a person has answered. */
  readonly answered: ReadonlySet<string>;
  readonly region?: Region;
  readonly digest: (text: string) => string;
}

function weakestOf(...grounds: readonly (Ground | undefined)[]): Ground | undefined {
  return grounds.filter((one) => one !== undefined).sort((a, b) => a.confidence - b.confidence)[0];
}

/** Sets of handles that grow together, with what was needed for it. */
class Groups {
  readonly #parent = new Map<string, string>();
  readonly #members = new Map<string, string[]>();
  readonly #weakest = new Map<string, Ground>();

  add(node: string): void {
    if (this.#parent.has(node)) return;
    this.#parent.set(node, node);
    this.#members.set(node, [node]);
  }

  root(node: string): string {
    let at = node;
    for (let up = this.#parent.get(at); up !== undefined && up !== at; up = this.#parent.get(at)) at = up;
    return at;
  }

  members(root: string): readonly string[] {
    return this.#members.get(root) ?? [];
  }

  weakest(root: string): Ground | undefined {
    return this.#weakest.get(root);
  }

  /** @param ground null: a person has said so */
  unite(a: string, b: string, ground: Ground | null): void {
    const [to, from] = this.members(a).length >= this.members(b).length ? ([a, b] as const) : ([b, a] as const);
    this.#parent.set(from, to);
    this.#members.get(to)?.push(...this.members(from));
    this.#members.delete(from);
    const weakest = weakestOf(this.#weakest.get(to), this.#weakest.get(from), ground ?? undefined);
    if (weakest !== undefined) this.#weakest.set(to, weakest);
  }

  roots(): string[] {
    return [...this.#members.keys()];
  }
}

const handleNode = (id: number): string => `h${id}`;
const personNode = (id: number): string => `p${id}`;
const handleOf = (node: string): number | null => (node.startsWith('h') ? Number(node.slice(1)) : null);
const nodesOf = (ground: Ground): string[] => [...ground.handles.map(handleNode), ...ground.persons.map(personNode)];

/** Pairs of one copy that some chain of grounds would make one person: their messages must be looked at first. */
export function pairsToLookAt(input: ProposingInput): (readonly [HandleSeen, HandleSeen])[] {
  const { handles, byId, grounds, groups } = begin(input);
  for (const ground of grounds) {
    const [first, ...rest] = nodesOf(ground);
    for (const node of rest) {
      const [a, b] = [groups.root(first ?? node), groups.root(node)];
      if (a !== b) groups.unite(a, b, ground);
    }
  }
  const rootOf = new Map(handles.map(({ handleId }) => [handleId, groups.root(handleNode(handleId))]));
  const pairs: (readonly [HandleSeen, HandleSeen])[] = [];
  for (const together of Map.groupBy(byId.values(), (one) => `${one.copyId} ${rootOf.get(one.handleId)}`).values()) {
    together.forEach((a, at) => {
      for (const b of together.slice(at + 1)) if (mustBeLookedAt(a, b)) pairs.push([a, b]);
    });
  }
  return pairs;
}

function begin(input: ProposingInput) {
  const handles = input.handles.filter(({ handleId }) => !input.shared.has(handleId));
  const byId = new Map(handles.map((handle) => [handle.handleId, handle]));
  const groups = new Groups();
  for (const { handleId } of handles) groups.add(handleNode(handleId));
  for (const { personId } of input.persons) groups.add(personNode(personId));
  for (const [handleId, personId] of input.attributed) {
    if (!byId.has(handleId)) continue;
    groups.add(personNode(personId));
    const [a, b] = [groups.root(handleNode(handleId)), groups.root(personNode(personId))];
    if (a !== b) groups.unite(a, b, null);
  }
  return { handles, byId, groups, grounds: groundsOf(handles, input.persons, input.region ?? homeRegion) };
}

interface Blocked {
  readonly a: string;
  readonly b: string;
  readonly ground: Ground;
  readonly against: Contradiction;
}

/**
 * Proposals that nobody has answered, the surest first. Strong grounds (alignment, number, custodian) make proposals of
 * their own; names come after them and say so, so that the first can be accepted without the second.
 *
 * @param pairs what the messages of the pairs of `pairsToLookAt` show, by `pairKey`
 */
export function propose(input: ProposingInput, pairs: ReadonlyMap<string, PairFacts>): Proposal[] {
  const { byId, groups, grounds } = begin(input);
  const region = input.region ?? homeRegion;
  const against = contradictionsBetween(groups, byId, region, pairs);
  const proposals = new Map<string, Proposal>();
  const keep = (proposal: Proposal | null): void => {
    if (proposal === null || input.answered.has(proposal.key) || proposals.has(proposal.key)) return;
    proposals.set(proposal.key, proposal);
  };
  const strong = grounds.filter(({ kind }) => kind !== 'name');
  const names = grounds.filter(({ kind }) => kind === 'name');
  for (const [used, reasons] of [
    [strong, strong],
    [names, grounds],
  ] as const) {
    const blocked: Blocked[] = [];
    for (const ground of used) {
      const [first, ...rest] = nodesOf(ground);
      for (const node of rest) {
        const [a, b] = [groups.root(first ?? node), groups.root(node)];
        if (a === b) continue;
        const found = against(a, b);
        if (found === null) groups.unite(a, b, ground);
        else blocked.push({ a, b, ground, against: found });
      }
    }
    for (const root of groups.roots()) {
      const weakest = groups.weakest(root);
      if (weakest !== undefined) keep(proposalOf(input, byId, reasons, groups.members(root), weakest, []));
    }
    for (const { a, b, ground, against: found } of blocked) {
      const [one, other] = [groups.root(a), groups.root(b)];
      const members = [...new Set([...groups.members(one), ...groups.members(other)])];
      const weakest = weakestOf(ground, groups.weakest(one), groups.weakest(other)) ?? ground;
      keep(proposalOf(input, byId, reasons, members, weakest, [found]));
    }
  }
  return [...proposals.values()].sort(
    (a, b) => b.confidence - a.confidence || b.handles.length - a.handles.length || (a.key < b.key ? -1 : 1),
  );
}

/** The first contradiction between two groups: only handles of one conversation can contradict each other. */
function contradictionsBetween(
  groups: Groups,
  byId: ReadonlyMap<number, HandleSeen>,
  region: Region,
  pairs: ReadonlyMap<string, PairFacts>,
) {
  const handlesOf = (root: string): HandleSeen[] =>
    groups.members(root).flatMap((node) => byId.get(handleOf(node) ?? -1) ?? []);
  return (a: string, b: string): Contradiction | null => {
    const there = Map.groupBy(handlesOf(b), ({ conversationId }) => conversationId);
    for (const one of handlesOf(a)) {
      for (const other of there.get(one.conversationId) ?? []) {
        const found = contradiction(one, other, region, pairs.get(pairKey(one.handleId, other.handleId)));
        if (found !== null) return found;
      }
    }
    return null;
  };
}

const REASONS_SAID = 5;

function proposalOf(
  input: ProposingInput,
  byId: ReadonlyMap<number, HandleSeen>,
  grounds: readonly Ground[],
  members: readonly string[],
  weakest: Ground,
  against: readonly Contradiction[],
): Proposal | null {
  const handles = members
    .flatMap((node) => byId.get(handleOf(node) ?? -1) ?? [])
    .sort((a, b) => a.handleId - b.handleId);
  const ids = new Set(handles.map(({ handleId }) => handleId));
  const counts = new Map<number, number>();
  for (const node of members) if (handleOf(node) === null) counts.set(Number(node.slice(1)), 0);
  let open = 0;
  for (const id of ids) {
    const person = input.attributed.get(id);
    if (person === undefined) open += 1;
    else counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  const persons = [...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([id]) => id);
  // Nothing to do: one person has them all; or one handle alone.
  if (persons.length + open < 2 || (open === 0 && persons.length < 2)) return null;
  const whole = new Set(members);
  const owner = (node: string): string => {
    const handle = handleOf(node);
    const person = handle === null ? undefined : input.attributed.get(handle);
    return person === undefined ? node : personNode(person);
  };
  // What a person has decided already is no reason any more; what this kind of proposal rests on is said first.
  const reasons = grounds
    .filter(
      (ground) =>
        new Set(
          nodesOf(ground)
            .filter((node) => whole.has(node))
            .map(owner),
        ).size > 1,
    )
    .sort((a, b) => Number(b.kind === weakest.kind) - Number(a.kind === weakest.kind));
  const said = reasons.slice(0, REASONS_SAID).map(({ why }) => why);
  if (!said.includes(weakest.why)) said.push(weakest.why);
  const more = reasons.length - said.length;
  const spoken = against.map(({ says }) => `Against it: ${says}`);
  const lowered = against.reduce((sure, { weight }) => sure * weight, weakest.confidence);
  return {
    key: input.digest(
      [...ids].join(' ') +
        persons
          .filter((id) => counts.get(id) === 0)
          .map((id) => ` p${id}`)
          .join(''),
    ),
    kind: weakest.kind,
    confidence: Math.round(lowered * 100) / 100,
    why: [...said, ...(more > 0 ? [`And ${more} more of the kind.`] : []), ...spoken].join(' '),
    personId: persons[0] ?? null,
    persons,
    suggestedName: nameFor(handles),
    handles: [...ids],
    bases: new Map([...ids].map((id) => [id, strongestFor(id, grounds)?.kind ?? weakest.kind])),
  };
}

/** A phone of one's own says more than an alignment, whatever the figures; then the surest. */
function strongestFor(handle: number, grounds: readonly Ground[]): Ground | undefined {
  const own = grounds.filter((ground) => ground.handles.includes(handle));
  return own.find(({ kind }) => kind === 'custodian') ?? own.toSorted((a, b) => b.confidence - a.confidence)[0];
}

/** The custodian's name where one exported; else the whole name shown most often; else any name before a number. */
export function nameFor(handles: readonly HandleSeen[]): string {
  const own = handles.find(({ exporter, custodian }) => exporter && custodian.trim() !== '');
  if (own !== undefined) return own.custodian.trim();
  const counts = new Map<string, number>();
  for (const { shown } of handles) {
    const name = writtenName(shown);
    const worth = isWholeName(personName(shown)) ? 100 : /\p{L}/u.test(name) ? 10 : 0;
    // A name that its owner or an address book writes with a comma is a name in full.
    counts.set(name, (counts.get(name) ?? worth) + (name === shown ? 1 : 2));
  }
  const [best] = [...counts].sort(([a, n], [b, m]) => m - n || a.length - b.length || (a < b ? -1 : 1));
  return best?.[0] ?? '';
}
