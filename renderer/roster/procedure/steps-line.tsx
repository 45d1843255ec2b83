import type { ReactNode } from 'react';
import type { EarlyChange, Nomination, ProcedureStep } from '#shared/contract/roster-lifecycle.ts';
import { formatDateLong } from '#shared/dates.ts';
import { formatMinute } from '../../app/format.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import styles from './procedure.module.css';
import { placeOf, placeWords, stepSigns, stepTitle } from './step-words.ts';

interface StepsLineProps {
  readonly procedure: Pick<Nomination | EarlyChange, 'steps' | 'nextStep' | 'stepsGround' | 'stepsNote'>;
  /** What stands below the step that is next: its form, or who takes it. */
  readonly next: ReactNode;
  /** What comes after the last step, e.g. the arrival; as list items. */
  readonly after?: ReactNode;
}

/** The steps of the scheme from first to last as a vertical line, each with what came of it. */
export function StepsLine({ procedure, next, after }: StepsLineProps) {
  const { steps, nextStep, stepsGround, stepsNote } = procedure;
  return (
    <>
      {stepsGround ? (
        <p className={styles.note}>
          步骤依据 <GroundChip ground={stepsGround} />
        </p>
      ) : (
        stepsNote !== null && <p className={styles.note}>{stepsNote}以下按通常步骤登记，办理单位由您填写。</p>
      )}
      <ol className={styles.steps}>
        {steps.map((step) => (
          // What is typed in the form below stays when somebody else moves the procedure on.
          <StepLine key={step.code === nextStep ? 'next' : step.code} step={step} nextStep={nextStep}>
            {step.code === nextStep && next}
          </StepLine>
        ))}
        {after}
      </ol>
    </>
  );
}

function StepLine({
  step,
  nextStep,
  children,
}: {
  readonly step: ProcedureStep;
  readonly nextStep: string | null;
  readonly children: ReactNode;
}) {
  const place = placeOf(step, nextStep);
  return (
    <li
      className={`${styles.step} ${styles[place] ?? ''}`}
      aria-current={place === 'next' ? 'step' : undefined}
    >
      <span className={styles.sign} aria-hidden>
        {stepSigns[place]}
      </span>
      <p className={styles.title}>
        {stepTitle(step)}
        <span className={styles.place}>{placeWords(step, place)}</span>
      </p>
      {step.condition !== null && <p className={styles.more}>适用于：{step.condition}</p>}
      {step.done && <DoneFacts done={step.done} />}
      {children}
    </li>
  );
}

function DoneFacts({ done }: { readonly done: NonNullable<ProcedureStep['done']> }) {
  return (
    <>
      <p className={styles.more}>
        {formatDateLong(done.on)} · {done.by}
        {done.documentNumber !== null && ` · ${done.documentNumber}`}
      </p>
      {done.opinion !== null && <p className={styles.more}>意见：{done.opinion}</p>}
      <p className={styles.more}>
        {done.recordedBy} {formatMinute(done.recordedAt)} 登记
      </p>
    </>
  );
}

interface ExtraStepProps {
  readonly title: string;
  readonly place: 'passed' | 'next' | 'later';
  readonly words: string;
  readonly children?: ReactNode;
}

/** A step that no scheme names but the program knows: the arrival, the end. Within {@link StepsLine}'s `after`. */
export function ExtraStep({ title, place, words, children }: ExtraStepProps) {
  return (
    <li
      className={`${styles.step} ${styles[place] ?? ''}`}
      aria-current={place === 'next' ? 'step' : undefined}
    >
      <span className={styles.sign} aria-hidden>
        {stepSigns[place]}
      </span>
      <p className={styles.title}>
        {title}
        <span className={styles.place}>{words}</span>
      </p>
      {children}
    </li>
  );
}
