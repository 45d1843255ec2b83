import type { BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { formatMinute } from '../../../app/format.ts';
import styles from './batch.module.css';

/** What a settled batch came to: control totals, then votes by person. */
export function BatchVotes({ batch }: { readonly batch: BatchDetail }) {
  const { settled, votes, options, subjects, issued } = batch;
  if (settled === null) return null;
  return (
    <>
      <p>
        发出 {issued}　收回 {settled.returned}　有效 {settled.valid}　无效 {settled.invalid}
        <span className={styles.quiet}>
          {settled.by}于 {formatMinute(settled.at)} 确认
        </span>
      </p>
      <div className={styles.scroll}>
        <table className={styles.votes}>
          <caption className="desk-hidden">各人票数</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              {options.map(({ grade, label }) => (
                <th key={grade} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col">未填</th>
            </tr>
          </thead>
          <tbody>
            {subjects.map(({ assessmentId, name }, index) => (
              <tr key={assessmentId}>
                <th scope="row">{name}</th>
                {options.map(({ grade }) => (
                  <td key={grade}>{votes[index]?.votes[grade] ?? ''}</td>
                ))}
                <td>{votes[index]?.blank ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
