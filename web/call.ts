/** One request to the server, and what it says when it refuses. */

/** What the server refuses with: a closed code, a sentence, a way out. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly hint: string;
  readonly status: number;

  constructor(status: number, code: string, message: string, hint: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.hint = hint;
  }
}

export type Query = Readonly<Record<string, string | number | null | undefined>>;

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Query | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** `?a=1&b=two`, leaving out what is not given. */
function queryString(query: Query | undefined): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

const reasonKey = (operation: string) => `candour.reason.${operation}`;

/** The reason for access given for this operation in this tab, or null (R10). */
export function reasonFor(operation: string | number): string | null {
  return sessionStorage.getItem(reasonKey(String(operation)));
}

export function giveReason(operation: string | number, reason: string): void {
  sessionStorage.setItem(reasonKey(String(operation)), reason);
}

/** Headers each request carries: the mark that no foreign page can set, and the reason given for the operation. */
export function headersFor(path: string, method: string): Record<string, string> {
  const headers: Record<string, string> = {};
  if (method !== 'GET') headers['x-candour'] = '1';
  const operation = /^\/api\/operations\/(\d+)/.exec(path)?.[1];
  const reason = operation === undefined ? null : reasonFor(operation);
  // Header values are Latin-1 on the wire; other letters travel percent-encoded.
  if (reason !== null) headers['x-reason'] = encodeURIComponent(reason);
  return headers;
}

/** Reads the server's refusal; an answer that is not ours (a proxy's page, say) becomes a plain sentence. */
async function refusalOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  return refusalFrom(response.status, body);
}

export function refusalFrom(status: number, body: unknown): ApiError {
  const said = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  const text = (name: string, otherwise: string) => {
    const value = said[name];
    return typeof value === 'string' ? value : otherwise;
  };
  return new ApiError(
    status,
    text('code', 'INTERNAL'),
    text('message', `The server answered ${status} without saying why.`),
    text('hint', 'Try again. If it stays, look at the terminal in which the server runs.'),
  );
}

async function send(path: string, call: Call): Promise<Response> {
  const method = call.method ?? 'GET';
  const headers = headersFor(path, method);
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (call.body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(call.body);
  }
  if (call.signal !== undefined) init.signal = call.signal;
  let response: Response;
  try {
    response = await fetch(path + queryString(call.query), init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(
      0,
      'UNREACHABLE',
      'The server does not answer.',
      'See whether `candour serve` still runs on this machine, then try again. Nothing you sealed is lost.',
    );
  }
  if (!response.ok) throw await refusalOf(response);
  return response;
}

/** JSON in, JSON out. */
export async function call<T>(path: string, options: Call = {}): Promise<T> {
  const response = await send(path, options);
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

/** A file the server made: its bytes, name and the SHA-256 it states. */
export interface Download {
  readonly blob: Blob;
  readonly name: string;
  readonly sha256: string | null;
}

export async function download(path: string, fallbackName: string, options: Call = {}): Promise<Download> {
  const response = await send(path, options);
  const name = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? fallbackName;
  return { blob: await response.blob(), name, sha256: response.headers.get('x-content-sha256') };
}

/** Hands a downloaded file to the browser's save dialogue. */
export function save(file: Download): void {
  const url = URL.createObjectURL(file.blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // Revoked late: some browsers read the blob only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
