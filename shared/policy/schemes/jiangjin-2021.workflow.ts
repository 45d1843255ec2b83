import type { RecallRules } from '../recall-rules.ts';
import { example } from './example-template.ts';
import { draft, ends, proposedForDecision, returned } from './example-workflow.ts';
import { recorders, recordersOrLeader, step } from './workflow-state.ts';

const township = '镇党委';
const leadDepartments = '区委组织部、区农业农村委（区乡村振兴局）';
const dispatchingUnit = '派出单位';

/** The notice names no step of a recall at all: the whole way is an example, and short. */
export const workflow: RecallRules['workflow'] = {
  kind: 'stated',
  value: {
    initial: 'draft',
    states: [
      draft(township),
      proposedForDecision('镇党委已提出，待审定', leadDepartments),
      returned(township),
      step({
        code: 'recall_decided',
        title: '审定召回',
        stage: 'recall_decided',
        organ: dispatchingUnit,
        roles: recordersOrLeader,
        next: ['recalled', 'withdrawn'],
        documents: ['recall_notice'],
      }),
      step({
        code: 'recalled',
        title: '派出单位已召回',
        stage: 'recalled',
        organ: leadDepartments,
        roles: recorders,
        next: ['archived'],
      }),
      step({
        code: 'not_recalled',
        title: '审定不予召回，跟踪批评教育',
        stage: 'not_recalled',
        organ: township,
        roles: recordersOrLeader,
        next: ['closed_without_recall', 'withdrawn'],
        documents: ['no_recall_notice'],
      }),
      ...ends,
    ],
  },
  ground: example(
    '意见没有规定召回的程序，各环节都是示例：日常管理由区委组织部、区农业农村委（区乡村振兴局）和镇党委负责（第五条（二）），所以由镇党委提出，由牵头的区委组织部、区农业农村委（区乡村振兴局）审定，由派出单位执行，具体由区委组织部、区农业农村委（区乡村振兴局）确定。',
  ),
};
