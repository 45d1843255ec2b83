import { formatAmount } from '#shared/roster/amounts.ts';
import type { client } from '../../app/client.ts';
import styles from '../villages/villages.module.css';

type Allocations = Awaited<ReturnType<typeof client.roster.getUnit>>['allocations'];

/** The whole amount in 元, for whoever hovers a figure in 万元. */
const yuan = (cents: number) => `${formatAmount(cents, 'yuan')} 元`;

function Amount({ cents }: { readonly cents: number }) {
  return (
    <td className={styles.number} title={yuan(cents)}>
      {formatAmount(cents, 'wan_yuan')}
    </td>
  );
}

/** What the unit was given, the newest year first, in 万元. */
export function AllocationTable({ allocations }: { readonly allocations: Allocations }) {
  return (
    <table className={styles.table} aria-label="经费分配">
      <caption className="desk-hidden">金额单位为万元</caption>
      <thead>
        <tr>
          <th scope="col">年度</th>
          <th scope="col" className={styles.number}>
            人数
          </th>
          <th scope="col" className={styles.number}>
            单位经费（万元）
          </th>
          <th scope="col" className={styles.number}>
            人员经费（万元）
          </th>
          <th scope="col" className={styles.number}>
            合计（万元）
          </th>
        </tr>
      </thead>
      <tbody>
        {allocations.map(({ year, headcount, unitCents, personnelCents }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td className={styles.number}>{headcount}</td>
            <Amount cents={unitCents} />
            <Amount cents={personnelCents} />
            <Amount cents={unitCents + personnelCents} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
