/**
 * The one error type of the product. Every error a person can meet has a code from this closed list; the page
 * `docs/errors.md` says of each when it is raised and how to recover, and a test holds the two lists together.
 */

/** Exit codes of the command line: see docs/cli.md. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

interface ErrorSpec {
  /** Exit code of the command line. */
  readonly exit: ExitCode;
  /** HTTP status. */
  readonly status: number;
  /** When it is raised, one sentence. */
  readonly when: string;
  /** What the person can do, one sentence. */
  readonly recover: string;
}

export const errorCodes = {
  BAD_USAGE: {
    exit: 2,
    status: 400,
    when: 'A command or request was given words, options or fields that it does not take.',
    recover: 'Read the sentence for the word that is wrong; `candour help COMMAND` lists what is accepted.',
  },
  NOT_FOUND: {
    exit: 2,
    status: 404,
    when: 'Something named (a path, an operation, an exhibit, a message) is not there.',
    recover: 'Check the spelling; list what is there with the command or page of its kind.',
  },
  ALREADY_EXISTS: {
    exit: 2,
    status: 409,
    when: 'Something with that name or reference is there already and differs from what was given.',
    recover: 'Choose another name or reference, or use the one that is there.',
  },
  BAD_INPUT: {
    exit: 3,
    status: 422,
    when: 'A file could not be read as what it claims to be.',
    recover: 'The sentence names the file and the place; obtain the export again or give the file its right form.',
  },
  LIMIT_EXCEEDED: {
    exit: 3,
    status: 413,
    when: 'A file, archive or upload is larger, deeper or more numerous inside than the limits allow.',
    recover: 'Unpack the archive by hand and give the parts, or raise the limit named in the sentence.',
  },
  UNSAFE_ARCHIVE: {
    exit: 3,
    status: 422,
    when: 'An archive holds a name that leaves its folder, a link, or two members of one name.',
    recover: 'Treat the archive with suspicion; ask the sender how it was made, and keep it sealed as it is.',
  },
  DOUBT_UNDECIDED: {
    exit: 1,
    status: 409,
    when: 'An import has a doubt (date order, zone) that a person must decide before it is sealed.',
    recover: 'Decide it in the page, or with --date-order and --zone; both readings are shown.',
  },
  SECOND_TIER_MISSING: {
    exit: 2,
    status: 503,
    when: 'The second tier of the classifier was asked for and its runtime or its network is not in this installation.',
    recover: 'Use --tier first, or install Candour again with ONNXRUNTIME_NODE_INSTALL=skip in the environment.',
  },
  HASH_MISMATCH: {
    exit: 4,
    status: 409,
    when: 'The bytes do not have the hash that was expected (laboratory label, vault, archive member).',
    recover: 'Do not use the file; compare with the source it came from and record what you find.',
  },
  INTEGRITY: {
    exit: 4,
    status: 500,
    when: 'Stored evidence, an observation or the ledger differs from what was recorded.',
    recover: 'Stop work on the operation, keep the data folder as it is, and restore a verified backup beside it.',
  },
  NOT_SIGNED_IN: {
    exit: 2,
    status: 401,
    when: 'The request carries no valid session.',
    recover: 'Sign in again; on this machine `candour serve` prints a sign-in link.',
  },
  NOT_ALLOWED: {
    exit: 2,
    status: 403,
    when: 'The account has no grant for this act on this operation.',
    recover: 'Ask the person responsible for the operation for the grant.',
  },
  REASON_REQUIRED: {
    exit: 2,
    status: 403,
    when: 'The operation asks for a reason for access and none was given.',
    recover: 'Give a reason; it is recorded with the access.',
  },
  BUSY: {
    exit: 3,
    status: 503,
    when: 'Another process holds the data folder longer than the waiting time.',
    recover: 'Wait for the other command to end, then run this one again.',
  },
  HOME_UNUSABLE: {
    exit: 3,
    status: 500,
    when: 'The data folder cannot be made, read or written.',
    recover: 'Set CANDOUR_HOME to a folder you may write, or correct its permissions.',
  },
  DISK_FULL: {
    exit: 3,
    status: 507,
    when: 'There is no room left on the disk of the data folder.',
    recover: 'Free some room and run the same command again; what was sealed stays, an import resumes.',
  },
  NEWER_DATA: {
    exit: 3,
    status: 500,
    when: 'The data folder was written by a newer version of the product.',
    recover: 'Use that version or a later one; data are never moved backwards.',
  },
  INTERNAL: {
    exit: 3,
    status: 500,
    when: 'Something failed that the product did not foresee.',
    recover: 'Run again with CANDOUR_DEBUG=1 and report the trace; it holds no message text.',
  },
} as const satisfies Record<string, ErrorSpec>;

export type ErrorCode = keyof typeof errorCodes;

export interface ErrorOptions {
  /** What to do in this very case; else the code's general sentence is used. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** An error for a person: a closed code, a sentence (never message text), a way out, the cause kept. */
export class CandourError extends Error {
  override readonly name = 'CandourError';
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? errorCodes[code].recover;
  }

  get exitCode(): ExitCode {
    return errorCodes[this.code].exit;
  }

  get status(): number {
    return errorCodes[this.code].status;
  }
}
