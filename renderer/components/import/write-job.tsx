import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Dispatch, ReactNode } from 'react';
import type { Job } from '#shared/contract/jobs.ts';
import type { JobId } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';
import { JobProgress } from '../job-progress.tsx';
import { Panel } from '../page.tsx';
import styles from './import.module.css';
import { type AnyImport, type CommonAction, type ImportSheet, isWritten } from './import-machine.ts';

interface WriteJobProps<Sheet extends ImportSheet> {
  readonly jobId: JobId;
  readonly state: AnyImport<Sheet>;
  readonly dispatch: Dispatch<CommonAction>;
  /** Where the rows go: `台账`. */
  readonly target: string;
  readonly left: readonly Sheet[];
  readonly remark?: (sheet: Sheet) => string;
  readonly onEnd: () => void;
  readonly children: ReactNode;
}

/** The writing itself: how far it is, how it ended, and where to go on. */
export function WriteJob<Sheet extends ImportSheet>({
  jobId,
  state,
  dispatch,
  target,
  left,
  remark = () => '',
  onEnd,
  children,
}: WriteJobProps<Sheet>) {
  // The answers that JobProgress asks for, seen from here.
  const job = useQuery(orpc.jobs.get.queryOptions({ input: { id: jobId }, enabled: false }));
  const stopped = job.data?.state === 'failed' || job.data?.state === 'cancelled';
  const written = isWritten(state);

  function end({ state: outcome }: Job) {
    if (outcome === 'succeeded') dispatch({ kind: 'written' });
    onEnd();
  }

  return (
    <Panel title={written ? `已写入${target}` : `写入${target}`}>
      <div className={styles.stack}>
        <JobProgress jobId={jobId} onEnd={end} />
        {written && children}
        {(stopped || job.error !== null || written) && (
          <div className={styles.buttons}>
            {stopped && <Button onClick={() => dispatch({ kind: 'step', step: 'check' })}>回到检查</Button>}
            {written &&
              left.map((sheet) => (
                <Button key={sheet.name} onClick={() => dispatch({ kind: 'sheet', sheet: sheet.name })}>
                  继续导入“{sheet.name}”{remark(sheet)}
                </Button>
              ))}
            <Button onClick={() => dispatch({ kind: 'discarded' })}>
              {written ? '导入另一个文件' : '换一个文件'}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
