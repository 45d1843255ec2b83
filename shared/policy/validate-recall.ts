import { effectKindLabels, faultLabels } from '../case-vocabulary.ts';
import type { PresenceRules } from './presence-rules.ts';
import type { EffectRule, RecallRules, RecallTrigger, SignalRule } from './recall-rules.ts';
import { codeAndTitleProblems, inPart, repeated } from './validate-helpers.ts';
import { workflowProblems } from './validate-workflow.ts';

/** Triggers, the records that speak for them, measures, the way of a case, and what a recall leads to. */
export function recallProblems(recall: RecallRules, presence: PresenceRules): string[] {
  const { triggers, measures, aftermath, workflow, effects } = recall;
  return [
    ...inPart('召回情形', [
      ...codeAndTitleProblems(triggers),
      ...ordinalProblems(triggers),
      ...codeAndTitleProblems(triggers.flatMap(({ signals }) => signals)).map(
        (problem) => `各情形的提示规则里，${problem}`,
      ),
      ...triggers.flatMap(({ signals }) => signals.flatMap((signal) => signalProblems(signal, presence))),
    ]),
    ...(measures.kind === 'stated' ? inPart('召回处理措施', codeAndTitleProblems(measures.value)) : []),
    ...inPart('召回后续', codeAndTitleProblems(aftermath.map(({ code, text }) => ({ code, title: text })))),
    ...(workflow.kind === 'stated' ? inPart('召回程序', workflowProblems(workflow.value)) : []),
    ...(effects.kind === 'stated'
      ? inPart('召回影响', [
          ...codeAndTitleProblems(effects.value),
          ...effects.value.flatMap((effect) => effectProblems(effect)),
        ])
      : []),
  ];
}

/** A recall for reasons outside the person, illness for instance, is no fault to be punished. */
function effectProblems({ title, kind, faults }: EffectRule): string[] {
  return [
    ...(repeated(faults).length > 0 ? [`“${title}”的适用原因有重复，请删去一个。`] : []),
    ...(faults.includes('objective') && penalties.includes(kind)
      ? [`“${title}”是“${effectKindLabels[kind]}”，不能用于${faultLabels.objective}的召回，请改选。`]
      : []),
  ];
}

const penalties: readonly EffectRule['kind'][] = ['no_promotion', 'reserve_removed', 'sanction'];

/** Triggers are counted as the notice counts them: from 1, without a gap, in order. */
function ordinalProblems(triggers: readonly RecallTrigger[]): string[] {
  return triggers.every(({ ordinal }, index) => ordinal === index + 1)
    ? []
    : [`序号应从 1 起依次编号，现在依次为 ${triggers.map(({ ordinal }) => ordinal).join('、')}。`];
}

function signalProblems({ title, test }: SignalRule, { rules }: PresenceRules): string[] {
  return test.kind === 'presence_below' && !rules.some(({ code }) => code === test.presenceRule)
    ? [`提示规则“${title}”所比对的在岗要求不存在，可能已经删去，请改选。`]
    : [];
}
