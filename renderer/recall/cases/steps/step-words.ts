import type { CaseDetail, NextStep } from '#shared/contract/recall-case.ts';
import { type BusinessDate, formatDateLong } from '#shared/dates.ts';
import type { WorkflowState } from '#shared/policy/recall-rules.ts';

/** The word on the button of a step: what is done, for a state whose title says what has been done. */
export function stepWords({
  stage,
  title,
  decision,
}: Pick<NextStep, 'stage' | 'title' | 'decision'>): string {
  switch (stage) {
    case 'recall_decided':
      return '审定召回';
    case 'not_recalled':
      return '不予召回';
    case 'returned':
      return '退回补充';
    case 'withdrawn':
      return '撤销案件';
    case 'recalled':
      return decision ? '决定召回并结束派驻' : '登记已召回';
    case 'archived':
      return '办结归卷';
    case 'proposed':
      return '提出召回';
    case 'verifying':
      return '转调查核实';
    case 'deciding':
      return '提请审定';
    case 'urged':
      return '登记督促';
    case 'talked':
      return '登记已约谈';
    case 'replaced':
      return '登记接替到岗';
    case 'filed':
      return '登记备案';
    default:
      return `转入“${title}”`;
  }
}

/** Steps against somebody, or that cannot be taken back. */
export const isGrave = ({ stage, decision }: Pick<NextStep, 'stage' | 'decision'>): boolean =>
  decision || stage === 'recalled' || stage === 'withdrawn' || stage === 'archived';

/** What a reason is asked for, and how it is called there. */
export function reasonLabel({ stage }: Pick<NextStep, 'stage'>): string {
  switch (stage) {
    case 'returned':
      return '退回的理由（需要补充什么）';
    case 'withdrawn':
      return '撤销的理由';
    case 'not_recalled':
      return '不予召回的理由';
    default:
      return '理由';
  }
}

interface Chosen {
  /** What was typed so far. */
  readonly endDate: BusinessDate | null;
  readonly measures: number;
  readonly followUps: number;
}

/** What taking the step will do, a sentence each. */
export function consequencesOf(
  detail: Pick<CaseDetail, 'number' | 'subject' | 'triggers' | 'stateTitle'>,
  step: NextStep,
  target: WorkflowState | undefined,
  { endDate, measures, followUps }: Chosen,
): string[] {
  const { personName, villageName } = detail.subject;
  const fixed = `审定后，${detail.triggers.length} 种情形的条文、事实、证据${measures > 0 ? `和 ${measures} 项措施` : ''}固定下来，以后方案或记录变化都不影响本案。`;
  const ends = `将结束 ${personName} 在${villageName}的派驻，最后在岗日 ${endDate === null ? '待填' : formatDateLong(endDate)}。`;
  const sentences: string[] = [];
  switch (step.stage) {
    case 'recall_decided':
      sentences.push(`将审定召回 ${personName}。${fixed}`, '派驻在派出单位召回时结束，现在还不结束。');
      break;
    case 'recalled':
      if (step.decision) sentences.push(`将决定召回 ${personName}。${fixed}`);
      sentences.push(ends);
      break;
    case 'not_recalled':
      sentences.push(
        `将决定不予召回 ${personName}，派驻继续。${fixed}`,
        followUps > 0
          ? `同时列出 ${followUps} 项跟踪事项，办结后才能归卷。`
          : '没有列出跟踪事项，之后可以在“跟踪落实”中补充。',
      );
      break;
    case 'returned':
      sentences.push(`案件将退回${target?.organ ?? ''}补充，补充后重新提出。`);
      break;
    case 'withdrawn':
      sentences.push(`${detail.number} 将撤销并就此结束，不能再办理；同一岗位可以另行立案。`);
      break;
    case 'archived':
      sentences.push(`${detail.number} 将办结归卷，之后不能再办理。`);
      break;
    case 'proposed':
      sentences.push(`将对 ${personName} 提出召回。提出的人不能再作审定。`);
      break;
    default:
      sentences.push(`案件将从“${detail.stateTitle}”进入“${step.title}”。`);
  }
  if (target?.organ && target.next.length > 0 && step.stage !== 'returned') {
    const { deadline } = target;
    const limit =
      deadline === null
        ? ''
        : `，期限 ${deadline.days} 个${deadline.counted === 'working' ? '工作日' : '自然日'}`;
    sentences.push(`下一步由${target.organ}办理${limit}。`);
  }
  return sentences;
}
