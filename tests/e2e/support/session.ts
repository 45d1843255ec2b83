import type { Page } from '@playwright/test';
import * as z from 'zod';
import type { ProcedureName } from '#shared/contract/index.ts';
import { type Role, roleLabels } from '#shared/vocabulary.ts';

export const password = '示例-密码-2026';
export const organisation = '江岸区（示例）';

const envelope = z.object({ json: z.unknown().optional() });
const signedIn = z.object({ token: z.string() });

/** Where the page keeps its session; a reload goes on in it. */
const tokenKey = 'desk.session-token';

/**
 * Calls a procedure from inside the page, past its screens, as the user of `token`: sets the stage for a test, or
 * plays somebody else at work at the same time. Works in both shells.
 *
 * @throws Error with the answer when the call is refused
 */
export async function call<T extends z.ZodType>(
  page: Page,
  schema: T,
  name: ProcedureName,
  input: unknown,
  token: string | null,
): Promise<z.infer<T>> {
  const answer = await page.evaluate(
    async ({ path, body, authorization }) => {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body,
      });
      return { ok: response.ok, text: await response.text() };
    },
    {
      path: `/rpc/${name.replace('.', '/')}`,
      body: JSON.stringify({ json: input }),
      authorization: token === null ? '' : `Bearer ${token}`,
    },
  );
  if (!answer.ok) throw new Error(`${name}: ${answer.text}`);
  return schema.parse(envelope.parse(JSON.parse(answer.text)).json);
}

/** Goes on in the page as the owner of the token. */
export async function enter(page: Page, token: string): Promise<void> {
  await page.evaluate(([key, value]) => sessionStorage.setItem(key, value), [tokenKey, token] as const);
  await page.reload();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
}

/** First run on fresh data: makes the administrator (user name = role) and signs in. Returns the token. */
export async function setUp(page: Page): Promise<string> {
  const administrator = {
    organisation,
    username: 'administrator',
    displayName: `示例${roleLabels.administrator}`,
    password,
  };
  const { token } = await call(page, signedIn, 'identity.setUp', administrator, null);
  await enter(page, token);
  return token;
}

/** Makes a user of the role (user name = role) and gives the token of a session of theirs. */
export async function newUser(page: Page, administrator: string, role: Role): Promise<string> {
  const user = { username: role, displayName: `示例${roleLabels[role]}`, role, password };
  await call(page, z.unknown(), 'identity.createUser', user, administrator);
  return (await call(page, signedIn, 'identity.signIn', { username: role, password }, null)).token;
}

/** Hands the page over to a new user of the role. Returns the token. */
export async function signInAs(page: Page, administrator: string, role: Role): Promise<string> {
  const token = await newUser(page, administrator, role);
  await enter(page, token);
  return token;
}
