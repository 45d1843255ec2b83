import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { cycleDetailSchema } from '#shared/contract/assessment-cycle.ts';
import { businessDateOf } from '#shared/dates.ts';
import type { CycleState } from '#shared/vocabulary.ts';
import { type House, openHouse } from '../../support/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ sample: true });
});
afterAll(() => house.close());

test('a cycle is planned and opened by the committee; whose step it is not is told whose it is', async () => {
  const assessor = await house.sessionOf('assessor');
  const leader = await house.sessionOf('leader');
  const { id: schemeVersionId } = await house.ask(
    z.object({ id: z.string() }),
    'policy.inForce',
    undefined,
    assessor,
  );
  const plan = { kind: 'annual', year: 2026, title: '2026年度考核', schemeVersionId };
  const planned = await house.ask(cycleDetailSchema, 'assessment.planCycle', plan, assessor);
  expect(planned.settings).toMatchObject({ ballotEntry: 'double', scorers: ['考核组'], publicityDays: 5 });
  expect(planned).toMatchObject({ periodFrom: '2026-01-01', periodTo: '2026-12-31', steps: [] });

  const step = (to: CycleState) => ({
    id: planned.id,
    revision: planned.revision,
    to,
    onDate: businessDateOf(house.clock.now()),
  });
  expect(await house.call('assessment.stepCycle', step('open'), leader)).toMatchObject({
    code: 'FORBIDDEN',
    message: '进入“资格审核”由“考核组”办理，您现在登录的是“领导”。',
  });
  expect(await house.call('assessment.stepCycle', step('final'), leader)).toMatchObject({
    code: 'RULE_VIOLATION',
    body: { rule: 'illegal_step' },
    message: '考核现在是“筹备”，不能进入“结果生效”。现在可以进入“资格审核”。',
  });
  const opened = await house.ask(cycleDetailSchema, 'assessment.stepCycle', step('open'), assessor);
  expect(opened).toMatchObject({ state: 'open', openedBy: '示例考核员' });
  expect(opened.counts.all).toBeGreaterThan(57);
  expect(opened.nextSteps.map(({ direction, to }) => `${direction} ${to}`)).toEqual([
    'forward scoring',
    'back draft',
  ]);
});
