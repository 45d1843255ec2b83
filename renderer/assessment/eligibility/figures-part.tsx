import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { figureKeys, figureLabels } from '#shared/assessment/year-figures.ts';
import type { EligibilityDetail } from '#shared/contract/assessment-eligibility.ts';
import type { YearFigures } from '#shared/contract/assessment-record.ts';
import { client } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import styles from './eligibility.module.css';

interface FiguresPartProps {
  readonly detail: EligibilityDetail;
  readonly onTaken: () => Promise<unknown>;
}

/** The figures of the form beside those of the records; what was typed is replaced only by pressing the second button. */
export function FiguresPart({ detail, onTaken }: FiguresPartProps) {
  const mayTake = useAllowed('assessment.takeFiguresOf') && detail.overruleRefusal === null;
  const { current, fromRecords, notes } = detail.figures;
  const take = useMutation({
    mutationFn: (overwrite: boolean) =>
      client.assessment.takeFiguresOf({ id: detail.id, revision: detail.revision, overwrite }),
    onSettled: onTaken,
  });
  const differing = figureKeys.filter((field) => differs(current, fromRecords, field));
  const lacking = figureKeys.filter((field) => current[field] === null && fromRecords[field] !== null);

  return (
    <section className={styles.part} aria-label="考核期数据">
      <h2>考核期数据</h2>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">登记表已填</th>
            <th scope="col">驻村记录</th>
          </tr>
        </thead>
        <tbody>
          {figureKeys.map((field) => (
            <tr key={field} className={differing.includes(field) ? styles.differs : undefined}>
              <th scope="row">{figureLabels[field]}</th>
              <td>{current[field] ?? '未填'}</td>
              <td>{fromRecords[field] ?? '得不出'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {mayTake && (
        <div className={styles.buttons}>
          {differing.length === 0 && lacking.length > 0 && (
            <Button loading={take.isPending} onClick={() => take.mutate(false)}>
              填入驻村记录的数据
            </Button>
          )}
          {differing.length > 0 && (
            <Button loading={take.isPending} onClick={() => take.mutate(true)}>
              用驻村记录替换 {differing.length} 项已填数据
            </Button>
          )}
        </div>
      )}
      <ErrorMessage error={take.error} title="没有填入" />
    </section>
  );
}

const differs = (current: YearFigures, fromRecords: YearFigures, field: keyof YearFigures): boolean =>
  current[field] !== null && fromRecords[field] !== null && current[field] !== fromRecords[field];
