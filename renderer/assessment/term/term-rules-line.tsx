import type { TermRules } from '#shared/contract/assessment-term.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import styles from './term-page.module.css';

/** What the scheme says about the end of a term, in a line: length, who leads, where the appraisal goes. */
export function TermRulesLine({ rules }: { readonly rules: TermRules }) {
  const { years, lead, personalFile, notes, hasTemplate } = rules;
  return (
    <p className={styles.rules}>
      <span>{years === null ? '任期没有载明' : `任期不少于 ${years} 年`}</span>
      {lead && (
        <span>
          由{lead.organ}牵头{lead.together.length > 0 && `，会同${lead.together.join('、')}`}{' '}
          <GroundChip ground={lead.ground} />
        </span>
      )}
      {personalFile === true && <span>鉴定材料存入个人档案</span>}
      {!hasTemplate && <span className={styles.early}>方案没有期满考核模板，不能开启期满考核</span>}
      {notes.map((note) => (
        <span key={note} className={styles.quiet}>
          {note}
        </span>
      ))}
    </p>
  );
}
