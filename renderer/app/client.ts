import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import * as z from 'zod';
import type { Contract } from '#shared/contract/index.ts';
import { type UploadId, uploadIdSchema } from '#shared/ids.ts';
import { codeOf, FileRequestError, NotReachable } from './errors.ts';
import { sessionStore } from './session-store.ts';

export { codeOf, FileRequestError, fieldIssuesOf, messageOf, NotReachable } from './errors.ts';

/** Refusals of these are about the password just typed, or are part of signing in and out. */
const sessionCalls = new Set(['status', 'setUp', 'signIn', 'signOut', 'unlock']);

function authorisation(): Record<string, string> {
  const token = sessionStore.token();
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

/**
 * Makes a call in the session. A locked session covers the page and the call is made again once it is unlocked
 * (it was refused before anything was done); a session that has ended leads back to the login page.
 */
async function inSession<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const code = codeOf(error);
      if (code === 'UNAUTHENTICATED') sessionStore.end(true);
      if (code !== 'SESSION_LOCKED') throw error;
      sessionStore.lock();
      await sessionStore.unlocked();
    }
  }
}

const link = new RPCLink({
  url: () => new URL('/rpc', window.location.href),
  headers: authorisation,
  /** Bodies go as one string: streamed request bodies have arrived damaged through custom schemes. */
  async fetch(request) {
    const body = request.body === null ? null : await request.text();
    try {
      return await fetch(request.url, {
        method: request.method,
        headers: request.headers,
        body,
        signal: request.signal,
        credentials: 'same-origin',
      });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new NotReachable(error);
    }
  },
  interceptors: [
    ({ next, path }) =>
      path[0] === 'identity' && sessionCalls.has(path[1] ?? '') ? next() : inSession(() => next()),
  ],
});

/** Every procedure of the contract as a typed function: `await client.roster.totals()`. */
export const client: ContractRouterClient<Contract> = createORPCClient(link);

/**
 * The same for TanStack Query: `useQuery(orpc.roster.totals.queryOptions())`,
 * `useMutation(orpc.identity.createUser.mutationOptions({ onSuccess }))`, and keys for invalidation:
 * `queryClient.invalidateQueries({ queryKey: orpc.roster.key() })`.
 */
export const orpc = createTanstackQueryUtils(client);

/** Whether the error is the contract's error of that code, with its data typed as the caller's schema says. */
export function errorData<T>(error: unknown, code: string, schema: z.ZodType<T>): T | null {
  if (!(error instanceof ORPCError) || error.code !== code) return null;
  const parsed = schema.safeParse(error.data);
  return parsed.success ? parsed.data : null;
}

const uploadAnswer = z.object({ uploadId: uploadIdSchema });
const refusalAnswer = z.object({ code: z.string(), message: z.string() });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refusal(body: unknown): FileRequestError {
  const parsed = refusalAnswer.safeParse(body);
  return parsed.success
    ? new FileRequestError(parsed.data.code, parsed.data.message)
    : new FileRequestError('INTERNAL', '程序没有接受这个文件，原因不明。请重试一次。');
}

/**
 * Hands a file in for an import. The bytes go whole, as they are.
 *
 * @param onProgress share handed over so far, 0 to 1
 * @throws {FileRequestError} with the reason in Chinese, {@link NotReachable}, or an AbortError
 */
export function uploadFile(
  file: File,
  onProgress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<UploadId> {
  return inSession(async () => {
    const bytes = await file.arrayBuffer();
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      // Only XMLHttpRequest tells how far a request body has got.
      const request = new XMLHttpRequest();
      request.open('POST', `/files/uploads?name=${encodeURIComponent(file.name)}`);
      for (const [name, value] of Object.entries(authorisation())) request.setRequestHeader(name, value);
      request.setRequestHeader('content-type', 'application/octet-stream');
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) onProgress(event.loaded / event.total);
      };
      request.onload = () => resolve({ status: request.status, text: request.responseText });
      request.onerror = () => reject(new NotReachable());
      request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
      signal?.addEventListener('abort', () => request.abort(), { once: true });
      if (signal?.aborted) request.abort();
      else request.send(bytes);
    });
    const body = parseJson(answer.text);
    const accepted = uploadAnswer.safeParse(body);
    if (answer.status >= 300 || !accepted.success) throw refusal(body);
    onProgress(1);
    return accepted.data.uploadId;
  });
}

/**
 * The bytes of a file the program keeps, e.g. `/files/documents/{documentId}` or `/files/previews/{previewId}`.
 *
 * @throws {FileRequestError} with the reason in Chinese, {@link NotReachable}, or an AbortError
 */
export function fetchFile(path: `/files/${string}`, signal?: AbortSignal): Promise<ArrayBuffer> {
  return inSession(async () => {
    let response: Response;
    try {
      response = await fetch(path, { headers: authorisation(), signal: signal ?? null });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new NotReachable(error);
    }
    if (!response.ok) throw refusal(parseJson(await response.text()));
    return response.arrayBuffer();
  });
}
