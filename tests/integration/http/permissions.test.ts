import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type ProcedureName } from '#shared/contract/index.ts';
import { isAllowed, permissions } from '#shared/permissions.ts';
import { type Role, roles } from '#shared/vocabulary.ts';
import { type House, openHouse } from '../../support/house.ts';

const names = Object.entries(contract).flatMap(([feature, procedures]) =>
  Object.keys(procedures).map((procedure) => `${feature}.${procedure}` as ProcedureName),
);

/** Codes that only authorisation answers with; anything else means that the call got past it. */
const refusals = ['UNAUTHENTICATED', 'SESSION_LOCKED', 'FORBIDDEN'];

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** A call whose input fits no procedure, so that only authorisation and parsing are met. */
const codeOf = async (name: ProcedureName, token: string | null) =>
  (await house.call(name, { 无效: true }, token)).code;

describe('the permission table', () => {
  test('has exactly one line for every procedure of the contract', () => {
    expect(Object.keys(permissions).sort()).toEqual([...names].sort());
  });

  test.each(names)(
    '%s is enforced on the server for every role, for nobody, and behind the lock',
    async (name) => {
      const access = permissions[name];
      const anonymous = await codeOf(name, null);
      if (access === 'anyone') expect(refusals).not.toContain(anonymous);
      else expect(anonymous).toBe('UNAUTHENTICATED');

      for (const role of roles) {
        const code = await codeOf(name, await house.sessionOf(role));
        if (isAllowed(role, name)) expect([role, refusals.includes(code)]).toEqual([role, false]);
        else expect([role, code]).toEqual([role, 'FORBIDDEN']);
      }

      const locked = await codeOf(name, await house.lockedSessionOf('administrator'));
      if (typeof access === 'string') expect(refusals).not.toContain(locked);
      else expect(locked).toBe('SESSION_LOCKED');
    },
  );

  test('separates keeping the house, scoring, deciding and filing', () => {
    const may = (role: Role) => names.filter((name) => isAllowed(role, name));
    expect(may('administrator')).not.toContain('assessment.saveScores');
    expect(may('administrator')).not.toContain('assessment.approve');
    expect(may('assessor')).not.toContain('assessment.approve');
    expect(may('leader')).not.toContain('assessment.saveScores');
    expect(may('archivist')).not.toContain('assessment.propose');
  });
});
