import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { leaveDetailSchema, leaveRowSchema } from '#shared/contract/presence-leave.ts';
import { spotCheckRowSchema } from '#shared/contract/presence-records.ts';
import { openHouse } from '../../support/house.ts';

const posted = z.object({ rows: z.array(z.object({ id: z.string(), personId: z.string() })) });
const ids = z.object({ ids: z.array(z.string()) });

test('leave and inspections as a page asks for them: shapes, fields of refusals, and who may void', async () => {
  const house = await openHouse({ sample: true });
  onTestFinished(() => house.close());
  const archivist = await house.sessionOf('archivist');
  const leader = await house.sessionOf('leader');
  const onPost = { filter: { status: 'on_post' } };
  const { rows } = await house.ask(posted, 'roster.listPostings', onPost, archivist);
  const [posting] = rows;
  if (!posting) throw new Error('Somebody is on post in the sample');

  const draft = {
    postingId: posting.id,
    kind: 'personal',
    startDate: '2026-05-15',
    startHalf: 'am',
    endDate: '2026-05-18',
    endHalf: 'pm',
    reason: '家中有事（示例）',
    destination: null,
    requestedOn: '2026-03-05',
    reportedBy: 'paper',
  };
  expect(await house.call('presence.requestLeave', draft, archivist)).toMatchObject({
    code: 'INVALID_INPUT',
    body: { issues: [{ path: 'countedAs' }] },
  });
  const leave = await house.ask(
    leaveRowSchema,
    'presence.requestLeave',
    { ...draft, countedAs: 'calendar' },
    archivist,
  );
  const detail = await house.ask(leaveDetailSchema, 'presence.getLeave', { id: leave.id }, leader);
  expect(detail.history).toHaveLength(1);
  expect(await house.call('presence.requestLeave', draft, leader)).toMatchObject({ code: 'FORBIDDEN' });

  const inspection = {
    level: 'county',
    organ: '区驻村工作领导小组办公室',
    checkedOn: '2026-03-05',
    documentNumber: null,
    findings: [
      {
        postingId: posting.id,
        finding: 'shortcoming',
        detail: '工作日志不全（示例）',
        correctionDueOn: null,
      },
    ],
  };
  const [id] = (await house.ask(ids, 'presence.recordSpotChecks', inspection, archivist)).ids;
  const voiding = { id, revision: 1, reason: '登记错误（示例）' };
  const assessor = await house.sessionOf('assessor');
  expect(await house.call('presence.voidSpotCheck', voiding, assessor)).toMatchObject({ code: 'FORBIDDEN' });
  const voided = await house.ask(spotCheckRowSchema, 'presence.voidSpotCheck', voiding, leader);
  expect(voided).toMatchObject({ voidReason: '登记错误（示例）', correction: 'none' });

  const everything = z.object({
    leaves: z.array(z.unknown()),
    spotChecks: z.array(z.object({ voidedAt: z.string().nullable() })),
  });
  const { personId } = posting;
  const records = await house.ask(everything, 'presence.recordsOfPerson', { personId }, leader);
  expect(records.leaves.length).toBeGreaterThan(0);
  expect(records.spotChecks.some(({ voidedAt }) => voidedAt !== null)).toBe(true);
});
