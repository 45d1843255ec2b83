import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Dispatch } from 'react';
import type { Job } from '#shared/contract/jobs.ts';
import type { JobId } from '#shared/ids.ts';
import { orpc } from '../../app/client.ts';
import { JobProgress } from '../../components/job-progress.tsx';
import { Panel } from '../../components/page.tsx';
import styles from './import.module.css';
import { ImportResult } from './import-result.tsx';
import { type ImportAction, type ImportState, isWritten } from './import-state.ts';

interface WriteJobProps {
  readonly jobId: JobId;
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
}

/** The writing itself: how far it is, how it ended, and where to go on. */
export function WriteJob({ jobId, state, dispatch }: WriteJobProps) {
  const queryClient = useQueryClient();
  // The answers that JobProgress asks for, seen from here.
  const job = useQuery(orpc.jobs.get.queryOptions({ input: { id: jobId }, enabled: false }));
  const stopped = job.data?.state === 'failed' || job.data?.state === 'cancelled';

  function end({ state: outcome }: Job) {
    if (outcome === 'succeeded') dispatch({ kind: 'written' });
    void queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
  }

  return (
    <Panel title={isWritten(state) ? '已写入台账' : '写入台账'}>
      <div className={styles.stack}>
        <JobProgress jobId={jobId} onEnd={end} />
        {isWritten(state) && <ImportResult state={state} dispatch={dispatch} />}
        {(stopped || job.error !== null) && (
          <div className={styles.buttons}>
            {stopped && <Button onClick={() => dispatch({ kind: 'step', step: 'check' })}>回到检查</Button>}
            <Button onClick={() => dispatch({ kind: 'discarded' })}>换一个文件</Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
