import type { Person } from '#shared/contract/roster.ts';
import type { Nomination } from '#shared/contract/roster-lifecycle.ts';
import { formatDateLong } from '#shared/dates.ts';
import { qualificationStrengthLabels } from '#shared/policy/posting-rules.ts';
import { type CandidateField, preCheckVerdictLabels } from '#shared/roster/pre-check.types.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './nomination.module.css';
import { PreCheckRule } from './pre-check-rule.tsx';
import { countByStrength, verdictSentence, verdictTones } from './pre-check-words.ts';
import { useAnswers } from './use-answers.ts';

interface PreCheckPanelProps {
  readonly nomination: Nomination;
  readonly person: Person;
  readonly mayAnswer: boolean;
  /** Opens the person at the field that is missing; null for who may not fill it in. */
  readonly onFillIn: ((field: CandidateField) => void) | null;
}

/** 前置审核: every rule of the scheme held against the nominee, with what is still to be answered or filled in. */
export function PreCheckPanel({ nomination, person, mayAnswer, onFillIn }: PreCheckPanelProps) {
  const { preCheck, preCheckFrozen, direct, overrideReason } = nomination;
  const { answer, saving, failure } = useAnswers(nomination);
  const when = preCheckFrozen ? `${formatDateLong(preCheck.on)}审核时的情况` : '按现在的记录';
  return (
    <Panel title="前置审核" extra={<span className={styles.hint}>{when}</span>}>
      <div className={styles.verdict} role="status">
        <StatusChip tone={verdictTones[preCheck.verdict]}>
          {preCheckVerdictLabels[preCheck.verdict]}
        </StatusChip>
        <span>
          {overrideReason === null ? verdictSentence(preCheck) : '原则性条件不符合，已写明理由通过。'}
        </span>
      </div>
      {direct && <p className={styles.hint}>人员是直接安排到岗的，没有办理选派程序，审核结果只供参考。</p>}
      {overrideReason !== null && <p className={styles.override}>通过的理由：{overrideReason}</p>}
      <ul className={styles.counts} aria-label="各类条件">
        {countByStrength(preCheck.items).map(({ strength, rules, passed, failed, notKnown }) => (
          <li key={strength}>
            {qualificationStrengthLabels[strength]} {rules} 条：符合 {passed}
            {failed > 0 && `，不符合 ${failed}`}
            {notKnown > 0 && `，不清楚 ${notKnown}`}
          </li>
        ))}
      </ul>
      {preCheck.items.length === 0 ? (
        <EmptyState>“{nomination.scheme.title}”没有规定人选条件，由办理单位自行把握。</EmptyState>
      ) : (
        <ul className={styles.rules} aria-label="人选条件">
          {preCheck.items.map((item) => (
            <PreCheckRule
              key={item.code}
              item={item}
              personName={person.name}
              mayAnswer={mayAnswer}
              saving={saving.includes(item.code)}
              error={failure?.code === item.code ? failure.error : null}
              onAnswer={answer}
              onFillIn={onFillIn}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}
