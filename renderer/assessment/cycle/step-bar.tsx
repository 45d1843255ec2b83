import { Button } from 'antd';
import { useState } from 'react';
import type { CycleDetail, NextStep } from '#shared/contract/assessment-cycle.ts';
import { cycleStateLabels, cycleStates, roleLabels } from '#shared/vocabulary.ts';
import { useSession } from '../../app/session.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './step-bar.module.css';
import { StepDialog } from './step-dialog.tsx';
import { stepWords } from './step-words.ts';

/** The way of a cycle: where it is, what comes next, what stands in the way, and the way back. */
export function StepBar({ cycle }: { readonly cycle: CycleDetail }) {
  const { user } = useSession();
  const [chosen, setChosen] = useState<NextStep | null>(null);
  const at = cycleStates.indexOf(cycle.state);
  const lastOf = (state: CycleDetail['state']) =>
    cycle.steps.findLast((step) => step.to === state && step.version === cycle.version);
  return (
    <section className={styles.way} aria-label="考核进程">
      <ol className={styles.states}>
        {cycleStates.map((state, index) => {
          const step = index <= at ? lastOf(state) : undefined;
          return (
            <li
              key={state}
              className={index < at ? styles.done : index === at ? styles.now : undefined}
              aria-current={index === at ? 'step' : undefined}
            >
              <span className={styles.mark} aria-hidden="true">
                {index < at ? '✓' : index + 1}
              </span>
              <span className={styles.words}>
                <span>{cycleStateLabels[state]}</span>
                <span className={styles.quiet}>{step ? step.onDate : ''}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <ul className={styles.steps}>
        {cycle.nextSteps.map((step) => (
          <li key={`${step.direction} ${step.to}`}>
            <StepLine step={step} allowed={step.roles.includes(user.role)} onChoose={() => setChosen(step)} />
          </li>
        ))}
      </ul>
      {chosen && <StepDialog cycle={cycle} step={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}

interface StepLineProps {
  readonly step: NextStep;
  readonly allowed: boolean;
  readonly onChoose: () => void;
}

function StepLine({ step, allowed, onChoose }: StepLineProps) {
  const { direction, roles, blockers } = step;
  const stopped = blockers.some(({ waivable }) => !waivable);
  const who = roles.map((role) => roleLabels[role]).join('、');
  return (
    <div className={styles.step}>
      <Button
        type={direction === 'forward' ? 'primary' : 'text'}
        disabled={!allowed || stopped}
        title={allowed ? undefined : `由${who}办理`}
        onClick={onChoose}
      >
        {stepWords(step)}
      </Button>
      <div className={styles.reasons}>
        {direction === 'forward' && blockers.length === 0 && (
          <span className={styles.quiet}>{allowed ? '条件已具备。' : `条件已具备，由${who}办理。`}</span>
        )}
        {blockers.map((blocker) => (
          <p key={blocker.code}>
            <StatusChip tone={blocker.waivable ? 'amber' : 'red'}>
              {blocker.waivable ? '需说明' : '尚缺'}
            </StatusChip>{' '}
            {blocker.message}
          </p>
        ))}
      </div>
    </div>
  );
}
