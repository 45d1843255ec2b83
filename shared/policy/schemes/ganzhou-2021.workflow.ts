import type { RecallRules } from '../recall-rules.ts';
import { example } from './example-template.ts';
import { draft, ends, returned } from './example-workflow.ts';
import { recorders, recordersOrLeader, step } from './workflow-state.ts';

const township = '乡镇党委';
const office = '县（市、区）驻村工作领导小组办公室';
const leadingGroup = '县（市、区）驻村工作领导小组';
const urgingDepartments = '派出单位同级党委组织部门和乡村振兴部门';
const dispatchingUnit = '派出单位';

/**
 * Article 22 fixes five steps (proposed, decided, urged, recalled, replaced). What lies between and around them is an
 * example, so the whole way is marked as one.
 */
export const workflow: RecallRules['workflow'] = {
  kind: 'stated',
  value: {
    initial: 'draft',
    states: [
      draft(township),
      step({
        code: 'proposed',
        title: '乡镇党委已提出',
        stage: 'proposed',
        organ: office,
        roles: ['assessor'],
        next: ['verifying', 'returned', 'withdrawn'],
        documents: ['recall_approval'],
      }),
      step({
        code: 'verifying',
        title: '调查核实中',
        stage: 'verifying',
        organ: office,
        roles: ['assessor'],
        next: ['deciding', 'returned', 'withdrawn'],
      }),
      returned(township),
      step({
        code: 'deciding',
        title: '待领导小组审定',
        stage: 'deciding',
        organ: leadingGroup,
        roles: ['leader'],
        next: ['recall_decided', 'not_recalled', 'returned', 'withdrawn'],
        documents: ['recall_approval', 'statement_record'],
      }),
      step({
        code: 'recall_decided',
        title: '审定召回',
        stage: 'recall_decided',
        organ: urgingDepartments,
        roles: recordersOrLeader,
        next: ['urged', 'withdrawn'],
        documents: ['recall_notice'],
      }),
      step({
        code: 'urged',
        title: '已督促派出单位',
        stage: 'urged',
        organ: dispatchingUnit,
        roles: recordersOrLeader,
        next: ['recalled', 'withdrawn'],
        documents: ['urging_letter'],
      }),
      step({
        code: 'recalled',
        title: '派出单位已召回',
        stage: 'recalled',
        organ: dispatchingUnit,
        roles: recorders,
        next: ['replaced'],
      }),
      step({
        code: 'replaced',
        title: '接替人员已到岗',
        stage: 'replaced',
        organ: office,
        roles: recorders,
        next: ['filed'],
        documents: ['successor_filing'],
      }),
      step({
        code: 'filed',
        title: '已报市委组织部、市乡村振兴局备案',
        stage: 'filed',
        organ: office,
        roles: recorders,
        next: ['archived'],
      }),
      step({
        code: 'not_recalled',
        title: '审定不予召回，跟踪诫勉、约谈、限期整改',
        stage: 'not_recalled',
        organ: office,
        roles: recordersOrLeader,
        next: ['closed_without_recall', 'verifying', 'withdrawn'],
        documents: ['no_recall_notice'],
      }),
      ...ends,
    ],
  },
  ground: example(
    '第二十二条只规定提出、审定、督促、召回、重新选派五步。草稿、调查核实、退回补充、不予召回及其跟踪、备案、撤销、归卷各环节办法没有规定，为示例，由县（市、区）驻村工作领导小组确定。向市委组织部、市乡村振兴局备案，是比照第十八条（调整须报批复）和第三十条（管理规定须备案）举的例子。',
  ),
};
