import { type FileVerdict, fileVerdictLabels } from '#shared/archive/file-verdicts.ts';
import type { FileVerification } from '#shared/contract/archive.ts';
import { documentStateLabels } from '#shared/vocabulary.ts';
import { StatusChip } from '../components/status-chip.tsx';

const signs: Record<FileVerdict, string> = {
  unchanged: '✓',
  resaved: '≈',
  changed: '✕',
  unknown_number: '？',
  preview: '○',
  foreign: '○',
  unreadable: '？',
};

const tones = {
  unchanged: 'green',
  resaved: 'amber',
  changed: 'red',
  unknown_number: 'red',
  preview: 'amber',
  foreign: 'grey',
  unreadable: 'amber',
} as const satisfies Record<FileVerdict, string>;

/** An unchanged file of an entry that is no longer in force is not one to be used. */
const outOfForce = ({ document }: FileVerification) => document !== null && document.state !== 'issued';

/** The verdict, with the state of the entry where it is not in force: `未改动，已作废`. */
export function verdictWords(answer: FileVerification): string {
  const word = fileVerdictLabels[answer.verdict];
  const { document } = answer;
  return document && outOfForce(answer) ? `${word}，${documentStateLabels[document.state]}` : word;
}

/** The verdict as a coloured word with a sign. */
export function VerdictChip({ answer }: { readonly answer: FileVerification }) {
  const tone = tones[answer.verdict];
  return (
    <StatusChip tone={outOfForce(answer) && tone === 'green' ? 'red' : tone}>
      <span aria-hidden="true">{signs[answer.verdict]} </span>
      {verdictWords(answer)}
    </StatusChip>
  );
}
