import { staffKindLabels, staffKinds } from '../../vocabulary.ts';
import type { Qualification, QualificationStrength, QualificationTest } from '../posting-rules.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter } from './chapter.types.ts';
import { chapter, given, missing } from './rule.ts';
import { labelsOf, rolesInWords } from './words.ts';

/** Who may be posted (选派条件). */
export function describeQualifications({ posting }: Scheme): Chapter {
  const rules = posting.qualifications.map((rule) =>
    given(
      { code: `posting.qualification.${rule.code}`, title: rule.title },
      [qualificationSentence(rule)],
      [rule.ground],
    ),
  );
  return chapter(
    'qualifications',
    rules.length > 0
      ? rules
      : [missing({ code: 'posting.qualifications', title: '选派条件' }, '选派人员应具备的条件')],
  );
}

/** E.g. 第一书记（队长）必须入党满 1 年。 */
export function qualificationSentence({ roles, strength, test }: Qualification): string {
  const who = rolesInWords(roles);
  if (test.kind === 'judgement') return `选派${who}时由人核实：${test.question}${answered[strength]}`;
  const { verb, what } = demanded(test);
  if (strength === 'preferred') return `选派${who}时，${verb === 'not' ? '不' : ''}${what}的优先。`;
  const must = verb === 'not' ? '不得' : strength === 'required' ? '必须' : '应';
  return `${who}${strength === 'in_principle' ? '原则上' : ''}${must}${what}。`;
}

const answered: Record<QualificationStrength, string> = {
  required: '必须为“是”。',
  in_principle: '原则上应为“是”，为“否”的须说明理由。',
  preferred: '为“是”的优先。',
};

function demanded(test: Exclude<QualificationTest, { kind: 'judgement' }>): {
  verb: 'is' | 'not';
  what: string;
} {
  switch (test.kind) {
    case 'full_party_member':
      return { verb: 'is', what: '是中共正式党员' };
    case 'party_member':
      return { verb: 'is', what: '是中共党员（含预备党员）' };
    case 'party_years':
      return { verb: 'is', what: `入党满 ${test.minimum} 年` };
    case 'work_years':
      return { verb: 'is', what: `参加工作满 ${test.minimum} 年` };
    case 'service_years':
      return { verb: 'is', what: `到派出单位工作满 ${test.minimum} 年` };
    case 'years_to_retirement':
      return { verb: 'is', what: `距退休 ${test.minimum} 年以上` };
    case 'staff_kind':
      return { verb: 'not', what: `属于${labelsOf(test.excluded, staffKinds, staffKindLabels)}` };
    case 'no_penalty_in_force':
      return { verb: 'not', what: '在处分影响期内' };
  }
}
