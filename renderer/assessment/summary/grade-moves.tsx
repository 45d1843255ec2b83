import { type Grade, grades } from '#shared/vocabulary.ts';
import { formatCount } from '../../app/format.ts';
import { gradeLabels } from '../../app/words.ts';
import styles from './grade-moves.module.css';

interface GradeMovesProps {
  readonly moves: readonly { readonly from: Grade; readonly to: Grade; readonly count: number }[];
  readonly first: string;
  readonly second: string;
}

/** From which grade to which: a line for each grade of the first cycle, a column for each of the second. */
export function GradeMoves({ moves, first, second }: GradeMovesProps) {
  const countOf = (from: Grade, to: Grade) =>
    moves.find((move) => move.from === from && move.to === to)?.count ?? 0;
  const total = moves.reduce((sum, { count }) => sum + count, 0);
  const steps = ({ from, to }: { from: Grade; to: Grade }) => grades.indexOf(from) - grades.indexOf(to);
  const of = (test: (step: number) => boolean) =>
    moves.filter((move) => test(steps(move))).reduce((sum, { count }) => sum + count, 0);
  return (
    <section className={styles.moves} aria-label="等次变化">
      <table>
        <caption className="desk-hidden">
          {first}与{second}的等次变化
        </caption>
        <thead>
          <tr>
            <th scope="col">前次 ＼ 后次</th>
            {grades.map((grade) => (
              <th key={grade} scope="col">
                {gradeLabels[grade]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grades.map((from) => (
            <tr key={from}>
              <th scope="row">{gradeLabels[from]}</th>
              {grades.map((to) => (
                <td key={to} className={from === to ? styles.same : undefined}>
                  {countOf(from, to) === 0 ? '' : formatCount(countOf(from, to))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        两次都有等次的 {formatCount(total)} 个：升 {formatCount(of((step) => step > 0))}，不变{' '}
        {formatCount(of((step) => step === 0))}，降 {formatCount(of((step) => step < 0))}。
      </p>
    </section>
  );
}
