import { Alert } from 'antd';
import type { LeaveDetail } from '#shared/contract/presence-leave.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { Whose } from '../records/parts/whose.tsx';
import styles from './leave.module.css';
import { LeaveFacts } from './leave-facts.tsx';
import { LeaveSteps } from './leave-steps-panel.tsx';
import { ReasoningHistory } from './reasoning-history.tsx';
import { ReasoningView } from './reasoning-view.tsx';

interface LeaveSheetProps {
  readonly detail: LeaveDetail;
  readonly today: BusinessDate;
  readonly onUnsaved: (unsaved: boolean) => void;
  /** Loads the newest state. */
  readonly onReload: () => Promise<LeaveDetail | undefined>;
}

/** Everything about one leave. The next step stands before the reasons: it is what one comes for. */
export function LeaveSheet({ detail, today, onUnsaved, onReload }: LeaveSheetProps) {
  const { leave, overrun } = detail;
  return (
    <div className={styles.sheet}>
      <Whose row={leave} />
      {overrun !== null && (
        <Alert
          type={overrun.uncoveredWorkingHalfDays > 0 ? 'error' : 'warning'}
          showIcon
          title="超过假期未返岗"
          description={overrun.sentence}
        />
      )}
      <LeaveFacts detail={detail} />
      <LeaveSteps detail={detail} today={today} onUnsaved={onUnsaved} onReload={onReload} />
      <section className={styles.part} aria-label="由谁批准、为什么">
        <h2>由谁批准、为什么</h2>
        <ReasoningView reasoning={detail.reasoning} />
        <ReasoningHistory history={detail.history} />
      </section>
    </div>
  );
}
