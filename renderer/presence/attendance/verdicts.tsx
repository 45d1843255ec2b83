import {
  type AbsenceFigure,
  type PresenceFigure,
  type PresenceVerdict,
  presenceVerdictLabels,
} from '#shared/contract/presence-attendance.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { groundOf, type SchemeRules } from './scheme-rules.ts';
import styles from './verdicts.module.css';

const gravity: Record<PresenceVerdict, number> = { below: 0, cannot_say: 1, not_yet: 2, met: 3 };

const tones = { met: 'green', below: 'amber', not_yet: 'grey', cannot_say: 'grey' } as const;

/** The figure that asks for attention first: what is below the rule, then what cannot be said. */
export function gravest(figures: readonly PresenceFigure[]): PresenceFigure | undefined {
  return figures.toSorted((a, b) => gravity[a.verdict] - gravity[b.verdict])[0];
}

/** `19/20 不足`, or the bare word where there is no figure. */
export function shortVerdict({ counted, required, verdict }: PresenceFigure): string {
  const word = presenceVerdictLabels[verdict];
  if (counted === null) return word;
  return `${required === null ? counted : `${counted}/${required}`} ${word}`;
}

interface VerdictLineProps {
  readonly span: string;
  readonly figures: readonly PresenceFigure[];
}

/** One line of the verdict column: the gravest of the rules over a span of time. */
export function VerdictLine({ span, figures }: VerdictLineProps) {
  const figure = gravest(figures);
  if (!figure) return <span className={styles.line}>{span} —</span>;
  const { counted, required, verdict } = figure;
  return (
    <span className={styles.line} title={figures.map(({ sentence }) => sentence).join('\n')}>
      {span} {counted !== null && <b>{required === null ? counted : `${counted}/${required}`}</b>}{' '}
      <span className={styles[verdict]}>{presenceVerdictLabels[verdict]}</span>
    </span>
  );
}

interface FiguresProps {
  readonly figures: readonly PresenceFigure[];
  readonly rules: SchemeRules;
  /** Instead of a list where there is nothing to judge by. */
  readonly none: string;
}

/** Every rule with its verdict, the sentence behind it and the clause. */
export function PresenceFigures({ figures, rules, none }: FiguresProps) {
  if (figures.length === 0) return <p className={styles.none}>{none}</p>;
  return (
    <ul className={styles.figures}>
      {figures.map((figure) => (
        <FigureItem
          key={figure.ruleCode}
          ruleCode={figure.ruleCode}
          title={figure.title}
          sentence={figure.sentence}
          rules={rules}
          chip={<StatusChip tone={tones[figure.verdict]}>{presenceVerdictLabels[figure.verdict]}</StatusChip>}
        />
      ))}
    </ul>
  );
}

/** The limits of unexcused absence, each with what was found. */
export function AbsenceFigures({
  figures,
  rules,
}: {
  readonly figures: readonly AbsenceFigure[];
  readonly rules: SchemeRules;
}) {
  if (figures.length === 0) return null;
  return (
    <ul className={styles.figures}>
      {figures.map((figure) => (
        <FigureItem
          key={figure.ruleCode}
          ruleCode={figure.ruleCode}
          title={figure.title}
          sentence={figure.sentence}
          rules={rules}
          chip={
            <StatusChip tone={figure.exceeded ? 'red' : 'grey'}>
              {figure.exceeded ? '已超过' : '未超过'}
            </StatusChip>
          }
        />
      ))}
    </ul>
  );
}

interface FigureItemProps {
  readonly ruleCode: string;
  readonly title: string;
  readonly sentence: string;
  readonly rules: SchemeRules;
  readonly chip: React.ReactNode;
}

function FigureItem({ ruleCode, title, sentence, rules, chip }: FigureItemProps) {
  const ground = groundOf(rules, ruleCode);
  return (
    <li>
      <span className={styles.rule}>
        {chip}
        <strong>{title}</strong>
        {ground && <GroundChip ground={ground} />}
      </span>
      <span className={styles.sentence}>{sentence}。</span>
    </li>
  );
}
