import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Skeleton } from 'antd';
import { type Dispatch, useState } from 'react';
import { Link } from 'react-router';
import type { Job } from '#shared/contract/jobs.ts';
import { formatMonthLong } from '#shared/dates.ts';
import type { JobId } from '#shared/ids.ts';
import { client, orpc } from '../../../app/client.ts';
import { formatMinute } from '../../../app/format.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { JobProgress } from '../../../components/job-progress.tsx';
import { Panel } from '../../../components/page.tsx';
import styles from '../../../roster/import/import.module.css';
import {
  type ImportAction,
  type ImportState,
  isWritten,
  monthOfSheet,
  obstacleOf,
  type Preview,
  selectionOf,
  sheetOf,
} from './import-state.ts';
import { importConsequence } from './import-words.ts';

interface WriteStepProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
  readonly preview: Preview | null;
  readonly error: unknown;
}

/** Says in numbers what will happen, and starts the job. */
export function WriteStep({ state, dispatch, preview, error }: WriteStepProps) {
  const [starting, setStarting] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const selection = selectionOf(state);

  if (state.jobId !== null) return <WriteJob jobId={state.jobId} state={state} dispatch={dispatch} />;
  if (error !== null) return <ErrorMessage title="检查没有完成" error={error} />;
  if (!preview || !selection) {
    return (
      <Panel title="正在核对">
        <Skeleton active title={false} />
      </Panel>
    );
  }

  const before = sheetOf(state)?.importedBefore ?? null;
  const obstacle = obstacleOf(state, preview);
  const consequence = importConsequence(selection.month, preview);
  const { again } = state;

  async function start(chosen: NonNullable<typeof selection>) {
    setStarting(true);
    setRefusal(null);
    try {
      const { jobId } = await client.presence.commitAttendanceImport({ ...chosen, again });
      dispatch({ kind: 'started', jobId, announced: consequence });
    } catch (failure) {
      setRefusal(failure);
    } finally {
      setStarting(false);
    }
  }

  return (
    <Panel title={`写入${formatMonthLong(selection.month)}考勤`}>
      <div className={styles.stack}>
        <p className={styles.consequence}>{consequence}</p>
        <p className={styles.hint}>
          全部写入或一行也不写入；覆盖前的内容留在变更记录里。写入时可以取消，也可以先去看别的页面，回到这里看结果。
        </p>
        {before && (
          <Alert
            type="warning"
            showIcon
            title={`同样内容的工作表 ${formatMinute(before.at)} 已由${before.by}导入到${formatMonthLong(before.month)}。`}
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
            onClick={() => void start(selection)}
          >
            写入考勤
          </Button>
        </div>
      </div>
    </Panel>
  );
}

interface WriteJobProps {
  readonly jobId: JobId;
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
}

/** The writing itself: how far it is, how it ended, and where to go on. */
function WriteJob({ jobId, state, dispatch }: WriteJobProps) {
  const queryClient = useQueryClient();
  // The answers that JobProgress asks for, seen from here.
  const job = useQuery(orpc.jobs.get.queryOptions({ input: { id: jobId }, enabled: false }));
  const stopped = job.data?.state === 'failed' || job.data?.state === 'cancelled';
  const written = isWritten(state);
  const month = monthOfSheet(state);
  const left = (state.file?.inspection.sheets ?? []).filter(
    ({ name, layout }) => layout !== 'unknown' && !state.written.includes(name),
  );

  function end({ state: outcome }: Job) {
    if (outcome === 'succeeded') dispatch({ kind: 'written' });
    // Months that were looked at before must not be seen once more as they were.
    queryClient.removeQueries({ queryKey: orpc.presence.listAttendance.key() });
    void queryClient.invalidateQueries({ queryKey: orpc.presence.key() });
    void queryClient.invalidateQueries({ queryKey: orpc.recall.key() });
  }

  return (
    <Panel title={written ? '已写入考勤' : '写入考勤'}>
      <div className={styles.stack}>
        <JobProgress jobId={jobId} onEnd={end} />
        {written && (
          <>
            <p className={styles.consequence}>{state.announced.replace('：将', '：已')}</p>
            {month !== null && (
              <ul className={styles.ways}>
                <li>
                  <Link to={`/daily/attendance?month=${month}`}>查看{formatMonthLong(month)}的考勤</Link>
                </li>
                <li>
                  <Link to={`/daily/attendance?month=${month}&recorded=no`}>查看还没有登记的人</Link>
                </li>
              </ul>
            )}
          </>
        )}
        {(stopped || job.error !== null || written) && (
          <div className={styles.buttons}>
            {stopped && <Button onClick={() => dispatch({ kind: 'step', step: 'check' })}>回到检查</Button>}
            {written &&
              left.map((sheet) => (
                <Button key={sheet.name} onClick={() => dispatch({ kind: 'sheet', sheet: sheet.name })}>
                  继续导入“{sheet.name}”
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
