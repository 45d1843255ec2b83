import { expect, test } from 'vitest';
import { chooseParticipants, daysInYear } from '#shared/assessment/participants.ts';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import { personIdSchema } from '#shared/ids.ts';

const date = (text: string): BusinessDate => businessDateSchema.parse(text);
const person = (number: number) => personIdSchema.parse(`0198c1a0-0000-7000-8000-00000000000${number}`);
const posting = (village: string, personNumber: number, start: string, end: string | null) => ({
  village,
  personId: person(personNumber),
  startDate: date(start),
  endDate: end === null ? null : date(end),
});

test('days on a post are counted within the year, both ends included', () => {
  expect(daysInYear(2026, posting('甲村', 1, '2025-07-01', null))).toBe(365);
  expect(daysInYear(2024, posting('甲村', 1, '2023-07-01', '2024-12-31'))).toBe(366);
  expect(daysInYear(2026, posting('甲村', 1, '2026-03-01', '2026-03-01'))).toBe(1);
  expect(daysInYear(2026, posting('甲村', 1, '2025-01-01', '2025-12-31'))).toBe(0);
});

test('whoever changed village within the year is assessed once, where most days were served', () => {
  const stayed = posting('甲村', 1, '2025-06-01', null);
  const early = posting('乙村', 2, '2025-06-01', '2026-03-31');
  const long = posting('丙村', 2, '2026-04-01', null);
  expect(chooseParticipants(2026, [stayed, early, long])).toEqual({
    participants: [stayed, long],
    leftOut: [early],
  });
  expect(chooseParticipants(2026, [long, early]).participants).toEqual([long]);
});

test('of two posts held equally long the later counts', () => {
  const first = posting('甲村', 1, '2026-01-01', '2026-01-31');
  const second = posting('乙村', 1, '2026-03-01', '2026-03-31');
  expect(chooseParticipants(2026, [first, second]).participants).toEqual([second]);
  expect(chooseParticipants(2026, [second, first]).participants).toEqual([second]);
});
