import type { NominationState, PostingStatus } from '../vocabulary.ts';

/** How far a posting has come, from the open post to its end. */
export const postingStages = [
  'open',
  'proposed',
  'pre_checked',
  'approved',
  'filed',
  'on_post',
  'handed_over',
  'ended',
] as const;
export type PostingStage = (typeof postingStages)[number];
export const postingStageLabels: Record<PostingStage, string> = {
  open: '待定人',
  proposed: '已提名',
  pre_checked: '已前置审核',
  approved: '已研究确定',
  filed: '已备案，待到岗',
  on_post: '在岗',
  handed_over: '已交接，待离岗',
  ended: '已离岗',
};

/** States of a nomination that still waits for something. */
export const openNominationStates = ['proposed', 'pre_checked', 'approved', 'filed'] as const;
export type OpenNominationState = (typeof openNominationStates)[number];

/** Whether a nomination still waits for something. */
export function isOpenNomination(state: NominationState): state is OpenNominationState {
  return openNominationStates.some((open) => open === state);
}

/** The stage of a posting; `nomination` is the state of its open nomination, if it has one. */
export function postingStageOf(posting: {
  readonly status: PostingStatus;
  readonly handedOver: boolean;
  readonly nomination: NominationState | null;
}): PostingStage {
  if (posting.status === 'ended') return 'ended';
  if (posting.status === 'on_post') return posting.handedOver ? 'handed_over' : 'on_post';
  return posting.nomination !== null && isOpenNomination(posting.nomination) ? posting.nomination : 'open';
}
