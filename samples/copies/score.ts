/**
 * Holds a reconciliation against the truth, as an examiner would: a deletion counts when the finding names the copy,
 * the time and the words of a message that was deleted there, each message once.
 */
import type { ReconciliationReport, ReportedFinding } from '../../src/conversations/index.ts';
import { type Bin, count, emptyBins } from './calibration.ts';
import { difficulties, innocentGaps, wordCount } from './difficulties.ts';
import { Lookup, twinsOf } from './lookup.ts';
import { isMember } from './membership.ts';
import { type CopyState, INNOCENT } from './model.ts';
import { type MetadataScore, scoreMetadata } from './score-metadata.ts';
import { OtherFindings, type OtherTallies } from './score-others.ts';
import { decidability, type Truth, type Undecidable } from './truth.ts';

export interface Missed {
  readonly copy: number;
  readonly message: number;
  /** What might make it hard, and how it was reported, if it was. */
  readonly why: readonly string[];
}

export interface FalseDeletion {
  readonly copy: number;
  /** null: no message of the copy named has this time and these words. */
  readonly message: number | null;
  readonly state: CopyState | 'no-such-message' | 'reported-twice';
  readonly confidence: number;
}

export interface Score extends OtherTallies {
  /** Deletions planted that the copies show. */
  readonly planted: number;
  readonly found: number;
  readonly missed: readonly Missed[];
  /** As `planted` and `found`, of texts of four words and more. */
  readonly longPlanted: number;
  readonly longFound: number;
  /** Findings that call a message deleted: right, false, and of blocks that could be either's doing (set aside). */
  readonly right: number;
  readonly falseDeletions: readonly FalseDeletion[];
  readonly setAside: number;
  /** Planted deletions that cannot be decided, by reason; and how many were named all the same. */
  readonly undecidable: Readonly<Record<Undecidable, number>>;
  readonly undecidableNamed: number;
  /** Gaps with an innocent reason that another copy shows, and how many were called a deletion. */
  readonly innocent: number;
  readonly innocentCalled: number;
  readonly metadata: MetadataScore;
  readonly sameChat: number;
  readonly calibration: {
    /** Findings that call a message deleted: right when it was. */
    readonly deletions: readonly Bin[];
    /** All findings of a missing message: right when it was deleted for oneself. */
    readonly missing: readonly Bin[];
    /** All findings: right when what they say is so. */
    readonly all: readonly Bin[];
  };
}

class Scorer {
  private readonly report: ReconciliationReport;
  private readonly truth: Truth;
  private readonly lookup: Lookup;
  private readonly copyOf = new Map<string, number>();
  /** `copy/message` of planted deletions already matched. */
  private readonly used = new Set<string>();
  private readonly decided: readonly Map<number, Undecidable | null>[];
  private readonly reportedAs = new Map<string, string>();
  private readonly bins = { deletions: emptyBins(), missing: emptyBins(), all: emptyBins() };
  private readonly falseDeletions: FalseDeletion[] = [];
  private right = 0;
  private setAside = 0;
  private undecidableNamed = 0;
  private innocentCalled = 0;

  constructor(report: ReconciliationReport, truth: Truth, paths: readonly string[]) {
    this.report = report;
    this.truth = truth;
    this.lookup = new Lookup(truth);
    for (const [i, path] of paths.entries()) this.copyOf.set(path, i);
    // A report may name the paths in another form, in the order given.
    for (const [i, { path }] of report.copies.entries()) if (!this.copyOf.has(path)) this.copyOf.set(path, i);
    this.decided = truth.copies.map((_, copy) => decidability(truth, copy));
  }

  score(): Score {
    const missing = this.report.findings.filter(({ kind }) => kind === 'missing');
    for (const finding of missing) if (finding.deletion) this.deletion(finding);
    for (const finding of missing) if (!finding.deletion) this.gap(finding);
    const others = new OtherFindings(this.truth, this.copyOf);
    for (const finding of this.report.findings) {
      if (finding.kind === 'missing') continue;
      count(this.bins.all, finding.confidence, others.isSo(finding, this.find(finding)));
    }
    const missed: Missed[] = [];
    const undecidable: Record<Undecidable, number> = {
      'nowhere-else': 0,
      'outside-copy': 0,
      'under-timer': 0,
      'beside-gap': 0,
    };
    let planted = 0;
    let longPlanted = 0;
    let longFound = 0;
    for (const [copy, decided] of this.decided.entries()) {
      for (const [id, reason] of decided) {
        if (reason !== null) {
          undecidable[reason] += 1;
          continue;
        }
        const message = this.truth.messages[id];
        if (message === undefined) continue;
        const long = wordCount(message) >= 4;
        const found = this.used.has(`${copy}/${id}`);
        planted += 1;
        if (long) longPlanted += 1;
        if (found && long) longFound += 1;
        if (!found)
          missed.push({
            copy,
            message: id,
            why: difficulties(this.truth, copy, message, this.reportedAs.get(`${copy}/${id}`)),
          });
      }
    }
    return {
      planted,
      found: planted - missed.length,
      missed,
      longPlanted,
      longFound,
      right: this.right,
      falseDeletions: this.falseDeletions,
      setAside: this.setAside,
      undecidable,
      undecidableNamed: this.undecidableNamed,
      innocent: innocentGaps(this.truth),
      innocentCalled: this.innocentCalled,
      ...others.tallies,
      metadata: scoreMetadata(this.report, this.truth, this.copyOf),
      sameChat: this.report.sameChat.confidence,
      calibration: this.bins,
    };
  }

  private find(finding: ReportedFinding): number[] {
    const from = finding.in[0];
    const copy = from === undefined ? undefined : this.copyOf.get(from);
    if (copy === undefined || from === undefined) return [];
    return this.lookup.find(copy, finding.time, finding.text, this.senderNames(finding.sender, from));
  }

  private senderNames(sender: string | null, path: string): readonly string[] | null {
    if (sender === null) return null;
    const names = this.report.senders.find(({ id }) => id === sender)?.names[path];
    return names === undefined ? null : typeof names === 'string' ? [names] : names;
  }

  /** The planted deletion that a finding names, the twin that stands for it, or the message it names instead. */
  private named(finding: ReportedFinding, copy: number): { deleted: number | null; message: number | null } {
    const hits = this.find(finding);
    const open = (id: number): boolean =>
      this.truth.state(copy, id) === 'deleted-for-self' && !this.used.has(`${copy}/${id}`);
    const direct = hits.find(open);
    if (direct !== undefined) return { deleted: direct, message: direct };
    const from = this.copyOf.get(finding.in[0] ?? '') ?? copy;
    for (const id of hits) {
      const twin = twinsOf(this.truth, id, copy, from).find(open);
      if (twin !== undefined) return { deleted: twin, message: id };
    }
    const absent = hits.find((id) => !this.truth.shown(copy, id));
    return { deleted: null, message: absent ?? hits[0] ?? null };
  }

  private deletion(finding: ReportedFinding): void {
    const copy = this.copyOf.get(finding.copy);
    if (copy === undefined) {
      this.wrongly(-1, null, 'no-such-message', finding);
      return;
    }
    const { deleted, message } = this.named(finding, copy);
    if (deleted !== null) {
      this.used.add(`${copy}/${deleted}`);
      this.right += 1;
      if (this.decided[copy]?.get(deleted) !== null) this.undecidableNamed += 1;
      this.counted(finding, true, true);
      return;
    }
    const state = message === null ? 'no-such-message' : this.falseState(copy, message);
    if (state === null) {
      this.setAside += 1;
      return;
    }
    this.wrongly(copy, message, state, finding);
  }

  private wrongly(copy: number, message: number | null, state: FalseDeletion['state'], finding: ReportedFinding): void {
    this.falseDeletions.push({ copy, message, state, confidence: finding.confidence });
    if (state !== 'no-such-message' && state !== 'reported-twice' && INNOCENT.has(state)) this.innocentCalled += 1;
    const absent = message !== null && copy >= 0 && !this.truth.shown(copy, message);
    this.counted(finding, false, false);
    if (absent) this.reportedAs.set(`${copy}/${message}`, 'deletion');
  }

  private counted(finding: ReportedFinding, deleted: boolean, right: boolean): void {
    if (finding.deletion) count(this.bins.deletions, finding.confidence, deleted);
    count(this.bins.missing, finding.confidence, deleted);
    count(this.bins.all, finding.confidence, right);
  }

  /** What the message really is on the copy; null where the copies cannot tell. */
  private falseState(copy: number, id: number): FalseDeletion['state'] | null {
    const message = this.truth.messages[id];
    const state = this.truth.state(copy, id);
    if (state === 'deleted-for-self') return 'reported-twice';
    if (message?.fabricated) {
      // Two copies against one can tell; one against one cannot.
      const others = this.truth.copies.filter(({ phone, states, order }, i) => {
        if (states[id] === undefined || this.truth.shown(i, id)) return false;
        const [first = 0] = order;
        const covered = phone.clearedAt <= message.at && message.at <= phone.exportedAt && first <= id;
        return covered && isMember(this.truth.membership.intervals[phone.owner], message.at);
      });
      return others.length >= 2 ? 'inserted' : null;
    }
    const tampered = this.truth.copies.some((_, i) => this.truth.state(i, id) === 'tampered');
    return tampered && this.truth.shown(copy, id) ? 'tampered' : state;
  }

  /** A missing message that is not called a deletion. */
  private gap(finding: ReportedFinding): void {
    const copy = this.copyOf.get(finding.copy);
    if (copy === undefined) return;
    const { deleted, message } = this.named(finding, copy);
    if (deleted !== null) {
      const codes = finding.explanations.filter(({ plausible }) => plausible).map(({ code }) => code);
      this.reportedAs.set(`${copy}/${deleted}`, codes.length === 0 ? 'no deletion' : codes.join(', '));
    }
    const absent = message !== null && !this.truth.shown(copy, message);
    this.counted(finding, deleted !== null, absent);
  }
}

/** @param paths as given to the command, in the order of the truth's copies */
export function scoreReconciliation(report: ReconciliationReport, truth: Truth, paths: readonly string[]): Score {
  return new Scorer(report, truth, paths).score();
}
