import type { SeatDemand, VillageDemandRow } from '#shared/contract/roster-places.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { sourceWords } from './village-words.ts';
import styles from './villages.module.css';

/** What a village is to have of each kind, where that is written, and what it has. */
export function DemandTable({ village }: { readonly village: VillageDemandRow }) {
  return (
    <table className={styles.table} aria-label="需求与实有">
      <thead>
        <tr>
          <th scope="col">职务</th>
          <th scope="col" className={styles.number}>
            需求
          </th>
          <th scope="col">依据</th>
          <th scope="col" className={styles.number}>
            在岗
          </th>
          <th scope="col" className={styles.number}>
            提名
          </th>
          <th scope="col" className={styles.number}>
            缺额
          </th>
        </tr>
      </thead>
      <tbody>
        <SeatLine title="第一书记" seat={village.secretary} />
        <SeatLine title="工作队员" seat={village.members} />
      </tbody>
    </table>
  );
}

function SeatLine({ title, seat }: { readonly title: string; readonly seat: SeatDemand }) {
  const { demand, source, ground, note, posted, nominated, gap } = seat;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className={styles.number}>{demand ?? '不清楚'}</td>
      <td>
        {source !== 'scheme' && sourceWords[source]} {ground && <GroundChip ground={ground} />}
        {note !== null && <p className={styles.hint}>{note}</p>}
      </td>
      <td className={styles.number}>{posted}</td>
      <td className={styles.number}>{nominated}</td>
      <td className={styles.number}>
        {gap !== null && gap > 0 ? <StatusChip tone="amber">缺 {gap}</StatusChip> : (gap ?? '—')}
      </td>
    </tr>
  );
}
