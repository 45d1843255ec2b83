import { Button, Steps } from 'antd';
import type { ReactNode } from 'react';
import { type Crumb, Page, PageHeader } from '../page.tsx';
import styles from './import.module.css';
import type { AnyImport } from './import-machine.ts';
import type { StepName } from './import-words.ts';

interface ImportFrameProps<Step extends string> {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  /** In their order. */
  readonly steps: readonly StepName<Step>[];
  readonly state: AnyImport & { readonly step: Step };
  readonly dispatch: (action: { readonly kind: 'step'; readonly step: NoInfer<Step> }) => void;
  /** Why the wizard cannot go on from its step, in words; `null` when it can. */
  readonly obstacle: string | null;
  /** The step itself. */
  readonly children: ReactNode;
}

/** The page of an import: its steps, and the ways forward and back. While a job runs there is neither. */
export function ImportFrame<Step extends string>({
  title,
  crumbs,
  steps,
  state,
  dispatch,
  obstacle,
  children,
}: ImportFrameProps<Step>) {
  const at = steps.findIndex(({ step }) => step === state.step);
  const previous = steps[at - 1];
  const next = steps[at + 1];
  const running = state.jobId !== null;
  const go = ({ step }: StepName<Step>) => dispatch({ kind: 'step', step });

  return (
    <Page>
      <PageHeader
        title={title}
        crumbs={crumbs}
        extra={
          !running && (
            <>
              {obstacle !== null && next && <span className={styles.obstacle}>{obstacle}</span>}
              {previous && <Button onClick={() => go(previous)}>上一步</Button>}
            </>
          )
        }
        action={
          next && (
            <Button type="primary" disabled={obstacle !== null} onClick={() => go(next)}>
              下一步：{next.title}
            </Button>
          )
        }
      />
      <Steps
        className={styles.steps ?? ''}
        size="small"
        current={at}
        items={steps.map(({ step, title: name }, index) => ({
          key: step,
          title: name,
          disabled: running || index >= at,
        }))}
        onChange={(index) => {
          const chosen = steps[index];
          if (chosen && index < at && !running) go(chosen);
        }}
      />
      {children}
    </Page>
  );
}
