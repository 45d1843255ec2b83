import type { WorkflowState } from '../recall-rules.ts';

/** A state of a case that somebody leaves again; no notice of the five sets a time for a step. */
export function step(
  state: Omit<WorkflowState, 'deadline' | 'documents' | 'organ'> & {
    organ: string;
    documents?: WorkflowState['documents'];
  },
): WorkflowState {
  return { documents: [], ...state, deadline: null };
}

/** Where a case ends: nobody acts there any more. */
export function end(
  state: Pick<WorkflowState, 'code' | 'title'> & { stage: 'archived' | 'withdrawn' },
): WorkflowState {
  return {
    ...state,
    organ: null,
    roles: [],
    next: [],
    deadline: null,
    documents: state.stage === 'archived' ? ['case_file'] : [],
  };
}

/** Those who write down what other organs did once the decision is made: letters, dates, receipts. */
export const recorders: WorkflowState['roles'] = ['assessor', 'archivist'];

/** A case that is decided but not carried out may still be withdrawn, and that is the leader's to do. */
export const recordersOrLeader: WorkflowState['roles'] = ['assessor', 'leader', 'archivist'];
