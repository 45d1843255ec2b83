import { expect, test } from 'vitest';
import { chooseParticipants, daysWithin, teamsOf } from '#shared/assessment/participants.ts';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import { personIdSchema } from '#shared/ids.ts';

const date = (text: string): BusinessDate => businessDateSchema.parse(text);
const year = (number: number) => ({ from: date(`${number}-01-01`), to: date(`${number}-12-31`) });
const person = (number: number) => personIdSchema.parse(`0198c1a0-0000-7000-8000-00000000000${number}`);
const posting = (village: string, personNumber: number, start: string, end: string | null) => ({
  village,
  personId: person(personNumber),
  startDate: date(start),
  endDate: end === null ? null : date(end),
});

test('days on a post are counted within the year, both ends included', () => {
  expect(daysWithin(year(2026), posting('甲村', 1, '2025-07-01', null))).toBe(365);
  expect(daysWithin(year(2024), posting('甲村', 1, '2023-07-01', '2024-12-31'))).toBe(366);
  expect(daysWithin(year(2026), posting('甲村', 1, '2026-03-01', '2026-03-01'))).toBe(1);
  expect(daysWithin(year(2026), posting('甲村', 1, '2025-01-01', '2025-12-31'))).toBe(0);
});

test('whoever changed village within the year is assessed once, where most days were served', () => {
  const stayed = posting('甲村', 1, '2025-06-01', null);
  const early = posting('乙村', 2, '2025-06-01', '2026-03-31');
  const long = posting('丙村', 2, '2026-04-01', null);
  expect(chooseParticipants(year(2026), [stayed, early, long])).toEqual({
    participants: [stayed, long],
    leftOut: [early],
  });
  expect(chooseParticipants(year(2026), [long, early]).participants).toEqual([long]);
});

test('of two posts held equally long the later counts', () => {
  const first = posting('甲村', 1, '2026-01-01', '2026-01-31');
  const second = posting('乙村', 1, '2026-03-01', '2026-03-31');
  expect(chooseParticipants(year(2026), [first, second]).participants).toEqual([second]);
  expect(chooseParticipants(year(2026), [second, first]).participants).toEqual([second]);
});

test('a village has a team when it had a first secretary or two people, however often one person came', () => {
  const member = (villageId: string, personNumber: number) => ({
    ...posting(villageId, personNumber, '2026-01-01', null),
    villageId,
    role: 'team_member' as const,
  });
  const alone = { ...member('甲村', 1), role: 'first_secretary' as const };
  const twice = [member('乙村', 2), member('乙村', 2)];
  const pair = [member('丙村', 3), member('丙村', 4)];
  expect(teamsOf([alone, ...twice, ...pair])).toEqual([
    { key: '甲村', postings: [alone] },
    { key: '丙村', postings: pair },
  ]);
});
