import type { BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { markWord } from '../words.ts';
import styles from './entry.module.css';
import type { Typing } from './typing.ts';

/** How many are kept in sight. */
const shown = 10;

interface LastBallotsProps {
  readonly batch: BatchDetail;
  readonly typing: Typing;
  /** Opens a ballot to be written over, by its place from 0. */
  readonly onOpen: (at: number) => void;
}

/** The last ballots, the newest on top, so that a slip is seen. */
export function LastBallots({ batch, typing, onOpen }: LastBallotsProps) {
  const { ballots, at } = typing;
  const from = Math.max(0, Math.min(at, ballots.length - shown));
  const listed = ballots
    .map((marks, index) => ({ marks, index }))
    .slice(from, from + shown)
    .reverse();
  if (listed.length === 0) return <p className={styles.hint}>录入的票会列在这里，最近的在上面。</p>;
  return (
    <div className={styles.last}>
      <table>
        <caption className="desk-hidden">最近录入的票</caption>
        <thead>
          <tr>
            <th scope="col">票</th>
            {batch.subjects.map(({ assessmentId, name }) => (
              <th key={assessmentId} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map(({ marks, index }) => (
            <tr key={index} className={index === at ? styles.opened : undefined}>
              <th scope="row">
                <button type="button" tabIndex={-1} title="改这一张" onClick={() => onOpen(index)}>
                  {index + 1}
                </button>
              </th>
              {marks === null ? (
                <td colSpan={batch.subjects.length} className={styles.void}>
                  整张无效
                </td>
              ) : (
                batch.subjects.map(({ assessmentId }, place) => (
                  <td key={assessmentId} className={marks[place] === '0' ? styles.blank : undefined}>
                    {markWord(batch.options, marks[place] ?? '0')}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
