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
  const required = Number(fields[figurePath('requiredDays')] || Number.NaN);
  const present = Number(fields[figurePath('presentDays')] || Number.NaN);
  return (
    <div>
      <div className={styles.figures}>
        {figureFields.map((figure) => (
          <div key={figure} className={styles.figure}>
            <span aria-hidden>{figureLabels[figure]}</span>
            <CountField
              aria-label={figureLabels[figure]}
              value={fields[figurePath(figure)] ?? ''}
              readOnly={readOnly}
              wrong={figurePath(figure) in problems}
              describedBy={noteId}
              onChange={(text) => onChange(figurePath(figure), text)}
            />
          </div>
        ))}
      </div>
      <p id={noteId} className={wrong ? styles.wrong : styles.note}>
        {wrong
          ? `${figureLabels[wrong]}：${problems[figurePath(wrong)]}`
          : present > required && `实际驻村 ${present} 天，多于应驻村 ${required} 天，请核对。`}
      </p>
    </div>
  );
}
