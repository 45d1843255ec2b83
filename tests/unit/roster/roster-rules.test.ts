import { describe, expect, test } from 'vitest';
import { personDraftSchema, personInputSchema } from '#shared/contract/roster.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { type VillageSeats, villageFigures } from '#shared/roster/demand.ts';
import { hasRightCheckDigit, idNumberProblems } from '#shared/roster/id-number.ts';
import { checkBefore, nextStepOf, nominationStateOf, stepApplies } from '#shared/roster/procedure-steps.ts';
import { addYears, hasServed } from '#shared/roster/term.ts';

const day = (text: string) => businessDateSchema.parse(text);

describe('identity numbers', () => {
  // Area code 000000 belongs to no place: nobody has these numbers.
  const born = '00000019850605001';
  const right = [...'0123456789X'].map((digit) => born + digit).find(hasRightCheckDigit) ?? '';
  const wrong = right.slice(0, 17) + (right.endsWith('0') ? '1' : '0');

  test('one check digit of eleven is right', () => {
    expect([...'0123456789X'].filter((digit) => hasRightCheckDigit(born + digit))).toHaveLength(1);
  });

  test('birth date and gender must agree with the person; any other number is left alone', () => {
    const person = { birthDate: day('1985-06-05'), gender: 'male' } as const;
    expect(idNumberProblems(right, person)).toEqual([]);
    expect(idNumberProblems(right, { ...person, gender: 'female' })).toMatchObject([{ kind: 'gender' }]);
    expect(idNumberProblems(right, { ...person, birthDate: day('1985-06-06') })).toMatchObject([
      {
        kind: 'birth_date',
        message: '身份证号中的出生日期是 1985-06-05，与填写的 1985-06-06 不一致，请核对',
      },
    ]);
    expect(idNumberProblems('SL0001', person)).toEqual([]);
  });

  test('a form refuses a wrong check digit; the last place is a capital X', () => {
    const field = personInputSchema.shape.staffNumber;
    expect(field.safeParse(right).success).toBe(true);
    expect(field.safeParse(wrong).success).toBe(false);
    expect(personDraftSchema.shape.staffNumber.parse('11010519491231002x')).toBe('11010519491231002X');
  });
});

describe('terms', () => {
  test.each([
    { start: '2024-03-11', last: '2026-03-09', served: false },
    { start: '2024-03-11', last: '2026-03-10', served: true },
    { start: '2024-03-11', last: '2026-03-11', served: true },
    { start: '2024-02-29', last: '2026-02-27', served: false },
    { start: '2024-02-29', last: '2026-02-28', served: true },
  ])('from $start to $last: two years $served', ({ start, last, served }) => {
    expect(hasServed(day(start), day(last), 2)).toBe(served);
  });

  test('the anniversary of 29 February', () => {
    expect(addYears(day('2024-02-29'), 2)).toBe('2026-03-01');
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29');
  });
});

describe('先定村再定人', () => {
  const empty: VillageSeats = {
    type: null,
    secretaryDemand: null,
    memberDemand: null,
    secretariesPosted: 0,
    membersPosted: 0,
    withoutRole: 0,
    secretariesNominated: 0,
    membersNominated: 0,
  };
  const figures = (village: Partial<VillageSeats>) =>
    villageFigures(ganzhou2021.posting, { ...empty, ...village });

  test('赣州第二条、第七条: a village lifted from poverty is to have a secretary and a team of three', () => {
    const { secretary, members, teamShort } = figures({
      type: 'lifted_from_poverty',
      secretariesPosted: 1,
      membersPosted: 1,
    });
    expect(secretary).toMatchObject({ demand: 1, posted: 1, gap: 0, source: 'scheme' });
    expect(members).toMatchObject({ demand: 2, posted: 1, gap: 1, source: 'scheme' });
    expect(teamShort).toMatchObject({ minimum: 3, posted: 2, ground: { kind: 'clause' } });
  });

  test('a village with a weak Party organisation has a secretary and needs no team', () => {
    const { secretary, members, teamShort } = figures({
      type: 'weak_party_organisation',
      secretariesPosted: 1,
    });
    expect([secretary.gap, members.demand, members.gap, teamShort]).toEqual([0, 0, 0, null]);
  });

  test("a village's own figures come first; without type and figures the demand is not known", () => {
    expect(figures({ type: 'lifted_from_poverty', memberDemand: 4 }).members).toMatchObject({
      demand: 4,
      source: 'village',
    });
    const unknown = figures({ secretariesPosted: 1 });
    expect([unknown.secretary.demand, unknown.secretary.gap, unknown.secretary.source]).toEqual([
      null,
      null,
      'unspecified',
    ]);
    expect(figures({ type: 'demonstration' }).members.demand).toBeNull();
  });

  test('whoever is nominated is not yet there', () => {
    expect(figures({ type: 'red_village', secretariesNominated: 1 }).secretary).toMatchObject({
      nominated: 1,
      gap: 1,
    });
  });
});

describe('steps', () => {
  const step = (
    code: string,
    act: 'propose' | 'pre_check' | 'decide' | 'file',
    done = false,
    applies: boolean | null = true,
  ) => ({
    code,
    act,
    applies,
    done: done ? ({ outcome: 'passed' } as const) : null,
  });

  test('a condition on who sent the person is met by the level of the unit, any other by nobody knows what', () => {
    expect(stepApplies(null, null)).toBe(true);
    expect(stepApplies('市派单位', 'city')).toBe(true);
    expect(stepApplies('市派单位', 'county')).toBe(false);
    expect(stepApplies('市派单位', null)).toBeNull();
    expect(stepApplies('区级选派的第一书记和工作队员', 'city')).toBe(false);
    expect(stepApplies('确因工作需要', 'city')).toBeNull();
  });

  test('the check stands before 前置审核, else before the first decision or filing', () => {
    expect(checkBefore([step('a', 'propose'), step('b', 'pre_check'), step('c', 'decide')])).toBe('b');
    expect(checkBefore([step('a', 'propose'), step('b', 'file'), step('c', 'decide')])).toBe('b');
    expect(
      checkBefore([step('a', 'propose'), step('b', 'pre_check', false, false), step('c', 'decide')]),
    ).toBe('c');
  });

  test('the state follows the steps; one that does not apply is passed over', () => {
    const way = (done: number) =>
      [step('a', 'propose'), step('b', 'pre_check'), step('c', 'decide'), step('d', 'file')].map(
        (one, index) => (index < done ? { ...one, done: { outcome: 'passed' as const } } : one),
      );
    expect([0, 1, 2, 3, 4].map((done) => nominationStateOf(way(done)))).toEqual([
      'proposed',
      'proposed',
      'pre_checked',
      'approved',
      'filed',
    ]);
    expect(nextStepOf([step('a', 'propose', true), step('b', 'file', false, false), step('c', 'file')])).toBe(
      'c',
    );
  });
});
