import { villageTypeLabels } from '../vocabulary.ts';
import type { PostingRules } from './posting-rules.ts';
import { codeAndTitleProblems, inPart, repeated } from './validate-helpers.ts';

/** Who may be posted where, and the steps of selection and early change. */
export function postingProblems({ qualifications, demand, selection, earlyChange }: PostingRules): string[] {
  return [
    ...inPart('选派条件', codeAndTitleProblems(qualifications)),
    ...inPart(
      '选派需求',
      repeated(demand.map(({ villageType }) => villageType)).map(
        (type) => `“${villageTypeLabels[type]}”有多条规定，只能保留 1 条。`,
      ),
    ),
    ...(selection.kind === 'stated' ? inPart('选派程序', stepProblems(selection.value.steps)) : []),
    ...(earlyChange.kind === 'stated'
      ? inPart('任期未满调整', [
          ...stepProblems(earlyChange.value.steps),
          ...reasonProblems(earlyChange.value.reasons),
        ])
      : []),
  ];
}

function stepProblems(steps: readonly { code: string }[]): string[] {
  return steps.length === 0 ? ['没有任何步骤，请补充，或者改为没有规定。'] : codeAndTitleProblems(steps);
}

function reasonProblems(reasons: readonly string[]): string[] {
  return [
    ...(reasons.length === 0 || reasons.some((reason) => reason.trim() === '')
      ? ['调整理由有空白，请写明或者删去。']
      : []),
    ...repeated(reasons).map((reason) => `调整理由“${reason}”重复。`),
  ];
}
