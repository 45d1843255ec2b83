import type { AssessmentRow } from '#shared/contract/assessment-record.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { type Grade, grades } from '#shared/vocabulary.ts';
import styles from './grade-distribution.module.css';

interface GradeDistributionProps {
  readonly rows: readonly AssessmentRow[];
  readonly scheme: Scheme;
}

const stages = [
  { key: 'suggestedGrade', label: '按得分' },
  { key: 'proposedGrade', label: '拟定' },
  { key: 'finalGrade', label: '审定' },
] as const;

/** `称职（合格）`: the words of every identity, each once. */
function wordsOf(scheme: Scheme, grade: Grade): string {
  const [first = '', ...others] = [...new Set(scheme.gradeWords.map(({ words }) => words[grade]))];
  return others.length === 0 ? first : `${first}（${others.join('、')}）`;
}

/** How the people listed spread over the grades: by score, as proposed, as settled. A picture that reads as a table. */
export function GradeDistribution({ rows, scheme }: GradeDistributionProps) {
  const countOf = (stage: (typeof stages)[number]['key'], grade: Grade) =>
    rows.filter((row) => row[stage] === grade).length;
  const most = Math.max(1, ...stages.flatMap(({ key }) => grades.map((grade) => countOf(key, grade))));
  return (
    <table className={styles.distribution} aria-label="等次分布">
      <thead>
        <tr>
          <td />
          {stages.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grades.map((grade) => (
          <tr key={grade}>
            <th scope="row">{wordsOf(scheme, grade)}</th>
            {stages.map(({ key }) => {
              const count = countOf(key, grade);
              return (
                <td key={key}>
                  <span className={styles.cell}>
                    <span
                      aria-hidden
                      className={`${styles.bar} ${styles[key]}`}
                      style={{ '--share': count / most }}
                    />
                    {count}
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
