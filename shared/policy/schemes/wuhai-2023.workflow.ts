import type { RecallRules } from '../recall-rules.ts';
import { example } from './example-template.ts';
import { archived, draft, returned, withdrawn } from './example-workflow.ts';
import { recorders, step } from './workflow-state.ts';

const proposers = '市、区驻村工作管理机构';
const dispatchingUnit = '派出单位';

/** Nobody decides between the proposal and the unit's recall, so the unit's recall is itself the decision. */
export const workflow: RecallRules['workflow'] = {
  kind: 'stated',
  value: {
    initial: 'draft',
    states: [
      draft(proposers),
      step({
        code: 'proposed',
        title: '已提出召回调整意见',
        stage: 'proposed',
        organ: dispatchingUnit,
        roles: ['leader'],
        next: ['recalled', 'returned', 'withdrawn'],
        documents: ['recall_approval', 'statement_record'],
      }),
      returned(proposers),
      step({
        code: 'recalled',
        title: '派出单位已召回调整',
        stage: 'recalled',
        organ: '派出单位主要领导同志',
        roles: recorders,
        next: ['talked'],
        documents: ['recall_notice'],
      }),
      step({
        code: 'talked',
        title: '已约谈',
        stage: 'talked',
        organ: proposers,
        roles: recorders,
        next: ['archived'],
        documents: ['talk_record'],
      }),
      archived,
      withdrawn,
    ],
  },
  ground: example(
    '材料只写明提出召回调整意见、派出单位召回调整、主要领导约谈三步，没有规定由谁审定，所以派出单位召回调整就是决定。草稿、退回补充、撤销、归卷各环节为示例，由市、区驻村工作管理机构确定。',
  ),
};
