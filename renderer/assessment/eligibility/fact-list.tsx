import { Link } from 'react-router';
import type { EligibilityFinding } from '#shared/contract/assessment-eligibility.ts';
import type { PersonId } from '#shared/ids.ts';
import type { GradeWords } from '#shared/policy/scheme.ts';
import { eligibilityFactLabels } from '#shared/vocabulary.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './eligibility.module.css';
import { addressOfRecord, outcomeWords } from './words.ts';

const answers = { yes: '有', no: '没有', unknown: '待核对' } as const;
const tones = { yes: 'amber', no: 'grey', unknown: 'red' } as const;

interface FactListProps {
  readonly facts: readonly EligibilityFinding[];
  readonly personId: PersonId;
  readonly gradeWords: GradeWords;
}

/** Each fact: whether it holds, the sentence with its dates, what the scheme makes of it, and the records behind. */
export function FactList({ facts, personId, gradeWords }: FactListProps) {
  return (
    <ul className={styles.facts}>
      {facts.map((finding) => (
        <li key={finding.fact} className={finding.answer === 'no' ? styles.quiet : undefined}>
          <h3>
            {eligibilityFactLabels[finding.fact]}{' '}
            <StatusChip tone={tones[finding.answer]}>{answers[finding.answer]}</StatusChip>
          </h3>
          <p>{finding.sentence}</p>
          {finding.answer !== 'no' && <Effects finding={finding} gradeWords={gradeWords} />}
          {finding.answer !== 'no' && finding.records.length > 0 && (
            <p className={styles.records}>
              依据：
              {finding.records.map((record) => (
                <Link key={`${record.kind} ${record.id}`} to={addressOfRecord(record, personId)}>
                  {record.label}
                </Link>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Effects({
  finding,
  gradeWords,
}: {
  readonly finding: EligibilityFinding;
  readonly gradeWords: GradeWords;
}) {
  if (finding.effects.length === 0)
    return <p className={styles.aside}>方案没有规定这种情形怎样处理，不影响参加考核。</p>;
  return (
    <>
      {finding.effects.map(({ code, participation, cap, ground, outcomeGround }) => (
        <p key={code} className={styles.effect}>
          {finding.answer === 'unknown' ? '如果属实，按方案：' : '按方案：'}
          {outcomeWords(participation, cap, gradeWords)} <GroundChip ground={ground} />
          {JSON.stringify(ground) !== JSON.stringify(outcomeGround) && (
            <>
              {' '}
              <GroundChip ground={outcomeGround} />
            </>
          )}
        </p>
      ))}
    </>
  );
}
