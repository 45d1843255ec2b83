import { type DocumentStage, documentStageLabels } from '#shared/vocabulary.ts';
import { StatusChip } from '../../components/status-chip.tsx';

const tones = {
  draft: 'grey',
  issued: 'grey',
  signed: 'amber',
  sealed: 'amber',
  handed_over: 'green',
  superseded: 'grey',
  voided: 'red',
} as const;

/** How far a registered paper has come, as a coloured word. */
export function DocumentStageChip({ stage }: { readonly stage: DocumentStage }) {
  return <StatusChip tone={tones[stage]}>{documentStageLabels[stage]}</StatusChip>;
}
