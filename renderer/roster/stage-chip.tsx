import { type EarlyChangeState, earlyChangeStateLabels } from '#shared/contract/roster-lifecycle.ts';
import { type PostingStage, postingStageLabels } from '#shared/roster/posting-stage.ts';
import { type NominationState, nominationStateLabels } from '#shared/vocabulary.ts';
import { StatusChip } from '../components/status-chip.tsx';

type Tone = 'red' | 'amber' | 'green' | 'grey';

const stageTones: Record<PostingStage, Tone> = {
  open: 'amber',
  proposed: 'grey',
  pre_checked: 'grey',
  approved: 'grey',
  filed: 'amber',
  on_post: 'green',
  handed_over: 'amber',
  ended: 'grey',
};

/** How far a posting has come, as a coloured word; amber where somebody has to do something next. */
export function PostingStageChip({ stage }: { readonly stage: PostingStage }) {
  return <StatusChip tone={stageTones[stage]}>{postingStageLabels[stage]}</StatusChip>;
}

const nominationTones: Record<NominationState, Tone> = {
  proposed: 'grey',
  pre_checked: 'grey',
  approved: 'grey',
  filed: 'amber',
  posted: 'green',
  withdrawn: 'grey',
  refused: 'red',
};

/** How far a nomination has come. */
export function NominationStateChip({ state }: { readonly state: NominationState }) {
  return <StatusChip tone={nominationTones[state]}>{nominationStateLabels[state]}</StatusChip>;
}

const earlyChangeTones: Record<EarlyChangeState, Tone> = {
  applied: 'grey',
  approved: 'amber',
  refused: 'red',
  withdrawn: 'grey',
  carried_out: 'green',
};

/** How far an early change has come. */
export function EarlyChangeStateChip({ state }: { readonly state: EarlyChangeState }) {
  return <StatusChip tone={earlyChangeTones[state]}>{earlyChangeStateLabels[state]}</StatusChip>;
}
