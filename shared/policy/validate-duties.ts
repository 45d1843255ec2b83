import { dutySubjectLabels, postRoleLabels } from '../vocabulary.ts';
import type { DutyRule } from './duty-rules.ts';
import { codeAndTitleProblems, inPart, repeated } from './validate-helpers.ts';

/** Duties with a frequency: those of people say for whom they are, the others do not. */
export function dutyProblems(duties: readonly DutyRule[]): string[] {
  return inPart('定期任务', [
    ...codeAndTitleProblems(duties),
    ...duties.flatMap(({ title, subject, roles }) => [
      ...(subject === 'person' && roles.length === 0
        ? [`“${title}”是驻村干部的任务，请选第一书记或者工作队员。`]
        : []),
      ...(subject !== 'person' && roles.length > 0
        ? [`“${title}”是${dutySubjectLabels[subject]}的任务，不能再选第一书记或者工作队员。`]
        : []),
      ...repeated(roles).map((role) => `“${title}”里“${postRoleLabels[role]}”重复。`),
    ]),
  ]);
}
