import type { RecallRules } from '../recall-rules.ts';
import { example } from './example-template.ts';
import { draft, ends, proposedForDecision, returned } from './example-workflow.ts';
import { recorders, recordersOrLeader, step } from './workflow-state.ts';

const proposers = '区乡村振兴局、派出单位';
const decider = '有关负责同志';

/**
 * Article 10 fixes four steps (proposed, agreed to, recalled, filed). What lies between and around them, and who
 * carries the recall out and reports it, is an example, so the whole way is marked as one.
 */
export const workflow: RecallRules['workflow'] = {
  kind: 'stated',
  value: {
    initial: 'draft',
    states: [
      draft(proposers),
      proposedForDecision('已提出意见，待审批', decider),
      returned(proposers),
      step({
        code: 'recall_decided',
        title: '审批同意召回',
        stage: 'recall_decided',
        organ: proposers,
        roles: recordersOrLeader,
        next: ['recalled', 'withdrawn'],
        documents: ['recall_notice'],
      }),
      step({
        code: 'recalled',
        title: '已召回，待备案',
        stage: 'recalled',
        organ: proposers,
        roles: recorders,
        next: ['filed'],
      }),
      step({
        code: 'filed',
        title: '已报市、新洲区驻村工作办公室备案',
        stage: 'filed',
        organ: proposers,
        roles: recorders,
        next: ['archived'],
      }),
      step({
        code: 'not_recalled',
        title: '审批不予召回，跟踪处理措施',
        stage: 'not_recalled',
        organ: proposers,
        roles: recordersOrLeader,
        next: ['closed_without_recall', 'withdrawn'],
        documents: ['no_recall_notice'],
      }),
      ...ends,
    ],
  },
  ground: example(
    '第十条只规定提出意见、审批同意、召回、备案四步，没有写明由谁执行召回。草稿、退回补充、不予召回及其跟踪、撤销、归卷各环节为示例，由区乡村振兴局确定。',
  ),
};
