import { Button, Popover, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AssessmentDetail, Calculation } from '#shared/contract/assessment-record.ts';
import { formatPoints } from '#shared/points.ts';
import { gradeWordOf } from '#shared/policy/lookup.ts';
import { poolLabels } from '#shared/vocabulary.ts';
import { useAllowed, useSession } from '../../app/session.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './decision.module.css';
import { DecisionDialog, type DecisionStep } from './decision-dialogs.tsx';
import { isInPhase } from './phase.ts';
import { pointsSoFar } from './points-so-far.ts';

interface DecisionBarProps {
  readonly detail: AssessmentDetail;
  /** With what is typed, saved or not. */
  readonly calculation: Calculation;
  /** Why no step can be taken at the moment, e.g. that something is not saved; `null` when one can. */
  readonly hindrance: string | null;
  readonly onOpenCalculation: () => void;
  /** Saves what is typed; steps are taken on what is stored. Resolves to whether all of it is. */
  readonly onBeforeStep: () => Promise<boolean>;
  readonly onDone: (detail: AssessmentDetail) => void;
}

/** Where the person stands, and the next step for whoever may take it. */
export function DecisionBar(props: DecisionBarProps) {
  const { detail, calculation, hindrance, onOpenCalculation, onBeforeStep, onDone } = props;
  const [step, setStep] = useState<DecisionStep | null>(null);
  const { user } = useSession();
  const graded = detail.participation === 'graded';
  const ready = calculation.complete || !graded;
  const waiting = waitingSentence(detail);
  const may = {
    propose: useAllowed('assessment.propose'),
    sendBack: useAllowed('assessment.sendBack'),
    approve: useAllowed('assessment.approve'),
    reopen: useAllowed('assessment.reopen'),
  };

  async function begin(next: DecisionStep) {
    const stored = await onBeforeStep();
    // The page says what could not be saved; a proposal would lock it out.
    if (next === 'propose' && !stored) return;
    setStep(next);
  }

  return (
    <section className={styles.bar} aria-label="得分与等次">
      <Score calculation={calculation} onOpen={onOpenCalculation} />
      <Standing detail={detail} calculation={calculation} />
      <div className={styles.steps}>
        {detail.state === 'scoring' && may.propose && isInPhase(detail, 'review') && (
          <Step
            primary
            word={graded ? '提出等次建议' : '提出不定等次'}
            // What is missing stands at the left of the bar already.
            disabled={!ready}
            hindrance={ready ? hindrance : null}
            onClick={() => void begin('propose')}
          />
        )}
        {waiting !== null && <span className={styles.hindrance}>{waiting}</span>}
        {detail.state === 'proposed' && may.sendBack && isInPhase(detail, 'review') && (
          <Step word="退回" hindrance={null} onClick={() => void begin('send_back')} />
        )}
        {detail.state === 'proposed' && may.approve && isInPhase(detail, 'approval') && (
          <Step
            primary
            word="审定并锁定"
            hindrance={
              detail.proposal?.byId === user.id
                ? '这份等次建议是您提出的，不能由您审定，请由另一位领导审定。'
                : null
            }
            onClick={() => void begin('approve')}
          />
        )}
        {detail.state === 'locked' && may.reopen && detail.cycleState !== 'archived' && (
          <Step word="重新开启" hindrance={null} onClick={() => void begin('reopen')} />
        )}
      </div>
      <DecisionDialog step={step} detail={detail} onDone={onDone} onClose={() => setStep(null)} />
    </section>
  );
}

/** Where the next step is taken later; null where it can be taken now, or nothing is to come. */
function waitingSentence(detail: AssessmentDetail): string | null {
  if (detail.state === 'scoring' && !isInPhase(detail, 'review')) {
    return ['draft', 'open', 'scoring'].includes(detail.cycleState) ? '等次在“等次评定”阶段提出。' : null;
  }
  if (detail.state === 'proposed' && !isInPhase(detail, 'approval')) {
    return detail.cycleState === 'review' ? '进入“审定”阶段后由领导审定。' : null;
  }
  return null;
}

function Score({ calculation, onOpen }: { readonly calculation: Calculation; readonly onOpen: () => void }) {
  const { total, missing, sections } = calculation;
  const reached = formatPoints(pointsSoFar(calculation));
  const full = sections.reduce((sum, { maximum }) => sum + maximum, 0) / 100;
  return (
    <div className={styles.score}>
      <span className={styles.quiet}>{total === null ? '目前得分' : '总分'}</span>
      <button
        type="button"
        className={styles.number}
        onClick={onOpen}
        aria-label={`${reached} 分，查看计算过程`}
      >
        {reached}
      </button>
      <span className={styles.quiet}>/ {full}</span>
      {missing.length > 0 && (
        <Popover
          trigger="click"
          title={`还缺 ${missing.length} 项`}
          content={
            <ul className={styles.missing}>
              {missing.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          }
        >
          <button type="button" className={styles.link}>
            还缺 {missing.length} 项
          </button>
        </Popover>
      )}
    </div>
  );
}

function Standing({ detail, calculation }: Pick<DecisionBarProps, 'detail' | 'calculation'>) {
  const { gradeWords, proposal, approval, state, rank, poolSize } = detail;
  const { suggestedGrade, suggestionReason } = calculation;
  const pool = poolLabels[detail.pool];
  return (
    <dl className={styles.standing}>
      <Fact name="按得分建议">
        {suggestedGrade === null ? (
          <span className={styles.quiet}>{suggestionReason}</span>
        ) : (
          <>
            <b>{gradeWords[suggestedGrade]}</b>{' '}
            {calculation.gradeByScore !== suggestedGrade && (
              <StatusChip tone="amber">受最高等次限制</StatusChip>
            )}{' '}
            <span className={styles.quiet}>{suggestionReason}</span>
          </>
        )}
        {rank !== null && calculation.complete && (
          <span className={styles.quiet}>
            {' '}
            {pool}中第 {rank} / {poolSize} 名
          </span>
        )}
      </Fact>
      {proposal && (
        <Fact name="拟定">
          <b>{gradeWordOf(gradeWords, proposal.grade)}</b>{' '}
          <span className={styles.quiet}>
            {proposal.by}提出{proposal.reason !== null && `，理由：${proposal.reason}`}
          </span>
          {state === 'proposed' && <StatusChip tone="amber">待审定</StatusChip>}
        </Fact>
      )}
      {approval && (
        <Fact name="审定">
          <b>{gradeWordOf(gradeWords, approval.grade)}</b>{' '}
          <span className={styles.quiet}>
            {approval.by}审定{approval.reason !== null && `，理由：${approval.reason}`}
          </span>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface StepProps {
  readonly word: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  /** Why it cannot be done now; shown beside the button, which then does nothing. */
  readonly hindrance: string | null;
  readonly onClick: () => void;
}

function Step({ word, primary = false, disabled = false, hindrance, onClick }: StepProps) {
  const button = (
    <Button
      type={primary ? 'primary' : 'default'}
      disabled={disabled || hindrance !== null}
      onClick={onClick}
    >
      {word}
    </Button>
  );
  if (hindrance === null) return button;
  return (
    <span className={styles.hindered}>
      <Tooltip title={hindrance}>
        <span className={styles.hindrance}>{hindrance}</span>
      </Tooltip>
      {button}
    </span>
  );
}
