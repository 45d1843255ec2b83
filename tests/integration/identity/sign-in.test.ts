import { describe, expect, test } from 'vitest';
import type { User } from '#shared/contract/identity.ts';
import { createAccountsService } from '../../../electron/identity/accounts.service.ts';
import { createIdentityService } from '../../../electron/identity/identity.service.ts';
import { createSessions, idleMinutes } from '../../../electron/identity/sessions.ts';
import { testDatabase } from '../../support/test-database.ts';

const password = '江岸-示例-2026';

async function house() {
  const { database, clock } = await testDatabase();
  const sessions = createSessions(clock);
  const identity = createIdentityService({ database, sessions, clock });
  const accounts = createAccountsService({ database, sessions });
  const { token, session } = await identity.setUp({
    organisation: '示例区',
    username: 'admin',
    displayName: '示例管理员',
    password,
  });
  const actor = { id: session.user.id, name: session.user.displayName };
  return { database, clock, sessions, identity, accounts, token, actor, adminId: session.user.id };
}

type House = Awaited<ReturnType<typeof house>>;

const auditActions = async (database: House['database']) =>
  (await database.read.selectFrom('audit_event').select('action').orderBy('sequence').execute()).map(
    (e) => e.action,
  );

describe('first run', () => {
  test('makes the administrator once, whoever asks at the same time', async () => {
    const { database, clock } = await testDatabase();
    const identity = createIdentityService({ database, sessions: createSessions(clock), clock });
    const input = { organisation: '示例区', displayName: '示例管理员', password };
    const outcomes = await Promise.allSettled([
      identity.setUp({ ...input, username: 'first' }),
      identity.setUp({ ...input, username: 'second' }),
    ]);
    // Which of them is first is left to the threads that hash the passwords.
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await identity.status(null)).toMatchObject({ setupRequired: false, organisation: '示例区' });
  });
});

describe('signing in', () => {
  test('the name does not mind case, the password does', async () => {
    const { identity } = await house();
    expect((await identity.signIn('ADMIN', password)).session.user.username).toBe('admin');
    await expect(identity.signIn('admin', password.toUpperCase().replace('示', '式'))).rejects.toMatchObject({
      code: 'INVALID_CREDENTIALS',
    });
  });

  test('failures make the wait grow, the right password does not shorten it, success ends it', async () => {
    const { identity, clock } = await house();
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) {
      const error = await identity
        .signIn('admin', 'wrong')
        .catch((e: { data: { retryAfterSeconds: number } }) => e);
      if (!('data' in error)) throw new Error('must be refused');
      waits.push(error.data.retryAfterSeconds);
      clock.advance(error.data.retryAfterSeconds * 1000);
    }
    expect(waits).toEqual([0, 0, 2, 4, 8]);
    await identity.signIn('admin', 'wrong').catch(() => undefined);
    await expect(identity.signIn('admin', password)).rejects.toMatchObject({
      data: { retryAfterSeconds: 16 },
    });
    clock.advance(16_000);
    await identity.signIn('admin', password);
    await expect(identity.signIn('admin', 'wrong')).rejects.toMatchObject({ data: { retryAfterSeconds: 0 } });
  });

  test('guesses sent at once are counted one by one', async () => {
    const { identity } = await house();
    const guesses = await Promise.allSettled(
      Array.from({ length: 6 }, () => identity.signIn('admin', 'wrong')),
    );
    const waits = guesses.map((g) => (g.status === 'rejected' ? g.reason.data.retryAfterSeconds : undefined));
    expect(waits).toEqual([0, 0, 2, 2, 2, 2]);
  });

  test('a wait written while the clock was ahead does not lock the account for years', async () => {
    const { identity, clock } = await house();
    const now = clock.now();
    clock.set('2031-03-05T02:30:00.000Z');
    for (let i = 0; i < 3; i++) await identity.signIn('admin', 'wrong').catch(() => undefined);
    clock.set(now);
    await identity.signIn('admin', password);
  });

  test.each([
    ['disabled', (h: House, user: User) => h.accounts.update(h.actor, { ...user, disabled: true })],
    ['reset', (h: House, user: User) => h.accounts.resetPassword(h.actor, user.id, '重置-示例密码')],
    ['given another role', (h: House, user: User) => h.accounts.update(h.actor, { ...user, role: 'leader' })],
  ])(
    'an account %s while its password is being checked has no session with its old rights',
    async (_, change) => {
      const all = await house();
      const { identity, accounts, sessions, actor } = all;
      const user = await accounts.create(actor, {
        username: 'c',
        displayName: '示例丙',
        role: 'assessor',
        password,
      });
      const locked = (await identity.signIn('c', password)).token;
      const [signedIn, unlocked] = await Promise.allSettled([
        identity.signIn('c', password),
        identity.unlock(locked, user.id, password),
        change(all, user),
      ]);
      const session = signedIn.status === 'fulfilled' ? sessions.find(signedIn.value.token) : undefined;
      expect(session?.role).not.toBe('assessor');
      expect(unlocked.status).toBe('rejected');
      expect(sessions.find(locked)).toBeUndefined();
    },
  );

  test('an unknown name and a disabled account look like a wrong password', async () => {
    const { identity, accounts, actor } = await house();
    const user = await accounts.create(actor, {
      username: 'gone',
      displayName: '示例离任',
      role: 'assessor',
      password,
    });
    await accounts.update(actor, { ...user, disabled: true });
    const known = await identity.signIn('gone', password).catch((e: Error) => e.message);
    const unknown = await identity.signIn('nobody', password).catch((e: Error) => e.message);
    expect(known).toBe(unknown);
  });

  test('passwords are never stored or audited in the clear', async () => {
    const { database, accounts, actor } = await house();
    await accounts.create(actor, {
      username: 'a',
      displayName: '示例甲',
      role: 'leader',
      password: 'zhi-ci-yi-ju',
    });
    const users = await database.read.selectFrom('user_account').selectAll().execute();
    const events = await database.read.selectFrom('audit_event').selectAll().execute();
    expect(JSON.stringify({ users, events })).not.toContain('zhi-ci-yi-ju');
    expect(users[0]?.password_hash).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$/);
  });
});

describe('sessions', () => {
  test('lock after idling and open again with the password, not without', async () => {
    const { identity, sessions, clock, token, adminId } = await house();
    clock.advance(idleMinutes * 60_000);
    sessions.touch(token);
    expect(sessions.find(token)?.locked).toBe(false);
    clock.advance(idleMinutes * 60_000 + 1);
    sessions.touch(token);
    expect(sessions.find(token)?.locked).toBe(true);
    await expect(identity.unlock(token, adminId, 'wrong')).rejects.toMatchObject({
      code: 'INVALID_CREDENTIALS',
    });
    expect(sessions.find(token)?.locked).toBe(true);
    await identity.unlock(token, adminId, password);
    expect(sessions.find(token)?.locked).toBe(false);
  });

  test('end when the password changes, is reset, the role changes or the account is disabled', async () => {
    const { identity, accounts, sessions, actor } = await house();
    const user = await accounts.create(actor, {
      username: 'b',
      displayName: '示例乙',
      role: 'assessor',
      password,
    });
    const signIn = async (word = password) => (await identity.signIn('b', word)).token;

    const [one, two] = [await signIn(), await signIn()];
    const renewed = await identity.changePassword(user.id, password, '新的-示例密码');
    expect([one, two, renewed.token].map((t) => sessions.find(t) !== undefined)).toEqual([
      false,
      false,
      true,
    ]);

    await accounts.resetPassword(actor, user.id, password);
    expect(sessions.find(renewed.token)).toBeUndefined();

    const beforeRole = await signIn();
    const asLeader = await accounts.update(actor, { ...user, role: 'leader' });
    expect(sessions.find(beforeRole)).toBeUndefined();

    const beforeDisabling = await signIn();
    await accounts.update(actor, { ...asLeader, disabled: true });
    expect(sessions.find(beforeDisabling)).toBeUndefined();
  });
});

describe('accounts', () => {
  test('the last administrator can be neither disabled nor given another role', async () => {
    const { accounts, actor } = await house();
    const [admin] = await accounts.list();
    if (!admin) throw new Error('there is one');
    for (const change of [{ disabled: true }, { role: 'leader' as const }]) {
      await expect(accounts.update(actor, { ...admin, ...change })).rejects.toMatchObject({
        code: 'RULE_VIOLATION',
        data: { rule: 'last_administrator' },
      });
    }
  });

  test('a stale edit is a conflict, a name is used once, and every change is audited', async () => {
    const { database, accounts, actor } = await house();
    const user = await accounts.create(actor, {
      username: 'c',
      displayName: '示例丙',
      role: 'archivist',
      password,
    });
    await accounts.update(actor, { ...user, displayName: '示例丙（改）' });
    await expect(accounts.update(actor, { ...user, displayName: '另一改动' })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { currentRevision: 2 },
    });
    await expect(
      accounts.create(actor, { username: 'C', displayName: '示例丁', role: 'leader', password }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await auditActions(database)).toEqual([
      'system.created',
      'identity.setUp',
      'identity.userCreated',
      'identity.userUpdated',
    ]);
  });
});
