import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  bearsSeals,
  belongsToPersonalFile,
  dueOnOf,
  dueStandingOf,
  marksOf,
  missingSealsOf,
  nextStepOf,
  stagesOf,
} from '#shared/archive/document-course.ts';
import { closedRefusal, sealsRefusal, signingRefusal, takeBackRefusal } from '#shared/archive/mark-rules.ts';
import { recallDocumentKinds } from '#shared/case-vocabulary.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { type DocumentKind, documentKinds } from '#shared/vocabulary.ts';
import { seriesOf } from '../../../electron/archive/register-entry.ts';

const day = (text: string) => businessDateSchema.parse(text);

describe('kinds', () => {
  test('what goes into a personal file is what the register counts in class 三, nothing of a recall case', () => {
    const filed = documentKinds.filter(belongsToPersonalFile);
    expect(filed).toEqual(documentKinds.filter((kind) => seriesOf(kind) === '三'));
    expect(filed.filter((kind) => recallDocumentKinds.some((ofCase) => ofCase === kind))).toEqual([]);
  });

  test('a form for the file bears the person’s signature and the organs’ seals, a letter the seal of its organ', () => {
    for (const kind of documentKinds.filter(belongsToPersonalFile)) {
      expect(marksOf(kind).signature).toBe('本人');
      expect(stagesOf(kind)).toEqual(['issued', 'signed', 'sealed', 'handed_over']);
    }
    expect(stagesOf('feedback_letter')).toEqual(['issued', 'sealed']);
    expect(stagesOf('score_detail')).toEqual(['issued']);
    expect(bearsSeals('case_file')).toBe(false);
  });
});

/** Places on forms as they are laid out: “签名：” is a person's, “签名（盖章）：” an organ's, and ballots are counted by hand. */
const placesOn = (file: string) => {
  const text = readFileSync(join(import.meta.dirname, `../../fixtures/documents/${file}.txt`), 'utf8');
  return { person: /签名：|监票人：/.test(text), organ: text.includes('签名（盖章）：') };
};

test.each<[DocumentKind, string]>([
  ['annual_form', 'annual-form-short'],
  ['term_form', 'term-form-short'],
  ['team_form', 'team-form-short'],
  ['unit_form', 'unit-form-short'],
  ['score_detail', 'score-detail-unit'],
  ['ballot_summary', 'ballot-summary-short'],
  ['result_roll', 'result-roll-short'],
  ['archive_catalogue', 'archive-catalogue-short'],
  ['recall_approval', 'recall-approval-proposed'],
  ['talk_record', 'talk-record-short'],
  ['statement_record', 'statement-record-made'],
  ['successor_filing', 'successor-filing-known'],
])('marks of a %s are recorded where the paper has places for them', (kind, file) => {
  const places = placesOn(file);
  expect({ person: marksOf(kind).signature !== null, organ: bearsSeals(kind) }).toEqual(places);
});

test('a team signs its form, whoever runs a count signs its summary, and a talk is signed by both sides', () => {
  expect(marksOf('team_form')).toMatchObject({
    signature: '工作队',
    seals: ['乡镇党委', '派出单位', '审定机关'],
  });
  expect(marksOf('unit_form')).toMatchObject({
    signature: null,
    seals: ['派出单位', '乡镇党委', '审定机关'],
  });
  expect(marksOf('ballot_summary').signature).toBe('主持人、监票人、计票人');
  expect(marksOf('talk_record').signature).toBe('被约谈人、约谈人、记录人');
  expect(stagesOf('team_form')).toEqual(['issued', 'signed', 'sealed']);
  // Nobody from the village signs at the end of a term: the form has no cell for it.
  expect(marksOf('term_form')).toMatchObject({ besides: ['乡村振兴部门'] });
});

describe('the day until which a paper is handed over', () => {
  test.each([
    ['2027-01-31', '2027-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-12-31', '2027-01-31'],
    ['2026-03-05', '2026-04-05'],
    ['2026-10-31', '2026-11-30'],
  ])('%s is due on %s', (formed, due) => {
    expect(dueOnOf(day(formed))).toBe(due);
  });

  test.each([
    ['2026-03-04', 'overdue'],
    ['2026-03-05', 'soon'],
    ['2026-03-19', 'soon'],
    ['2026-03-20', 'later'],
  ] as const)('due on %s, on 5 March it is %s', (due, standing) => {
    const dueOn = day(due);
    const today = day('2026-03-05');
    expect(dueStandingOf({ dueOn, stage: 'sealed' }, today)).toBe(standing);
    for (const stage of ['handed_over', 'superseded', 'voided'] as const) {
      expect(dueStandingOf({ dueOn, stage }, today)).toBeNull();
    }
    expect(dueStandingOf({ dueOn: null, stage: 'issued' }, today)).toBeNull();
  });
});

test('the person signs, then every organ seals, then the form is handed over', () => {
  const form = { kind: 'annual_form', stage: 'issued', signing: null, seals: [] as string[] } as const;
  expect(nextStepOf(form)).toBe('sign');
  const signed = {
    ...form,
    stage: 'signed',
    signing: { result: 'signed', on: day('2027-01-05'), note: null },
  } as const;
  expect(nextStepOf(signed)).toBe('seal');
  const one = { ...signed, stage: 'sealed', seals: ['派出单位', '村党组织'] } as const;
  expect(nextStepOf({ ...one, seals: [...one.seals] })).toBe('seal');
  expect(missingSealsOf({ kind: 'annual_form', seals: [...one.seals] })).toEqual(['乡镇党委', '审定机关']);
  const all = { ...one, seals: [...marksOf('annual_form').seals] };
  expect(nextStepOf(all)).toBe('hand_over');
  expect(nextStepOf({ ...all, stage: 'handed_over' })).toBeNull();
  expect(
    nextStepOf({ kind: 'statement_record', stage: 'signed', signing: signed.signing, seals: [] }),
  ).toBeNull();
});

describe('what can be recorded', () => {
  const today = day('2027-01-10');
  const form = {
    registerNumber: '2026-三-0001',
    kind: 'annual_form',
    title: '2026年度考核登记表',
    personName: '示例一',
    stage: 'issued',
    voidReason: null,
    formedOn: day('2027-01-05'),
    signing: null,
    sealedOn: null,
    handedOverOn: null,
  } as const;
  const signed = {
    ...form,
    stage: 'signed',
    formedOn: day('2027-01-06'),
    signing: { result: 'signed', on: day('2027-01-06'), note: null },
  } as const;
  const rule = (refusal: { rule: string } | null) => refusal?.rule ?? null;

  test('a signature is neither older than what stands on the paper nor yet to come, and there is one', () => {
    expect(rule(signingRefusal(form, day('2027-01-05'), today))).toBeNull();
    expect(rule(signingRefusal(form, day('2027-01-04'), today))).toBe('before_formation');
    expect(rule(signingRefusal(form, day('2027-01-11'), today))).toBe('in_future');
    expect(rule(signingRefusal(signed, day('2027-01-07'), today))).toBe('already_signed');
    expect(rule(signingRefusal({ ...form, kind: 'feedback_letter' }, today, today))).toBe('no_signature');
  });

  test('seals wait until it is known how the signature went; organs may have sealed before the person signed', () => {
    expect(rule(sealsRefusal(form, today, today))).toBe('not_signed');
    expect(rule(sealsRefusal(signed, day('2027-01-05'), today))).toBeNull();
    expect(rule(sealsRefusal(signed, day('2027-01-11'), today))).toBe('in_future');
    const letter = { ...form, kind: 'feedback_letter' } as const;
    expect(rule(sealsRefusal(letter, day('2027-01-04'), today))).toBe('before_formation');
    expect(rule(sealsRefusal({ ...form, kind: 'score_detail' }, today, today))).toBe('no_seal');
  });

  test('nothing is recorded of a paper that is not in force or out of the house, and the reason is told', () => {
    for (const [stage, expected] of [
      ['superseded', 'not_in_force'],
      ['voided', 'not_in_force'],
      ['handed_over', 'handed_over'],
    ] as const) {
      const paper = { ...signed, stage };
      expect(rule(closedRefusal(paper))).toBe(expected);
      expect(rule(signingRefusal(paper, today, today))).toBe(expected);
      expect(rule(sealsRefusal(paper, today, today))).toBe(expected);
      expect(rule(takeBackRefusal(paper))).toBe(expected);
    }
    expect(closedRefusal({ ...form, stage: 'voided', voidReason: '打印有误' })?.message).toContain(
      '打印有误',
    );
    expect(rule(takeBackRefusal(form))).toBe('no_mark');
    expect(rule(takeBackRefusal(signed))).toBeNull();
  });
});
