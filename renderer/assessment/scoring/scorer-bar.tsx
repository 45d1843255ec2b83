import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { type Fields, itemsOf, scorePath } from './fields.ts';
import styles from './scorer-bar.module.css';

/** What stands in the middle: the sheet of a scorer by place, or all of them side by side. */
export type SheetChoice = number | 'all';

interface ScorerBarProps {
  readonly detail: AssessmentDetail;
  readonly fields: Fields;
  readonly choice: SheetChoice;
  readonly onChoose: (choice: SheetChoice) => void;
}

/** Whose sheet is open, and how far each is. Alt with a digit does the same from anywhere. */
export function ScorerBar({ detail, fields, choice, onChoose }: ScorerBarProps) {
  const items = itemsOf(detail);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in; these only choose what is shown
    <div className={styles.bar} role="group" aria-label="评分人">
      <button type="button" aria-pressed={choice === 'all'} title="Alt+0" onClick={() => onChoose('all')}>
        对照
      </button>
      {detail.scorers.map((name, index) => {
        const place = index + 1;
        const done = items.filter(({ code }) => (fields[scorePath(place, code)] ?? '') !== '').length;
        const whole = done === items.length;
        return (
          <button
            key={name}
            type="button"
            aria-pressed={choice === place}
            title={`${name}${place <= 9 ? `（Alt+${place}）` : ''}`}
            onClick={() => onChoose(place)}
          >
            {place <= 9 && <kbd>{place}</kbd>}
            <span className={styles.name}>{name}</span>
            <span className={whole ? styles.whole : styles.open}>
              {whole ? '✓' : `${done}/${items.length}`}
            </span>
          </button>
        );
      })}
    </div>
  );
}
