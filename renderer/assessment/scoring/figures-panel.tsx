import { useId } from 'react';
import { CountField } from './count-field.tsx';
import { type Fields, figureFields, figureLabels, figurePath } from './fields.ts';
import styles from './figures-panel.module.css';

interface FiguresPanelProps {
  readonly fields: Fields;
  readonly problems: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  readonly onChange: (path: string, text: string) => void;
}

/** Days and findings of the year, as the township's records give them. */
export function FiguresPanel({ fields, problems, readOnly, onChange }: FiguresPanelProps) {
  const noteId = useId();
  const wrong = figureFields.find((figure) => figurePath(figure) in problems);
  return (
    <div>
      <div className={styles.figures} data-count-row="">
        {figureFields.map((figure) => (
          <div key={figure} className={styles.figure}>
            <span aria-hidden>{figureLabels[figure]}</span>
            <CountField
              aria-label={figureLabels[figure]}
              value={fields[figurePath(figure)] ?? ''}
              readOnly={readOnly}
              wrong={figurePath(figure) in problems}
              describedBy={figure === wrong ? noteId : undefined}
              onChange={(text) => onChange(figurePath(figure), text)}
            />
          </div>
        ))}
      </div>
      {wrong && (
        <p id={noteId} role="status" className={styles.wrong}>
          {figureLabels[wrong]}：{problems[figurePath(wrong)]}
        </p>
      )}
    </div>
  );
}
