import { describe, expect, test } from 'vitest';
import { chosenKind, kindsOf, mayRegister } from '../../../renderer/archive/record-kinds.ts';
import type { AssessmentDetail } from '../../../shared/contract/assessment-record.ts';

const about = (object: string, kind: AssessmentDetail['kind']) =>
  ({ kind, subject: { object } }) as Pick<AssessmentDetail, 'kind' | 'subject'>;

describe('documents about a record', () => {
  test('the form is that of the kind of assessment and of what is assessed', () => {
    expect(kindsOf(about('first_secretary', 'annual'))[0]).toBe('annual_form');
    expect(kindsOf(about('team_member', 'term'))[0]).toBe('term_form');
    expect(kindsOf(about('team_member', 'regular'))).toEqual(['score_detail', 'result_notice']);
    expect(kindsOf(about('team', 'annual'))).toEqual(['team_form', 'score_detail', 'result_notice']);
    expect(kindsOf(about('unit', 'annual'))[0]).toBe('unit_form');
    expect(kindsOf(about('team', 'term'))).toEqual(['score_detail', 'result_notice']);
  });

  test('an address that asks for another kind shows the first', () => {
    const kinds = kindsOf(about('first_secretary', 'annual'));
    expect(chosenKind('score_detail', kinds)).toBe('score_detail');
    expect(chosenKind('term_form', kinds)).toBe('annual_form');
    expect(chosenKind(null, kinds)).toBe('annual_form');
  });

  test('a notice is registered once the results are in force, other documents once the record is settled', () => {
    const record = { state: 'locked', individual: false, cycleState: 'publicity' } as const;
    expect(mayRegister('annual_form', record)).toBe(true);
    expect(mayRegister('result_notice', record)).toBe(false);
    expect(mayRegister('result_notice', { ...record, cycleState: 'final' })).toBe(true);
    expect(mayRegister('result_notice', { ...record, individual: true })).toBe(true);
    expect(mayRegister('annual_form', { ...record, state: 'scoring' })).toBe(false);
  });
});
