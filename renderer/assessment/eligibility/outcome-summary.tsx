import type { EligibilityFilter, EligibilitySummary } from '#shared/contract/assessment-eligibility.ts';
import { type Participation, participationLabels, participations } from '#shared/vocabulary.ts';
import { formatCount } from '../../app/format.ts';
import styles from './eligibility.module.css';

type Only = Exclude<EligibilityFilter['only'], 'withheld' | null>;

const others: readonly { readonly only: Only; readonly label: string; readonly attention: boolean }[] = [
  { only: 'capped', label: '限制等次', attention: false },
  { only: 'overruled', label: '人工调整', attention: false },
  { only: 'unknown', label: '待核对', attention: true },
  { only: 'changed', label: '核定后情况有变', attention: true },
  { only: 'undetermined', label: '未核定', attention: true },
];

interface OutcomeSummaryProps {
  readonly summary: EligibilitySummary;
  readonly participation: Participation | null;
  readonly only: EligibilityFilter['only'];
  readonly onChoose: (change: { participation: Participation | null; only: Only | null }) => void;
}

/** How many come to what; each figure narrows the list to those it counts. */
export function OutcomeSummary({ summary, participation, only, onChoose }: OutcomeSummaryProps) {
  return (
    <ul className={styles.summary} aria-label="核定结果">
      {participations.map((each) => (
        <Figure
          key={each}
          label={participationLabels[each]}
          count={summary.byParticipation[each]}
          chosen={participation === each}
          onPress={() => onChoose({ participation: participation === each ? null : each, only: null })}
        />
      ))}
      {others.map(({ only: each, label, attention }) => (
        <Figure
          key={each}
          label={label}
          count={summary[each]}
          attention={attention}
          chosen={only === each}
          onPress={() => onChoose({ participation: null, only: only === each ? null : each })}
        />
      ))}
    </ul>
  );
}

interface FigureProps {
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
  readonly attention?: boolean;
  readonly onPress: () => void;
}

function Figure({ label, count, chosen, attention = false, onPress }: FigureProps) {
  return (
    <li>
      <button
        type="button"
        className={attention && count > 0 ? `${styles.figure} ${styles.attention}` : styles.figure}
        aria-pressed={chosen}
        onClick={onPress}
      >
        <strong>{formatCount(count)}</strong>
        <span>{label}</span>
      </button>
    </li>
  );
}
