import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import type { ProcedureName } from '#shared/contract/index.ts';
import type { Role } from '#shared/vocabulary.ts';
import { roles } from '#shared/vocabulary.ts';
import { createApplication } from '../../electron/application.ts';
import type { Application } from '../../electron/application.types.ts';
import { type FixedClock, fixedClock } from './fixed-clock.ts';
import { createTemporaryDirectory } from './temporary-directory.ts';

export interface Answer {
  readonly status: number;
  /** The error's code; `OK` when there was none. */
  readonly code: string;
  readonly message: string;
  /** What came back, or the data of the error. */
  readonly body: unknown;
}

/** The whole application on a database of its own, with one user of each role (user name = role). */
export interface House {
  readonly application: Application;
  readonly clock: FixedClock;
  readonly dataDirectory: string;
  /** Calls a procedure as the page would, through `fetch`. Never throws for an error answer. */
  call(name: ProcedureName, input: unknown, token: string | null): Promise<Answer>;
  /** As {@link call}, for calls that must work: throws with the message otherwise, and parses the answer. */
  ask<T extends z.ZodType>(
    schema: T,
    name: ProcedureName,
    input: unknown,
    token: string | null,
  ): Promise<z.infer<T>>;
  /** The token of a signed-in, unlocked user of the role; signs in again when the last session has ended. */
  sessionOf(role: Role): Promise<string>;
  /** The token of a locked session of a user of the role. */
  lockedSessionOf(role: Role): Promise<string>;
  close(): Promise<void>;
}

export const housePassword = '示例-密码-2026';

const envelope = z.object({ json: z.unknown().optional() });
const errorBody = z.object({ code: z.string(), message: z.string(), data: z.unknown().optional() });
const signedIn = z.object({ token: z.string() });

const displayNames: Record<Role, string> = {
  administrator: '示例管理员',
  assessor: '示例考核员',
  archivist: '示例档案员',
  leader: '示例领导',
};

interface HouseOptions {
  readonly sample?: boolean | 'full';
  readonly start?: string;
  /** A database file that another house has left, with its users; otherwise a new one is made. */
  readonly from?: Uint8Array;
}

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const directory = createTemporaryDirectory();
  const rendererDirectory = join(directory.path, 'renderer');
  mkdirSync(rendererDirectory);
  writeFileSync(join(rendererDirectory, 'index.html'), '<!doctype html><title>驻村考评</title>');
  const dataDirectory = join(directory.path, 'data');
  if (options.from) {
    mkdirSync(dataDirectory);
    writeFileSync(join(dataDirectory, 'cadredesk.db'), options.from);
  }
  const clock = fixedClock(options.start);
  const application = await createApplication({
    dataDirectory,
    rendererDirectory,
    resourcesDirectory: resolve(import.meta.dirname, '../../resources'),
    clock,
    sample: options.sample === true ? 'roster' : options.sample || 'none',
  });

  async function call(name: ProcedureName, input: unknown, token: string | null): Promise<Answer> {
    const response = await application.fetch(
      new Request(`http://desk.test/rpc/${name.replace('.', '/')}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ json: input }),
      }),
    );
    const body = envelope.parse(await response.json()).json;
    if (response.ok) return { status: response.status, code: 'OK', message: '', body };
    const { code, message, data } = errorBody.parse(body);
    return { status: response.status, code, message, body: data };
  }

  const ask: House['ask'] = async (schema, name, input, token) => {
    const answer = await call(name, input, token);
    if (answer.code !== 'OK') throw new Error(`${name}: ${answer.code} ${answer.message}`);
    return schema.parse(answer.body);
  };

  const signIn = async (role: Role) =>
    (await ask(signedIn, 'identity.signIn', { username: role, password: housePassword }, null)).token;

  const tokens = new Map<Role, string>();
  if (!options.from) {
    const administrator = await ask(
      signedIn,
      'identity.setUp',
      {
        organisation: '江岸区（示例）',
        username: 'administrator',
        displayName: displayNames.administrator,
        password: housePassword,
      },
      null,
    );
    tokens.set('administrator', administrator.token);
    for (const role of roles) {
      if (role === 'administrator') continue;
      const user = { username: role, displayName: displayNames[role], role, password: housePassword };
      await ask(z.unknown(), 'identity.createUser', user, administrator.token);
    }
  }

  const isUsable = async (token: string) =>
    (
      await ask(
        z.object({ session: z.object({ locked: z.boolean() }).nullable() }),
        'identity.status',
        undefined,
        token,
      )
    ).session?.locked === false;

  return {
    application,
    clock,
    dataDirectory,
    call,
    ask,
    async sessionOf(role) {
      const known = tokens.get(role);
      if (known !== undefined && (await isUsable(known))) return known;
      const token = await signIn(role);
      tokens.set(role, token);
      return token;
    },
    async lockedSessionOf(role) {
      const token = await signIn(role);
      await ask(z.unknown(), 'identity.lock', undefined, token);
      return token;
    },
    async close() {
      await application.close();
      directory.remove();
    },
  };
}
