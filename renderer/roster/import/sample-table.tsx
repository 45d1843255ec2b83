import type { ImportKind } from '#shared/contract/roster.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import frame from '../../components/import/import.module.css';
import styles from './import.module.css';
import type { Preview } from './import-state.ts';

type SampleRow = Preview['sample'][number];

interface Column {
  readonly title: string;
  readonly text: (row: SampleRow) => string;
}

const unit: Column = { title: '派出单位', text: (row) => row.unit };
const place: Column[] = [
  { title: '乡镇（街道）', text: (row) => row.township },
  { title: '村（社区）', text: (row) => row.village },
  unit,
];
const role: Column = { title: '驻村职务', text: (row) => (row.role ? postRoleLabels[row.role] : '未定') };

const columnsOf: Record<ImportKind, readonly Column[]> = {
  annex_posts: [...place, role],
  annex_funding: [unit],
  roster: [
    ...place,
    { title: '姓名', text: (row) => row.person ?? '待定人' },
    role,
    { title: '到岗日期', text: (row) => row.startDate ?? '' },
  ],
};

/** The first rows as they will stand in the roster. */
export function SampleTable({
  rows,
  kind,
}: {
  readonly rows: readonly SampleRow[];
  readonly kind: ImportKind;
}) {
  const columns = columnsOf[kind];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable with the keyboard
    <section className={styles.scrolls} aria-label="前几行" tabIndex={0}>
      <table className={frame.table}>
        <thead>
          <tr>
            <th scope="col" className={`${frame.end} ${styles.number}`}>
              文件中的行
            </th>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a fixed list; one row of the file may make several
            <tr key={index}>
              <td className={frame.end}>{row.row}</td>
              {columns.map(({ title, text }) => (
                <td key={title}>{text(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
