import type { RecallRules } from '../recall-rules.ts';
import { example } from './example-template.ts';

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
      { code: 'draft', title: '草稿', organ: township, next: ['proposed', 'withdrawn'] },
      {
        code: 'proposed',
        title: '乡镇党委已提出',
        organ: office,
        next: ['verifying', 'returned', 'withdrawn'],
      },
      { code: 'verifying', title: '调查核实中', organ: office, next: ['deciding', 'returned', 'withdrawn'] },
      { code: 'returned', title: '退回补充', organ: township, next: ['proposed', 'withdrawn'] },
      {
        code: 'deciding',
        title: '待领导小组审定',
        organ: leadingGroup,
        next: ['recall_decided', 'not_recalled', 'returned', 'withdrawn'],
      },
      {
        code: 'recall_decided',
        title: '审定召回',
        organ: urgingDepartments,
        next: ['urged', 'withdrawn'],
      },
      { code: 'urged', title: '已督促派出单位', organ: dispatchingUnit, next: ['recalled', 'withdrawn'] },
      { code: 'recalled', title: '派出单位已召回', organ: dispatchingUnit, next: ['replaced'] },
      { code: 'replaced', title: '接替人员已到岗', organ: office, next: ['archived'] },
      { code: 'not_recalled', title: '审定不予召回', organ: office, next: ['archived'] },
      { code: 'archived', title: '已归卷', organ: null, next: [] },
      { code: 'withdrawn', title: '已撤销', organ: null, next: [] },
    ],
  },
  ground: example(
    '第二十二条只规定提出、审定、督促、召回、重新选派五步。草稿、调查核实、退回补充、不予召回、撤销、归卷各环节办法没有规定，为示例，由县（市、区）驻村工作领导小组确定。',
  ),
};
