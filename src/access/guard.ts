/**
 * What a request must look like before anything is done with it. Pure.
 *
 * The session cookie is SameSite=Strict; this stands beside it. A page of another site cannot set the header without
 * asking first (CORS preflight, which is never granted), and a name that somebody points at 127.0.0.1 (DNS rebinding)
 * is not one of ours.
 */

export interface RequestHead {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  /** The header `x-candour`. */
  readonly mark: string | undefined;
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

function hostname(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

/** A sentence why the request is refused, or null. `hosts`: names under which the page is served, without port. */
export function refusal(head: RequestHead, hosts: readonly string[]): string | null {
  const { host, origin, mark } = head;
  if (host === undefined || !hosts.includes(hostname(host))) return 'The request names a host that is not this one.';
  if (reading.has(head.method)) return null;
  if (mark !== '1') return 'The request lacks the header x-candour: 1.';
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
    return 'The request comes from a page of another site.';
  }
  if (origin === undefined && head.fetchSite !== undefined && head.fetchSite !== 'same-origin') {
    return 'The request comes from a page of another site.';
  }
  return null;
}

/** The names of this computer for itself. */
export const loopbackHosts: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];
