import { describe, expect, test } from 'vitest';
import {
  answeredFacts,
  changesBetween,
  factSettingOf,
  findingsAmong,
  lowerCap,
  outcomeOf,
} from '#shared/assessment/eligibility.ts';
import type { EligibilityRecords } from '#shared/assessment/eligibility-records.ts';
import { businessDateSchema } from '#shared/dates.ts';
import {
  conductRecordIdSchema,
  leaveIdSchema,
  personIdSchema,
  postingIdSchema,
  spotCheckIdSchema,
} from '#shared/ids.ts';
import { presenceRulesSchema } from '#shared/policy/presence-rules.ts';
import type { EligibilityRule } from '#shared/policy/scheme.ts';
import { penaltySeverities, penaltyWeights } from '#shared/presence/conduct-severity.ts';
import { type EligibilityFact, type Grade, grades, type Participation } from '#shared/vocabulary.ts';

const date = (text: string) => businessDateSchema.parse(text);
let made = 0;
function uuid(): string {
  made += 1;
  return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
}
const setting = { noticeLevels: ['province', 'city'] as const };

/** On post for the whole of 2026, long in work, and nothing on record. */
function records(more: Partial<EligibilityRecords> = {}): EligibilityRecords {
  return {
    period: { from: date('2026-01-01'), to: date('2026-12-31') },
    personId: personIdSchema.parse(uuid()),
    workStart: date('2015-07-01'),
    postings: [posting('2025-06-01', null)],
    leaves: [],
    conduct: [],
    spotChecks: [],
    ...more,
  };
}

const posting = (
  start: string,
  end: string | null,
  endKind: 'recall' | 'term' | null = null,
): EligibilityRecords['postings'][number] => ({
  id: postingIdSchema.parse(uuid()),
  villageName: '示例村',
  startDate: date(start),
  endDate: end === null ? null : date(end),
  endKind,
});

const leave = (
  kind: EligibilityRecords['leaves'][number]['kind'],
  [startDate, startHalf]: [string, 'am' | 'pm'],
  [endDate, endHalf]: [string, 'am' | 'pm'],
): EligibilityRecords['leaves'][number] => ({
  id: leaveIdSchema.parse(uuid()),
  kind,
  startDate: date(startDate),
  startHalf,
  endDate: date(endDate),
  endHalf,
});

const conduct = (
  more: Partial<Omit<EligibilityRecords['conduct'][number], 'decidedOn' | 'effectiveUntil'>> & {
    decidedOn?: string;
    effectiveUntil?: string | null;
  },
): EligibilityRecords['conduct'][number] => ({
  id: conductRecordIdSchema.parse(uuid()),
  kind: more.kind ?? 'penalty',
  severity: more.severity ?? null,
  decidedOn: date(more.decidedOn ?? '2026-05-06'),
  effectiveUntil: more.effectiveUntil == null ? null : date(more.effectiveUntil),
  organ: '区纪委监委',
  reason: '违反工作纪律（示例）。',
});

const check = (
  level: EligibilityRecords['spotChecks'][number]['level'],
  finding: EligibilityRecords['spotChecks'][number]['finding'] = 'unexcused_absence',
): EligibilityRecords['spotChecks'][number] => ({
  id: spotCheckIdSchema.parse(uuid()),
  level,
  organ: '市委组织部',
  checkedOn: date('2026-04-08'),
  finding,
});

const answerTo = (fact: EligibilityFact, about: EligibilityRecords) => {
  const found = answeredFacts([], about, setting).find((finding) => finding.fact === fact);
  if (!found) throw new Error(`Nothing was said about ${fact}`);
  return found;
};

describe('on post for less than half a year', () => {
  test('half a year exactly is enough, and the sentence says from when to when', () => {
    expect(answerTo('under_half_year', records({ postings: [posting('2026-07-01', null)] }))).toMatchObject({
      answer: 'no',
      sentence:
        '考核期内在岗 184 天，6个月（2026年7月1日至2026年12月31日，现仍在岗，算至考核期末），满半年。',
    });
    expect(answerTo('under_half_year', records({ postings: [posting('2026-07-02', null)] }))).toMatchObject({
      answer: 'yes',
      sentence:
        '考核期内在岗 183 天，5个月零30天（2026年7月2日至2026年12月31日，现仍在岗，算至考核期末），不满半年。',
    });
  });

  test('postings in several villages count together', () => {
    const postings = [posting('2025-06-01', '2026-03-31'), posting('2026-08-01', '2026-10-31')];
    expect(answerTo('under_half_year', records({ postings }))).toMatchObject({
      answer: 'no',
      sentence:
        '考核期内在岗 182 天，累计6个月（2026年1月1日至2026年3月31日、2026年8月1日至2026年10月31日），满半年。',
    });
  });

  test('a period that is shorter itself asks nothing', () => {
    const period = { from: date('2026-01-01'), to: date('2026-03-31') };
    expect(answerTo('under_half_year', records({ period })).answer).toBe('no');
  });
});

describe('sick and personal leave', () => {
  test('exactly half of the period is not more than half', () => {
    // 365 days have 730 half days: 1 January to the morning of 2 July are 365 of them.
    const half = leave('sick', ['2026-01-01', 'am'], ['2026-07-02', 'am']);
    expect(answerTo('leave_over_half_year', records({ leaves: [half] }))).toMatchObject({
      answer: 'no',
      sentence: '考核期 365 天，病假、事假累计 182.5天，正好是一半，没有超过半年（182.5天）。',
    });
    const more = leave('personal', ['2026-11-02', 'am'], ['2026-11-02', 'am']);
    expect(answerTo('leave_over_half_year', records({ leaves: [half, more] })).answer).toBe('yes');
  });

  test('other leave does not count, nor what lies outside of the period, nor the same day twice', () => {
    const leaves = [
      leave('annual', ['2026-03-01', 'am'], ['2026-12-31', 'pm']),
      leave('sick', ['2025-10-01', 'am'], ['2026-01-10', 'pm']),
      leave('personal', ['2026-01-05', 'am'], ['2026-01-12', 'pm']),
    ];
    expect(answerTo('leave_over_half_year', records({ leaves })).sentence).toContain('累计 12天');
  });
});

describe('conduct', () => {
  test.each([
    ['opened in the period, going on', '2026-11-20', null, 'yes'],
    ['opened before it, going on', '2025-02-01', null, 'yes'],
    ['concluded on the last day', '2026-03-01', '2026-12-31', 'no'],
    ['concluded after the period', '2026-03-01', '2027-01-01', 'yes'],
    ['opened after the period', '2027-01-04', null, 'no'],
  ])('an investigation %s', (_, decidedOn, effectiveUntil, answer) => {
    const about = records({ conduct: [conduct({ kind: 'investigation', decidedOn, effectiveUntil })] });
    expect(answerTo('under_investigation', about).answer).toBe(answer);
    expect(answerTo('penalty_above_warning', about).answer).toBe('no');
  });

  test.each(penaltySeverities)('%s has its weight', (severity) => {
    const about = records({ conduct: [conduct({ severity })] });
    const weight = penaltyWeights[severity];
    expect([answerTo('warning', about).answer, answerTo('penalty_above_warning', about).answer]).toEqual(
      { warning: ['yes', 'no'], above_warning: ['no', 'yes'], unknown: ['unknown', 'unknown'] }[weight],
    );
  });

  test('a penalty counts in the period in which it was decided, however long it holds', () => {
    const before = conduct({ severity: '警告', decidedOn: '2025-12-31', effectiveUntil: '2026-06-30' });
    expect(answerTo('warning', records({ conduct: [before] })).answer).toBe('no');
  });

  test('absence found by a city, or a circular, is a notice; found by a township it is not', () => {
    expect(answerTo('absence_notice', records({ spotChecks: [check('city')] })).answer).toBe('yes');
    expect(answerTo('absence_notice', records({ spotChecks: [check('township')] })).answer).toBe('no');
    expect(answerTo('absence_notice', records({ spotChecks: [check('city', 'shortcoming')] })).answer).toBe(
      'no',
    );
    const circular = conduct({ kind: 'circulated_criticism' });
    expect(answerTo('absence_notice', records({ conduct: [circular] }))).toMatchObject({
      answer: 'yes',
      sentence: '2026年5月6日被区纪委监委通报批评，事由：违反工作纪律（示例）。',
    });
  });

  test('the scheme may name the levels itself', () => {
    const absence = {
      code: 'absence',
      title: '无故脱岗一次',
      threshold: { kind: 'findings', levels: ['county'], minimum: 1 },
      consequence: '通报',
      ground: { kind: 'example', note: '示例' },
    };
    const presence = presenceRulesSchema.parse({ absence: [absence] });
    expect(factSettingOf({ presence })).toEqual({ noticeLevels: ['county'] });
    expect(factSettingOf({ presence: presenceRulesSchema.parse({}) })).toEqual(setting);
  });
});

describe('recall and probation', () => {
  test('recalled within the period', () => {
    const ended = records({ postings: [posting('2025-06-01', '2026-09-30', 'recall')] });
    expect(answerTo('recalled', ended)).toMatchObject({
      answer: 'yes',
      sentence: '2026年9月30日从示例村被召回。',
    });
    const rotated = records({ postings: [posting('2025-06-01', '2026-09-30', 'term')] });
    expect(answerTo('recalled', rotated).answer).toBe('no');
  });

  test.each([
    ['2026-01-01', 'no'],
    ['2026-01-02', 'yes'],
    [null, 'unknown'],
  ])('in work since %s', (workStart, answer) => {
    const about = records({ workStart: workStart === null ? null : date(workStart) });
    expect(answerTo('probation', about).answer).toBe(answer);
  });
});

const rule = (
  fact: EligibilityFact,
  participation: Participation,
  cap: Grade | null = null,
): EligibilityRule => {
  const clause = { document: '示例办法', article: '第九条', text: `示例条文：${fact}` };
  const ground = { kind: 'clause' as const, clause };
  return { code: fact, fact, participation, cap, ground, outcomeGround: ground };
};

describe('what the rules come to', () => {
  const everything = records({
    postings: [posting('2026-08-01', null)],
    conduct: [conduct({ kind: 'investigation' }), conduct({ severity: '警告' })],
    workStart: null,
  });

  test('the strictest counts, the lowest cap counts, and every finding has its ground', () => {
    const rules = [
      rule('warning', 'graded', 'competent'),
      rule('absence_notice', 'graded', 'basically_competent'),
      rule('under_investigation', 'neither'),
      rule('under_half_year', 'not_assessed'),
    ];
    const findings = findingsAmong(answeredFacts(rules, everything, setting));
    expect(findings.map(({ fact, effects }) => [fact, effects.length])).toEqual([
      ['under_half_year', 1],
      ['under_investigation', 1],
      ['warning', 1],
    ]);
    expect(outcomeOf(findings)).toEqual({ participation: 'not_assessed', cap: 'competent' });
  });

  test('a scheme without rules leaves everybody as they are, and the facts are still said', () => {
    const findings = findingsAmong(answeredFacts([], everything, setting));
    expect(outcomeOf(findings)).toEqual({ participation: 'graded', cap: null });
    expect(findings.map(({ fact }) => fact)).toEqual(['under_half_year', 'under_investigation', 'warning']);
  });

  test('what is not known is asked where a rule needs it, and changes nothing', () => {
    const findings = findingsAmong(
      answeredFacts([rule('probation', 'comment_only')], records({ workStart: null }), setting),
    );
    expect(findings).toMatchObject([{ fact: 'probation', answer: 'unknown' }]);
    expect(outcomeOf(findings)).toEqual({ participation: 'graded', cap: null });
  });

  test('of two caps the lower one holds', () => {
    for (const grade of grades) expect(lowerCap(grade, null)).toBe(grade);
    expect(lowerCap('competent', 'basically_competent')).toBe('basically_competent');
    expect(lowerCap(null, null)).toBeNull();
  });

  test('what changed since is said fact by fact', () => {
    const before = findingsAmong(answeredFacts([], everything, setting));
    const now = findingsAmong(
      answeredFacts([], { ...everything, conduct: [], spotChecks: [check('city')] }, setting),
    );
    expect(changesBetween(before, now)).toEqual([
      expect.stringMatching(/^核定时有“立案审查调查尚未结案”，现在的记录里没有。/),
      expect.stringMatching(/^核定时有“受警告处分”，现在的记录里没有。/),
      expect.stringMatching(/^核定后出现“无故脱岗被通报”：2026年4月8日市委组织部检查/),
    ]);
    expect(changesBetween(before, before)).toEqual([]);
  });
});
