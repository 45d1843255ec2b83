import { type DocumentState, documentStateLabels } from '#shared/vocabulary.ts';
import { StatusChip } from '../components/status-chip.tsx';

const tones = { issued: 'green', superseded: 'grey', voided: 'red' } as const;

/** State of a registered document as a coloured word. */
export function DocumentStateChip({ state }: { readonly state: DocumentState }) {
  return <StatusChip tone={tones[state]}>{documentStateLabels[state]}</StatusChip>;
}
