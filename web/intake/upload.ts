/** Streams one file to the server. XMLHttpRequest, because fetch reports no progress of what it sends. */

import { ApiError, headersFor, refusalFrom } from '../call.ts';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param sent told the bytes that have left, now and then
 * @throws ApiError when the server refuses; an AbortError DOMException when stopped
 */
export function putFile(path: string, file: File, sent: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [name, value] of Object.entries(headersFor(path, 'PUT'))) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => sent(event.loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(refusalFrom(request.status, parsed(request.responseText)));
    };
    request.onerror = () =>
      reject(
        new ApiError(
          0,
          'UNREACHABLE',
          'The connection broke while this file was sent.',
          'Send it again: what has arrived whole is kept, nothing is doubled.',
        ),
      );
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
