import { formatPoints } from '#shared/points.ts';
import { assessedObjectLabels } from '#shared/vocabulary.ts';
import styles from './import-page.module.css';
import type { Preview } from './import-state.ts';

/** The first rows as they will be stored. */
export function SampleTable({ rows }: { readonly rows: Preview['sample'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that may scroll must be reachable with the keyboard
    <section className={styles.scroll} aria-label="前几行" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">考核对象</th>
            <th scope="col">类别</th>
            <th scope="col">村</th>
            <th scope="col">评分人</th>
            <th scope="col">评分</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td>{row.row}</td>
              <th scope="row">{row.name}</th>
              <td>{assessedObjectLabels[row.object]}</td>
              <td>{row.villageName}</td>
              <td>{row.scorerName}</td>
              <td>
                <span className={styles.scores}>
                  {row.scores.map(({ item, title, points }) => (
                    <span key={item}>
                      {title} <b>{formatPoints(points)}</b>
                    </span>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
