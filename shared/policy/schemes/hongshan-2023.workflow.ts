import type { RecallRules } from '../recall-rules.ts';
import { example } from './example-template.ts';

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
      { code: 'draft', title: '草稿', organ: proposers, next: ['proposed', 'withdrawn'] },
      {
        code: 'proposed',
        title: '已提出意见，待审批',
        organ: decider,
        next: ['recall_decided', 'not_recalled', 'returned', 'withdrawn'],
      },
      { code: 'returned', title: '退回补充', organ: proposers, next: ['proposed', 'withdrawn'] },
      { code: 'recall_decided', title: '审批同意召回', organ: proposers, next: ['recalled', 'withdrawn'] },
      { code: 'recalled', title: '已召回，待备案', organ: proposers, next: ['filed'] },
      { code: 'filed', title: '已报市、新洲区驻村工作办公室备案', organ: proposers, next: ['archived'] },
      { code: 'not_recalled', title: '审批不予召回', organ: proposers, next: ['archived'] },
      { code: 'archived', title: '已归卷', organ: null, next: [] },
      { code: 'withdrawn', title: '已撤销', organ: null, next: [] },
    ],
  },
  ground: example(
    '第十条只规定提出意见、审批同意、召回、备案四步，没有写明由谁执行召回。草稿、退回补充、不予召回、撤销、归卷各环节为示例，由区乡村振兴局确定。',
  ),
};
