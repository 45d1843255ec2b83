import type { LeaveState } from '#shared/vocabulary.ts';
import { TextButton } from '../../components/text-button.tsx';
import { attentionLabels, daysText, type LeaveAttention } from './leave-words.ts';

interface LeaveTotalsProps {
  readonly totals: {
    readonly calendarHalfDays: number;
    readonly workingHalfDays: number;
    readonly requested: number;
    readonly paperMissing: number;
    readonly substitutionMissing: number;
    readonly notReturned: number;
  };
  readonly onAttention: (attention: LeaveAttention) => void;
  readonly onState: (state: LeaveState) => void;
}

/** Figures over all leaves that the filter finds; what waits for somebody narrows the list when pressed. */
export function LeaveTotals({ totals, onAttention, onState }: LeaveTotalsProps) {
  const waiting = [
    { label: '待批', count: totals.requested, open: () => onState('requested') },
    {
      label: attentionLabels.paper_missing,
      count: totals.paperMissing,
      open: () => onAttention('paper_missing'),
    },
    {
      label: attentionLabels.substitution_missing,
      count: totals.substitutionMissing,
      open: () => onAttention('substitution_missing'),
    },
    {
      label: attentionLabels.not_returned,
      count: totals.notReturned,
      open: () => onAttention('not_returned'),
    },
  ];
  return (
    <>
      <span>
        日历日 <strong>{daysText(totals.calendarHalfDays)}</strong> 天
      </span>
      <span>
        工作日 <strong>{daysText(totals.workingHalfDays)}</strong> 天
      </span>
      {waiting
        .filter(({ count }) => count > 0)
        .map(({ label, count, open }) => (
          <TextButton key={label} onClick={open}>
            {label} <strong>{count}</strong>
          </TextButton>
        ))}
    </>
  );
}
