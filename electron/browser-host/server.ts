import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Application } from '../application.types.ts';
import { BodyTooLargeError, sendResponse, toRequest } from './exchange.ts';
import { Gate } from './gate.ts';
import { sendJsonRefusal, sendRefusal, sendWelcome } from './refusals.ts';

export interface BrowserHost {
  readonly port: number;
  /** The launch address, with its token. Whoever has it is let in. */
  readonly address: string;
  /** An address that lets in once. For command lines, which every user of the machine can read. */
  oneTimeAddress(): string;
  /** Stops listening, lets running answers finish for a moment, then ends every connection. Idempotent. */
  close(): Promise<void>;
}

export interface BrowserHostOptions {
  readonly application: Pick<Application, 'fetch'>;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Only development sets it, to keep the browser's window valid over restarts. */
  readonly token?: string;
}

/** How long running answers may go on after `close`, in milliseconds. */
const closingGrace = 2_000;

/**
 * Serves the application on 127.0.0.1 to one browser.
 *
 * @throws the error of node:net when the port is taken
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const server = createServer({
    // Headers arrive at once from the same machine; a slow sender is none of ours.
    headersTimeout: 10_000,
    requestTimeout: 120_000,
    keepAliveTimeout: 10_000,
    maxHeaderSize: 16 * 1024,
  });
  // Loopback only: other machines cannot even connect.
  server.listen({ host: '127.0.0.1', port: options.port, exclusive: true });
  await once(server, 'listening');
  const port = portOf(server);
  const gate = new Gate(port, options.token);
  server.on('request', (incoming, outgoing) => {
    void answer(incoming, outgoing, gate, options.application);
  });
  let closing: Promise<void> | undefined;
  return {
    port,
    address: launchAddress(port, gate.token),
    oneTimeAddress: () => launchAddress(port, gate.issueTicket()),
    close: () => {
      closing ??= closeServer(server);
      return closing;
    },
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  gate: Gate,
  application: Pick<Application, 'fetch'>,
): Promise<void> {
  const verdict = gate.judge(incoming);
  if (verdict.kind === 'welcome') return sendWelcome(outgoing, gate.cookie);
  if (verdict.kind === 'refuse') return sendRefusal(outgoing, verdict.status);

  const abort = new AbortController();
  outgoing.on('close', () => abort.abort());
  try {
    const request = await toRequest(incoming, verdict.url, abort.signal);
    await sendResponse(await application.fetch(request), outgoing);
  } catch (error) {
    fail(incoming, outgoing, error);
  }
}

function fail(incoming: IncomingMessage, outgoing: ServerResponse, error: unknown): void {
  if (outgoing.headersSent || outgoing.destroyed) {
    outgoing.destroy();
    return;
  }
  if (error instanceof BodyTooLargeError) {
    sendJsonRefusal(outgoing, 413, 'FILE_REJECTED', '文件超过 25 MB，不能接收。请拆分后再上传。');
    discardRest(incoming);
    return;
  }
  sendJsonRefusal(outgoing, 400, 'BAD_REQUEST', '请求不完整，请重试。');
}

/** 1 GiB: far above what people pick by mistake, and a second's work on loopback. */
const discardBudget = 1024 * 1024 * 1024;

/**
 * Reads on for a while without keeping anything: a browser that is still sending would otherwise see a broken
 * connection in place of the refusal.
 */
function discardRest(incoming: IncomingMessage): void {
  let budget = discardBudget;
  incoming.on('data', (chunk: Buffer) => {
    budget -= chunk.byteLength;
    if (budget < 0) incoming.destroy();
  });
}

function launchAddress(port: number, token: string): string {
  return `http://127.0.0.1:${port}/?token=${token}`;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The host is not listening on a port.');
  return address.port;
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const grace = setTimeout(() => server.closeAllConnections(), closingGrace);
  await closed;
  clearTimeout(grace);
}
