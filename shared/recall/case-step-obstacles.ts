import type { Workflow, WorkflowState } from '../policy/recall-rules.ts';
import { statesFrom } from '../policy/workflow-graph.ts';
import type { CaseStanding, StepReader, StepRefusal } from './case-standing.ts';

/**
 * What has to be put right before a step can be taken, whoever takes it, in the order in which it is best done; and
 * that who proposed does not decide, which only concerns that one reader.
 */
export function obstaclesTo(
  target: WorkflowState,
  decision: boolean,
  standing: CaseStanding,
  reader: StepReader,
): StepRefusal[] {
  return [
    ...(decision ? samePerson(target, standing, reader) : []),
    ...postObstacles(target, standing),
    ...(decision || target.stage === 'proposed' ? substanceMissing(target, standing) : []),
    ...(decision ? proofMissing(target, standing) : []),
    ...stageObstacles(target, standing),
  ];
}

/** Whether the reader is the one who proposed the recall, and so never the one who decides on it. */
export const proposedIt = ({ proposers }: Pick<CaseStanding, 'proposers'>, { userId }: StepReader) =>
  proposers.has(userId);

function samePerson({ title }: WorkflowState, standing: CaseStanding, reader: StepReader): StepRefusal[] {
  if (reader.role !== 'leader' || !proposedIt(standing, reader)) return [];
  return [
    {
      rule: 'same_person',
      message: `提出召回的人不能再作审定：本案由您提出，“${title}”请由另一位领导办理。`,
    },
  ];
}

/** A posting ends once: a recall needs one that runs, and what a recall has ended is not undone by withdrawing. */
function postObstacles({ stage, title }: WorkflowState, standing: CaseStanding): StepRefusal[] {
  if (!standing.postEnded) return [];
  if (stage === 'recall_decided' || stage === 'recalled')
    return [
      {
        rule: 'post_ended',
        message: `该同志的驻村任期已经结束，不能再办理“${title}”。请核对任期；任期确已结束的，请撤销案件或者决定不予召回。`,
      },
    ];
  // A posting that ended otherwise, while the case was under way, must leave the case a way out.
  if (stage === 'withdrawn' && recallBehind(standing.workflow, standing.state))
    return [
      {
        rule: 'post_ended',
        message: '该同志的驻村任期已经因召回结束，案件不能再撤销。请按程序办完其余环节后归卷。',
      },
    ];
  return [];
}

function substanceMissing({ title }: WorkflowState, standing: CaseStanding): StepRefusal[] {
  return [
    ...(standing.triggers.length > 0
      ? []
      : [
          {
            rule: 'trigger_missing' as const,
            message: `本案没有选定召回情形，不能办理“${title}”。请在“情形与事实”中至少选择一种。`,
          },
        ]),
    ...(standing.factsWritten
      ? []
      : [
          {
            rule: 'facts_missing' as const,
            message: `本案没有写明主要事实，不能办理“${title}”。请在“情形与事实”中补写。`,
          },
        ]),
  ];
}

/** What a decision rests on: evidence for every trigger, the report, and what the person says to it. */
function proofMissing({ title }: WorkflowState, standing: CaseStanding): StepRefusal[] {
  const bare = standing.triggers.filter(({ code }) => !standing.evidencedTriggers.has(code));
  return [
    ...(bare.length === 0
      ? []
      : [
          {
            rule: 'evidence_missing' as const,
            message: `${named(bare)}还没有证据，不能办理“${title}”。请为每种情形至少登记一件证据，或者删去没有证据的情形。`,
          },
        ]),
    ...(standing.hasVerification
      ? []
      : [
          {
            rule: 'verification_missing' as const,
            message: `还没有核查报告，不能办理“${title}”。请先登记核查机关、核查人员和核查结论。`,
          },
        ]),
    ...(standing.hasStatement
      ? []
      : [
          {
            rule: 'statement_missing' as const,
            message: `还没有本人陈述，不能办理“${title}”。请登记本人陈述；本人拒绝陈述的，登记拒绝的情况和两名见证人。`,
          },
        ]),
  ];
}

function stageObstacles({ stage, title }: WorkflowState, standing: CaseStanding): StepRefusal[] {
  if (stage === 'talked' && standing.unitTalks === 0)
    return [
      {
        rule: 'talk_missing',
        message: `还没有与派出单位负责人的约谈记录，不能办理“${title}”。请先在“约谈问责”中登记约谈。`,
      },
    ];
  if (stage === 'archived' && standing.openFollowUps > 0)
    return [
      {
        rule: 'follow_up_open',
        message: `还有${standing.openFollowUps}项跟踪事项没有办结，不能办理“${title}”。请先登记各项的落实结果。`,
      },
    ];
  return [];
}

const named = (triggers: CaseStanding['triggers']) =>
  triggers.map(({ ordinal, title }) => `情形${ordinal}“${title}”`).join('、');

/** Whether the way to a state leads over the unit's recall: the state is one, or comes after one. */
function recallBehind(workflow: Workflow, state: string): boolean {
  const recalls = workflow.states.filter(({ stage }) => stage === 'recalled').map(({ code }) => code);
  return statesFrom(workflow, recalls).has(state);
}
