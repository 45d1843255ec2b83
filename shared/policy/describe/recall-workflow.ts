import { caseStageLabels, deadlineCountLabels, recallDocumentKindLabels } from '../../case-vocabulary.ts';
import { roleLabels } from '../../vocabulary.ts';
import type { Stated } from '../ground.ts';
import type { Workflow, WorkflowState } from '../recall-rules.ts';
import { workflowReady } from '../validate-workflow.ts';
import type { DescribedRule } from './chapter.types.ts';
import { given, missing } from './rule.ts';
import { either, listed } from './words.ts';

/** The way of a case: a rule about the whole, then one for each state, so that two schemes meet state by state. */
export function describeWorkflow(workflow: Stated<Workflow>): DescribedRule[] {
  const name = { code: 'recall.workflow', title: '办理环节' };
  if (workflow.kind === 'unspecified') {
    const silence = missing(name, '召回的办理环节', workflow);
    return [
      {
        ...silence,
        sentences: [
          ...silence.sentences,
          '本单位在自己的方案里写明由谁办理、分哪些环节之前，不能按本方案办理召回案件。',
        ],
      },
    ];
  }
  const { value, ground } = workflow;
  const titles = new Map(value.states.map(({ code, title }) => [code, title]));
  const quoted = (code: string) => `“${titles.get(code) ?? code}”`;
  return [
    given(
      name,
      [
        `从${quoted(value.initial)}开始办理，共 ${value.states.length} 个环节。`,
        ...(value.states.some(({ deadline }) => deadline !== null) ? [] : ['各环节都没有规定办理时限。']),
        ...(workflowReady(value).length > 0
          ? ['各环节的含义和登记人员没有写全，不能按本方案办理召回案件。']
          : []),
      ],
      [ground],
    ),
    ...value.states.map((state) =>
      given(
        { code: `recall.workflow.${state.code}`, title: `环节：${state.title}` },
        stateSentences(state, quoted),
        state.deadline === null ? [ground] : [ground, state.deadline.ground],
      ),
    ),
  ];
}

function stateSentences(state: WorkflowState, quoted: (code: string) => string): string[] {
  const { stage, organ, roles, deadline, documents, next } = state;
  const meaning = `含义为“${caseStageLabels[stage]}”`;
  const recorders = either(roles.map((role) => roleLabels[role]));
  const acting = [
    ...(organ === null ? [] : [`由${organ}办理`]),
    ...(roles.length > 0 ? [`由${recorders}登记`] : []),
    ...(organ !== null && roles.length === 0 ? ['没有写明由谁登记'] : []),
    meaning,
  ];
  return [
    next.length === 0 ? `到此办结，${acting.join('，')}。` : `${acting.join('，')}。`,
    ...(deadline === null
      ? []
      : [`应当在进入本环节后 ${deadline.days} 个${deadlineCountLabels[deadline.counted]}内办理。`]),
    ...(next.length === 0 ? [] : [`下一环节为${either(next.map(quoted))}。`]),
    ...(documents.length === 0
      ? []
      : [`走到本环节的文书有：${listed(documents.map((kind) => recallDocumentKindLabels[kind]))}。`]),
  ];
}
