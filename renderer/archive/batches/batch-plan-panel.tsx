import { Skeleton } from 'antd';
import type { BatchPlan } from '#shared/contract/archive-batch.ts';
import { formatCount } from '../../app/format.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Panel } from '../../components/page.tsx';
import styles from './batches.module.css';

interface BatchPlanPanelProps {
  /** Undefined: nothing is chosen yet, or it is being looked up. */
  readonly plan: BatchPlan | undefined;
  readonly error: unknown;
  readonly loading: boolean;
}

/** What a batch would have, and who is left out, before it is started. */
export function BatchPlanPanel({ plan, error, loading }: BatchPlanPanelProps) {
  return (
    <Panel title="开始之前">
      <ErrorMessage title="没有查到有哪些文书" error={error} />
      {!plan &&
        (loading ? (
          <Skeleton active title={false} />
        ) : (
          <p className={styles.quiet}>选择考核和文书后，这里说明有多少份、谁不在其中和原因。</p>
        ))}
      {plan && (
        <>
          <p className={styles.counts} role="status">
            <span>
              <strong>{formatCount(plan.total)}</strong> 份可以做
            </span>
            <span>
              其中 <strong>{formatCount(plan.registered)}</strong> 份已经登记
            </span>
            <span>
              <strong>{formatCount(plan.refused.total)}</strong> 份不能做
            </span>
          </p>
          {plan.refused.total > 0 && (
            <>
              <h3>不能做的</h3>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that may scroll must be reachable with the keyboard */}
              <section className={styles.refused} aria-label="不能做的文书" tabIndex={0}>
                <ul>
                  {plan.refused.documents.map(({ name, title, reason }) => (
                    <li key={`${name} ${title}`}>
                      {[name, title].filter(Boolean).join(' · ')}
                      <span>{reason}</span>
                    </li>
                  ))}
                </ul>
              </section>
              {plan.refused.total > plan.refused.documents.length && (
                <p className={styles.quiet}>
                  另有 {formatCount(plan.refused.total - plan.refused.documents.length)} 份没有列出。
                </p>
              )}
            </>
          )}
        </>
      )}
    </Panel>
  );
}
