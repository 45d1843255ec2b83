import type { WorkflowState } from '../recall-rules.ts';
import { end, step } from './workflow-state.ts';

/** A case that is being written by those who may propose a recall. */
export const draft = (organ: string): WorkflowState =>
  step({
    code: 'draft',
    title: '草稿',
    stage: 'draft',
    organ,
    roles: ['assessor'],
    next: ['proposed', 'withdrawn'],
  });

/** A proposal that was sent back to those who made it. */
export const returned = (organ: string): WorkflowState =>
  step({
    code: 'returned',
    title: '退回补充',
    stage: 'returned',
    organ,
    roles: ['assessor'],
    next: ['proposed', 'withdrawn'],
  });

/** A proposal that waits for the decision at once, without a state of looking into it. */
export const proposedForDecision = (title: string, organ: string): WorkflowState =>
  step({
    code: 'proposed',
    title,
    stage: 'proposed',
    organ,
    roles: ['leader'],
    next: ['recall_decided', 'not_recalled', 'returned', 'withdrawn'],
    documents: ['recall_approval', 'statement_record'],
  });

export const archived: WorkflowState = end({ code: 'archived', title: '已归卷', stage: 'archived' });

export const withdrawn: WorkflowState = end({ code: 'withdrawn', title: '已撤销', stage: 'withdrawn' });

/** Where cases end under a notice that lets a decision go against the recall. */
export const ends: readonly WorkflowState[] = [
  archived,
  end({ code: 'closed_without_recall', title: '不予召回，跟踪办结归卷', stage: 'archived' }),
  withdrawn,
];
