import { daysInMonth, type Month } from '#shared/dates.ts';
import { attendanceKinds } from '#shared/vocabulary.ts';
import { letterAt } from '../grid-model.ts';
import { attendanceMarksInOrder, characterOf } from '../marks.ts';
import type { Preview } from './import-state.ts';
import styles from './sample-table.module.css';

interface SampleTableProps {
  readonly month: Month;
  readonly rows: Preview['sample'];
}

/** The first rows as they will be stored. */
export function SampleTable({ month, rows }: SampleTableProps) {
  const days = Array.from({ length: daysInMonth(month) }, (_, index) => index + 1);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable with the keyboard
    <section className={styles.scroll} aria-label="前几行" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              行
            </th>
            <th scope="col" className={styles.name}>
              姓名
            </th>
            <th scope="col" className={styles.name}>
              村
            </th>
            {days.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
            {attendanceMarksInOrder.map(({ kind, character, label }) => (
              <th key={kind} scope="col">
                <abbr title={`${label}天数`}>{character}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td>{row.row}</td>
              <th scope="row" title={row.personName}>
                {row.personName}
              </th>
              <td title={row.villageName}>{row.villageName}</td>
              {row.days === null ? (
                <td colSpan={days.length} className={styles.totals}>
                  只有合计
                </td>
              ) : (
                days.map((day) => <td key={day}>{characterOf(letterAt(row.days ?? '', day))}</td>)
              )}
              {attendanceKinds.map((kind) => (
                <td key={kind}>{row.counts[kind] || ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
