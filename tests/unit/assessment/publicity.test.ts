import { describe, expect, test } from 'vitest';
import { publicityPeriod, publicityStage } from '#shared/assessment/publicity.ts';
import { assistanceSentence, feedbackStage, inOrder, unitRules } from '#shared/assessment/unit-results.ts';
import type { UnitResult, UnitTeam } from '#shared/contract/assessment-unit-results.ts';
import { type BusinessDate, businessDateSchema, instantSchema } from '#shared/dates.ts';
import { assessmentIdSchema } from '#shared/ids.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import { createWorkingCalendar } from '#shared/presence/working-calendar.ts';
import { publishedHolidays } from '../../../electron/presence/calendar/holidays.ts';

const day = (text: string): BusinessDate => businessDateSchema.parse(text);
const { days, years } = publishedHolidays();
const calendar = createWorkingCalendar(days, years);

/** As the State Council arranged the years; each end counted by hand on the printed calendar. */
describe('a publicity of five working days', () => {
  test.each([
    // 2024: 春节 10–17 February off, worked on Sunday 4 and Sunday 18; 国庆节 1–7 October, worked 29 September and 12.
    ['over Spring Festival 2024', '2024-02-07', 5, '2024-02-19'],
    ['from the Sunday worked before Spring Festival 2024', '2024-02-04', 5, '2024-02-08'],
    ['put up on the eve, a day of work in 2024', '2024-02-09', 5, '2024-02-21'],
    ['over National Day 2024', '2024-09-27', 5, '2024-10-09'],
    ['with a Saturday that is worked in it, 2024', '2024-10-08', 5, '2024-10-12'],
    // 2025: 春节 28 January–4 February, worked on Sunday 26 and Saturday 8; 国庆节、中秋节 1–8 October, worked 28 and 11.
    ['over Spring Festival 2025', '2025-01-24', 5, '2025-02-06'],
    ['with the Saturday worked after Spring Festival 2025', '2025-02-05', 5, '2025-02-10'],
    ['over National Day 2025', '2025-09-26', 5, '2025-10-09'],
    ['put up during the holiday of 2025', '2025-10-03', 5, '2025-10-14'],
    // 2026: 春节 15–23 February, worked on Saturday 14 and Saturday 28; 国庆节 1–7 October, worked 20 September and 10.
    ['over Spring Festival 2026', '2026-02-12', 5, '2026-02-25'],
    ['put up in the holiday of 2026', '2026-02-20', 5, '2026-02-28'],
    ['over National Day 2026', '2026-09-28', 5, '2026-10-09'],
    ['with the Saturday worked after National Day 2026', '2026-10-08', 5, '2026-10-13'],
    ['in an ordinary week', '2026-06-01', 5, '2026-06-05'],
    ['put up on a Saturday', '2026-06-06', 5, '2026-06-12'],
    ['of seven days over a weekend', '2026-06-01', 7, '2026-06-09'],
    ['of a single day', '2026-06-01', 1, '2026-06-01'],
  ])('%s', (_, startsOn, workingDays, endsOn) => {
    const period = publicityPeriod(calendar, day(startsOn), workingDays);
    expect(period).toMatchObject({ endsOn, uncoveredYears: [] });
  });

  test('names the days off in between and the weekend days that are worked', () => {
    expect(publicityPeriod(calendar, day('2024-02-07'), 5).days).toEqual([
      ...Array.from({ length: 8 }, (_, index) => ({
        date: `2024-02-${10 + index}`,
        working: false,
        name: '春节',
      })),
      { date: '2024-02-18', working: true, name: '春节调休上班' },
    ]);
    expect(publicityPeriod(calendar, day('2026-06-05'), 2).days).toEqual([
      { date: '2026-06-06', working: false, name: '周六' },
      { date: '2026-06-07', working: false, name: '周日' },
    ]);
  });

  test('says of which years the holidays are not known', () => {
    const known = createWorkingCalendar(days, [2026]);
    expect(publicityPeriod(known, day('2026-12-30'), 5).uncoveredYears).toEqual([2027]);
  });

  test('is running on its first and on its last day', () => {
    const notice = { startsOn: day('2026-06-01'), endsOn: day('2026-06-05'), withdrawn: false };
    const stages = ['2026-05-31', '2026-06-01', '2026-06-05', '2026-06-06'].map((today) =>
      publicityStage(notice, day(today)),
    );
    expect(stages).toEqual(['to_come', 'running', 'running', 'ended']);
    expect(publicityStage({ ...notice, withdrawn: true }, day('2026-06-02'))).toBe('withdrawn');
  });
});

const assessmentId = assessmentIdSchema.parse('01890000-0000-7000-8000-000000000001');
const team = (villageName: string, gradeWord: string, leading = false, settled = true): UnitTeam => ({
  assessmentId,
  settled,
  grade: settled ? 'competent' : null,
  gradeWord,
  townshipName: '示例镇',
  villageName,
  leading,
  members: [],
});

describe('what a result means for the dispatching unit', () => {
  test('Ganzhou equals the grades and the team’s result, with the articles', () => {
    const { sameGrade, dualAssessment } = unitRules(ganzhou2021, 'annual');
    expect(sameGrade.sentence).toBe(
      '驻村干部的年度考核结果等同于在派出单位的年度考核等次，评为优秀的不占派出单位指标。',
    );
    expect(sameGrade.ground).toMatchObject({ kind: 'clause', clause: { article: '第二十条' } });
    expect(dualAssessment).toMatchObject({
      value: true,
      ground: { kind: 'clause', clause: { article: '第二十一条' } },
    });
  });

  test('a notice that is silent is said to be silent', () => {
    const { sameGrade, dualAssessment } = unitRules(wuhai2023, 'annual');
    expect(sameGrade).toMatchObject({ value: null, ground: null });
    expect(sameGrade.sentence).toContain('没有规定');
    expect(assistanceSentence(dualAssessment, [team('甲村', '优秀', true)])).toBeNull();
  });

  test('both rules are about the annual assessment only', () => {
    expect(unitRules(ganzhou2021, 'term').dualAssessment.value).toBeNull();
  });

  test('the results of several teams are all told, the leading one first and marked', () => {
    const { dualAssessment } = unitRules(ganzhou2021, 'annual');
    expect(assistanceSentence(dualAssessment, [team('甲村', '优秀', true)])).toBe(
      '年度定点帮扶成效：优秀（甲村工作队（牵头）优秀）。',
    );
    const several = [
      team('甲村', '合格'),
      team('乙村', '优秀', true),
      team('丙村', '尚未审定', false, false),
    ];
    expect(inOrder(several).map(({ villageName }) => villageName)).toEqual(['乙村', '甲村', '丙村']);
    expect(assistanceSentence(dualAssessment, several)).toBe(
      '年度定点帮扶成效按各工作队结果分别为：乙村工作队（牵头）优秀、甲村工作队合格，其余工作队尚未审定。各队结果不同，方案没有规定以哪一支为准。',
    );
    expect(assistanceSentence(dualAssessment, [team('丙村', '尚未审定', false, false)])).toBeNull();
  });

  test('a unit is told anew after a result that was settled since the last letter', () => {
    const at = (text: string) => instantSchema.parse(text);
    const unit: Pick<UnitResult, 'people' | 'teams' | 'own'> = {
      people: [],
      teams: [team('甲村', '优秀', true)],
      own: null,
    };
    const letter = { recordedAt: at('2026-12-20T02:00:00.000Z'), receiptOn: null };
    const before = at('2026-12-01T02:00:00.000Z');
    expect(feedbackStage(unit, null, before)).toBe('to_send');
    expect(feedbackStage(unit, letter, before)).toBe('sent');
    expect(feedbackStage(unit, { ...letter, receiptOn: day('2026-12-22') }, before)).toBe('receipt');
    expect(feedbackStage(unit, letter, at('2026-12-21T02:00:00.000Z'))).toBe('changed');
    expect(feedbackStage({ ...unit, teams: [] }, null, null)).toBe('not_settled');
  });
});
