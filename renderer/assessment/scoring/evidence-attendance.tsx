import { Link } from 'react-router';
import type { Evidence } from '#shared/contract/assessment-eligibility.ts';
import { presenceVerdictLabels } from '#shared/contract/presence-attendance.ts';
import { attendanceKindLabels, attendanceKinds, postRoleLabels } from '#shared/vocabulary.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './evidence.module.css';

type OfPosting = Evidence['attendance'][number];

const tones = { met: 'green', below: 'red', not_yet: 'grey', cannot_say: 'amber' } as const;

/** Columns where a rest day says nothing for or against. */
const shownKinds = attendanceKinds.filter((kind) => kind !== 'rest');

/** Attendance by month of everyone it is about, and what the rules of presence say of it. */
export function AttendanceEvidence({ attendance }: { readonly attendance: readonly OfPosting[] }) {
  if (attendance.length === 0) return <p className={styles.quiet}>考核期内没有驻村岗位。</p>;
  return attendance.map((posting) => (
    <section key={posting.postingId} className={styles.posting}>
      {attendance.length > 1 && (
        <h3>
          {posting.personName}
          <span className={styles.quiet}>
            {' '}
            {posting.villageName}
            {posting.role !== null && ` ${postRoleLabels[posting.role]}`}，{posting.startDate} 至{' '}
            {posting.endDate ?? '今'}
          </span>
        </h3>
      )}
      <Months posting={posting} />
      <ul className={styles.lines}>
        {posting.figures.map((figure) => (
          <li key={`${figure.ruleCode} ${figure.sentence}`}>
            <StatusChip tone={tones[figure.verdict]}>{presenceVerdictLabels[figure.verdict]}</StatusChip>{' '}
            {figure.sentence}
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Months({ posting }: { readonly posting: OfPosting }) {
  const total = (kind: (typeof shownKinds)[number]) =>
    posting.months.reduce((sum, { counts }) => sum + (counts?.[kind] ?? 0), 0);
  return (
    <table className={styles.months} aria-label={`${posting.personName}分月考勤`}>
      <thead>
        <tr>
          <th scope="col">月份</th>
          {shownKinds.map((kind) => (
            <th key={kind} scope="col">
              {attendanceKindLabels[kind]}
            </th>
          ))}
          <th scope="col">未登记</th>
        </tr>
      </thead>
      <tbody>
        {posting.months.map(({ month, counts, openDays }) => (
          <tr key={month}>
            <th scope="row">
              <Link to={`/daily/attendance?month=${month}&posting=${posting.postingId}`}>{month}</Link>
            </th>
            {shownKinds.map((kind) => (
              <td key={kind} className={kind === 'absent' && counts?.absent ? styles.bad : undefined}>
                {counts === null ? '' : counts[kind] || ''}
              </td>
            ))}
            <td className={openDays > 0 ? styles.attention : undefined}>{openDays || ''}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合计</th>
          {shownKinds.map((kind) => (
            <td key={kind}>{total(kind) || ''}</td>
          ))}
          <td>{posting.months.reduce((sum, { openDays }) => sum + openDays, 0) || ''}</td>
        </tr>
      </tfoot>
    </table>
  );
}
