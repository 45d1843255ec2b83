import { Link } from 'react-router';
import type { CaseSuccessor } from '#shared/contract/recall-consequences.ts';
import { preCheckVerdictLabels } from '#shared/roster/pre-check.types.ts';
import { nominationStateLabels } from '#shared/vocabulary.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { verdictSentence, verdictTones } from '../../roster/nominations/pre-check-words.ts';
import styles from './consequences.module.css';

/** Candidates for the successor's post, each with what the scheme's check says of them. */
export function CandidateTable({ nominations }: Pick<CaseSuccessor, 'nominations'>) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">人选</th>
          <th scope="col">选派进展</th>
          <th scope="col">前置审核</th>
          <th scope="col">召回影响期</th>
        </tr>
      </thead>
      <tbody>
        {nominations.map(({ id, personName, state, plannedStart, preCheck, effects }) => (
          <tr key={id}>
            <td>
              <Link to={`/roster/nominations/${id}`}>{personName}</Link>
            </td>
            <td>
              {nominationStateLabels[state]}
              {plannedStart !== null && <p className={styles.quiet}>计划 {plannedStart} 到岗</p>}
            </td>
            <td>
              <StatusChip tone={verdictTones[preCheck.verdict]}>
                {preCheckVerdictLabels[preCheck.verdict]}
              </StatusChip>
              <p className={styles.quiet}>{verdictSentence(preCheck)}</p>
            </td>
            <td>
              {effects.length === 0
                ? '不在影响期内'
                : effects.map(({ code, title, until }) => (
                    <p key={code}>
                      <StatusChip tone="amber">
                        {title}，至 {until}
                      </StatusChip>
                    </p>
                  ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
