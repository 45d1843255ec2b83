import type { CycleDetail, TakenStep } from '#shared/contract/assessment-cycle.ts';
import { cycleStateLabels } from '#shared/vocabulary.ts';
import { formatMinute } from '../../app/format.ts';
import { Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import styles from './cycle-page.module.css';

const directionWords: Record<TakenStep['direction'], string> = {
  forward: '进入',
  back: '退回',
  reopen: '重新开启到',
};

/** Every step that was taken, the last first; steps of earlier versions say so. */
export function StepHistory({ cycle }: { readonly cycle: CycleDetail }) {
  return (
    <Panel title="办理过程" extra={cycle.version > 1 ? `第 ${cycle.version} 版` : undefined}>
      {cycle.steps.length === 0 ? (
        <p className={styles.quiet}>
          {formatMinute(cycle.plannedAt)} 由{cycle.plannedBy}建立，还没有开启。
        </p>
      ) : (
        <ol className={styles.history}>
          {cycle.steps.toReversed().map((step) => (
            <li key={step.sequence}>
              <p>
                {step.onDate}　{directionWords[step.direction]}“{cycleStateLabels[step.to]}”
                {step.documentNumber !== null && `，文号 ${step.documentNumber}`}{' '}
                {step.version < cycle.version && <StatusChip>第 {step.version} 版</StatusChip>}
              </p>
              {step.reason !== null && <p>理由：{step.reason}</p>}
              <p className={styles.quiet}>
                {step.by}　{formatMinute(step.at)}
              </p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
