import { Alert, Button, Checkbox, Skeleton } from 'antd';
import { type Dispatch, type ReactNode, useState } from 'react';
import type { JobId } from '#shared/ids.ts';
import { ErrorMessage } from '../error-message.tsx';
import { Panel } from '../page.tsx';
import styles from './import.module.css';
import type { AnyImport, CommonAction, ImportSheet } from './import-machine.ts';
import { WriteJob } from './write-job.tsx';

/** What is about to be written. */
export interface WritePlan {
  readonly title: string;
  /** What the import will do, in numbers. */
  readonly consequence: string;
  /** Why it cannot be written after all, in words; `null` when it can. */
  readonly obstacle: string | null;
  /** That the sheet was imported before, in words; `null` when it was not. */
  readonly before: string | null;
  /** Starts the job; refused, in words, for what cannot be written. */
  readonly commit: () => Promise<{ readonly jobId: JobId }>;
}

interface WriteStepProps<Sheet extends ImportSheet> {
  readonly state: AnyImport<Sheet>;
  readonly dispatch: Dispatch<CommonAction>;
  /** What the check failed with; null when it did not. */
  readonly error: unknown;
  /** Null while the sheet is checked once more. */
  readonly plan: WritePlan | null;
  /** Where the rows go: `台账`. */
  readonly target: string;
  /** What is kept of the import afterwards: `写入的每一项都记入变更记录`. */
  readonly trace: string;
  /** Sheets that can still be written, and a word about each where there are several kinds. */
  readonly left: readonly Sheet[];
  readonly remark?: (sheet: Sheet) => string;
  /** The job has ended: what was read before may no longer hold. */
  readonly onEnd: () => void;
  /** Once it is written: what was done, and where to go on. */
  readonly children: ReactNode;
}

/** Says in numbers what will happen, and starts the job. */
export function WriteStep<Sheet extends ImportSheet>({
  state,
  dispatch,
  error,
  plan,
  trace,
  ...job
}: WriteStepProps<Sheet>) {
  if (state.jobId !== null)
    return <WriteJob {...job} jobId={state.jobId} state={state} dispatch={dispatch} />;
  if (error !== null) return <ErrorMessage title="检查没有完成" error={error} />;
  if (!plan) {
    return (
      <Panel title="正在核对">
        <Skeleton active title={false} />
      </Panel>
    );
  }
  return <Announcement state={state} dispatch={dispatch} plan={plan} target={job.target} trace={trace} />;
}

interface AnnouncementProps
  extends Pick<WriteStepProps<ImportSheet>, 'state' | 'dispatch' | 'target' | 'trace'> {
  readonly plan: WritePlan;
}

function Announcement({ state: { again }, dispatch, plan, target, trace }: AnnouncementProps) {
  const [starting, setStarting] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const { title, consequence, obstacle, before } = plan;

  async function start() {
    setStarting(true);
    setRefusal(null);
    try {
      const { jobId } = await plan.commit();
      dispatch({ kind: 'started', jobId, announced: consequence });
    } catch (failure) {
      setRefusal(failure);
    } finally {
      setStarting(false);
    }
  }

  return (
    <Panel title={title}>
      <div className={styles.stack}>
        <p className={styles.consequence}>{consequence}</p>
        <p className={styles.hint}>
          全部写入或一行也不写入；{trace}。写入时可以取消，也可以先去看别的页面，回到这里看结果。
        </p>
        {before !== null && (
          <Alert
            type="warning"
            showIcon
            title={`${before}。`}
            description={
              <Checkbox
                checked={again}
                onChange={(event) => dispatch({ kind: 'again', again: event.target.checked })}
              >
                已核对过，仍要再次导入
              </Checkbox>
            }
          />
        )}
        {obstacle !== null && <Alert type="error" showIcon title={`${obstacle}，请回到上一步。`} />}
        <ErrorMessage title="没有写入" error={refusal} />
        <div className={styles.buttons}>
          <Button
            type="primary"
            loading={starting}
            disabled={obstacle !== null || (before !== null && !again)}
            onClick={() => void start()}
          >
            写入{target}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
