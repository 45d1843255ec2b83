import { type CaseStage, caseStageLabels } from '../case-vocabulary.ts';
import type { Workflow, WorkflowState } from './recall-rules.ts';
import { repeated } from './validate-helpers.ts';
import { statesFrom } from './workflow-graph.ts';

/** Without these a case cannot be proposed, carried out or closed. */
const neededStages: readonly CaseStage[] = ['proposed', 'recalled', 'archived'];
const endStages: readonly CaseStage[] = ['archived', 'withdrawn'];
/** What settles a case. */
const settled: readonly CaseStage[] = ['not_recalled', 'recalled'];
/** Where a case that was sent back goes on. */
const afterReturn: readonly CaseStage[] = ['draft', 'proposed', 'verifying'];
/** Here a case is being prepared, whatever was decided before it was taken up again. */
const preparing: readonly CaseStage[] = ['draft', 'proposed', 'verifying', 'returned', 'deciding'];
/** What cannot come any more once the posting has ended by the recall. */
const beforeRecall: readonly CaseStage[] = [
  ...preparing,
  'recall_decided',
  'not_recalled',
  'recalled',
  'withdrawn',
];

/**
 * What the states of a way must mean for a case to be handled along it: it begins as a draft, is proposed before it is
 * decided, only a leader decides, the recall ends the posting once and for all, and every end is one.
 */
export function meaningProblems(workflow: Workflow): string[] {
  const { initial, states } = workflow;
  const first = states.find(({ code }) => code === initial);
  return [
    ...(first && first.stage !== 'draft' ? [`起点“${first.title}”的含义应当是“起草”，请改选。`] : []),
    ...neededStages.flatMap((stage) =>
      states.some((state) => state.stage === stage)
        ? []
        : [`没有含义为“${caseStageLabels[stage]}”的环节，请补充。`],
    ),
    ...states.flatMap((state) =>
      state.next.length === 0 ? endProblems(state) : stepProblems(state, states),
    ),
    ...decisionProblems(workflow),
    ...afterRecallProblems(workflow),
    ...unsettledEndProblems(workflow),
    ...refusedRecallProblems(workflow),
  ];
}

function endProblems({ title, stage, roles, deadline }: WorkflowState): string[] {
  return [
    ...(endStages.includes(stage) ? [] : [`环节“${title}”是终点，含义应当是“办结归卷”或者“撤销”，请改选。`]),
    ...(roles.length > 0 ? [`环节“${title}”是终点，不应再选由谁登记。`] : []),
    ...(deadline === null ? [] : [`环节“${title}”是终点，不应再有办理时限。`]),
  ];
}

function stepProblems(state: WorkflowState, states: readonly WorkflowState[]): string[] {
  const { title, stage, roles, documents, next } = state;
  const goesBack = states.some(
    ({ code, stage: follower }) => next.includes(code) && afterReturn.includes(follower),
  );
  return [
    ...(roles.length > 0 ? [] : [`环节“${title}”没有选由谁登记，请补充。`]),
    ...(repeated(roles).length > 0 ? [`环节“${title}”由谁登记有重复，请删去一个。`] : []),
    ...(repeated(documents).length > 0 ? [`环节“${title}”的文书有重复，请删去一个。`] : []),
    ...(endStages.includes(stage)
      ? [`环节“${title}”的含义是“${caseStageLabels[stage]}”，应当到此办结，不应再有下一环节。`]
      : []),
    ...(stage === 'returned' && !goesBack
      ? [`环节“${title}”是退回补充，下一环节里应当有起草、提出或者调查核实的环节。`]
      : []),
  ];
}

/**
 * The decision is the step into 决定召回 or 决定不予召回, or into 已召回 where no decision for it came before. Leaving a
 * state that has it among its followers is the leader's alone, and needs a proposal before.
 */
function decisionProblems(workflow: Workflow): string[] {
  const { initial, states } = workflow;
  const undecided = statesFrom(workflow, [initial], ({ stage }) => stage === 'recall_decided');
  const unproposed = statesFrom(workflow, [initial], ({ stage }) => stage === 'proposed');
  const stageOf = new Map(states.map(({ code, stage }) => [code, stage]));
  return states.flatMap((state) => {
    const { code, title, stage, roles, next } = state;
    const followers = next.map((follower) => stageOf.get(follower));
    const decidesHere =
      followers.includes('recall_decided') ||
      followers.includes('not_recalled') ||
      (followers.includes('recalled') &&
        (preparing.includes(stage) || (stage !== 'recall_decided' && undecided.has(code))));
    if (!decidesHere) return [];
    return [
      ...(roles.length === 1 && roles[0] === 'leader'
        ? []
        : [`环节“${title}”的下一步要作出决定，只能由领导登记，请改选。`]),
      ...(stage !== 'proposed' && unproposed.has(code)
        ? [`环节“${title}”的下一步要作出决定，但是可以不经过提出就走到这里，请改成先提出、再决定。`]
        : []),
    ];
  });
}

/** The posting has ended: nothing leads back to a question that is settled. */
function afterRecallProblems(workflow: Workflow): string[] {
  const { states } = workflow;
  const recalled = states.filter(({ stage }) => stage === 'recalled');
  const after = statesFrom(
    workflow,
    recalled.flatMap(({ next }) => next),
  );
  return states.flatMap(({ code, title, stage }) =>
    after.has(code) && beforeRecall.includes(stage)
      ? [
          `环节“${title}”（${caseStageLabels[stage]}）不能排在召回之后：召回时任职已经结束，不能再退回、撤销或者重新决定。`,
        ]
      : [],
  );
}

/** Against a decision nobody goes home: the case is taken up again and decided anew. */
function refusedRecallProblems(workflow: Workflow): string[] {
  const refused = workflow.states.filter(({ stage }) => stage === 'not_recalled').map(({ code }) => code);
  const after = statesFrom(
    workflow,
    refused,
    ({ stage }) => stage === 'recall_decided' || preparing.includes(stage),
  );
  return workflow.states.flatMap(({ code, title, stage }) =>
    stage === 'recalled' && after.has(code)
      ? [`环节“${title}”不能在决定不予召回之后直接办理，请改成退回调查核实、重新决定。`]
      : [],
  );
}

/** Done with is what ended in a recall or in the decision against one; a case that nobody settled is withdrawn. */
function unsettledEndProblems(workflow: Workflow): string[] {
  const decided = workflow.states.filter(({ stage }) => stage === 'recall_decided').map(({ code }) => code);
  const unsettled = statesFrom(workflow, [workflow.initial, ...decided], ({ stage }) =>
    settled.includes(stage),
  );
  return workflow.states.flatMap(({ code, title, stage }) =>
    stage === 'archived' && unsettled.has(code)
      ? [
          `环节“${title}”可以在既没有召回、也没有决定不予召回时走到，请改接在这两种环节之后；没有处理完的案件走到“撤销”。`,
        ]
      : [],
  );
}

/**
 * What keeps a case from being opened under a way, one Chinese sentence each; an empty list where cases can be handled.
 * Versions published before cases existed do not say what their states mean: one sentence says so.
 */
export function workflowReady(workflow: Workflow): string[] {
  return workflow.states.every(({ stage }) => stage === 'other')
    ? ['召回程序没有写明各环节的含义和由谁登记，不能按它办理召回案件；请采用写明了的方案版本。']
    : meaningProblems(workflow);
}
