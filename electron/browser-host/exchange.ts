import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** 25 MB: the largest body the application takes is a roster file, and it enforces its own limits below this. */
export const maximumBodyBytes = 25 * 1024 * 1024;

/** The body is larger than `maximumBodyBytes`. */
export class BodyTooLargeError extends Error {}

/**
 * Turns a request of node:http into a standard one, its body read whole.
 *
 * @throws BodyTooLargeError before more than the limit has been kept in memory
 */
export async function toRequest(incoming: IncomingMessage, url: URL, signal: AbortSignal): Promise<Request> {
  const method = incoming.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? undefined : await readBody(incoming);
  return new Request(url, {
    method,
    headers: toHeaders(incoming),
    signal,
    ...(body && { body }),
  });
}

function toHeaders(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    // The shell's secret is no business of the application.
    if (name === 'cookie') continue;
    for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(incoming.headers['content-length'] ?? 0) > maximumBodyBytes) throw new BodyTooLargeError();
  const chunks: Buffer[] = [];
  let length = 0;
  // Not `for await`: leaving such a loop early destroys the socket before the refusal can be sent.
  await new Promise<void>((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.byteLength;
      if (length <= maximumBodyBytes) {
        chunks.push(chunk);
        return;
      }
      incoming.removeAllListeners('data');
      reject(new BodyTooLargeError());
    });
    incoming.on('end', resolve);
    incoming.on('error', reject);
    incoming.on('close', () => reject(new Error('The request ended before its body was complete.')));
  });
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

/** Sends a standard response, no faster than the other side reads it. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.appendHeader('set-cookie', cookies);

  if (!response.body || outgoing.req.method === 'HEAD') {
    await response.body?.cancel();
    outgoing.end();
    return;
  }
  await pipeline(response.body, outgoing);
}
