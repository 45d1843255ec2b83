import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Boot, boot } from './support/boot.ts';

/** Requests through `protocol.handle`, answered by the real application on a real database. */
let desk: Boot;

beforeAll(async () => {
  desk = await boot();
  await desk.electron.shown();
});
afterAll(() => desk.dispose());

test('a procedure goes through to the database and back', async () => {
  const answer = await desk.electron.request('app://desk/rpc/identity/status', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: {} }),
  });
  expect(answer.status).toBe(200);
  // A new database has no users, so the page must offer to make the administrator.
  expect(await answer.json()).toMatchObject({ json: { setupRequired: true, session: null } });
  const header = readFileSync(`${desk.dataDirectory}/cadredesk.db`).subarray(0, 15).toString('latin1');
  expect(header).toBe('SQLite format 3');
});

test('every answer carries the security headers', async () => {
  for (const path of ['/', '/rpc/identity/status', '/files/unknown', '/no/such/page', '/missing.js']) {
    const { headers } = await desk.electron.request(`app://desk${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('no-referrer');
  }
});

test('the scheme has one host', async () => {
  expect((await desk.electron.request('app://elsewhere/')).status).toBe(404);
  expect((await desk.electron.request('app://elsewhere/rpc/identity/status')).status).toBe(404);
});

test('the page finds its files from a deep address too', async () => {
  const page = await (await desk.electron.request('app://desk/roster/import')).text();
  const [, script] = /<script type="module"[^>]* src="([^"]+)"/.exec(page) ?? [];
  expect(script).toMatch(/^\/assets\/.+\.js$/);
  const answer = await desk.electron.request(`app://desk${script}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('javascript');
});
