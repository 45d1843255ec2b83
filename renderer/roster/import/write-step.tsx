import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Skeleton } from 'antd';
import { type Dispatch, useState } from 'react';
import type { Job } from '#shared/contract/jobs.ts';
import { client, orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { JobProgress } from '../../components/job-progress.tsx';
import { Panel } from '../../components/page.tsx';
import styles from './import.module.css';
import { ImportResult } from './import-result.tsx';
import {
  type ImportAction,
  type ImportState,
  type Preview,
  selectionOf,
  sheetOf,
  unitDecisionsOf,
} from './import-state.ts';
import { importConsequence, importKindLabels } from './import-words.ts';
import { obstacleOf } from './obstacles.ts';

interface WriteStepProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
  readonly preview: Preview | null;
  readonly error: unknown;
}

/** Says in numbers what will happen, does it as a job, and shows how it ended. */
export function WriteStep({ state, dispatch, preview, error }: WriteStepProps) {
  const queryClient = useQueryClient();
  const [ended, setEnded] = useState<Job | null>(null);
  const [summary, setSummary] = useState('');
  const [starting, setStarting] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const selection = selectionOf(state);

  if (state.jobId !== null) {
    return (
      <Panel title={ended?.state === 'succeeded' ? '已写入台账' : '写入台账'}>
        <div className={styles.stack}>
          <JobProgress
            jobId={state.jobId}
            onEnd={(job) => {
              setEnded(job);
              if (job.state === 'succeeded') dispatch({ kind: 'written' });
              void queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
            }}
          />
          {ended?.state === 'succeeded' && (
            <ImportResult summary={summary} state={state} dispatch={dispatch} />
          )}
          {ended !== null && ended.state !== 'succeeded' && (
            <div className={styles.buttons}>
              <Button onClick={() => dispatch({ kind: 'step', step: 'check' })}>回到检查</Button>
              <Button onClick={() => dispatch({ kind: 'discarded' })}>换一个文件</Button>
            </div>
          )}
        </div>
      </Panel>
    );
  }

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
  const consequence = importConsequence(state, preview);
  const again = state.again;

  async function start(chosen: NonNullable<typeof selection>, checked: Preview) {
    setStarting(true);
    setRefusal(null);
    try {
      const { jobId } = await client.roster.commitImport({
        ...chosen,
        unitDecisions: unitDecisionsOf(state, checked),
        again,
      });
      setSummary(consequence);
      setEnded(null);
      dispatch({ kind: 'started', jobId });
    } catch (failure) {
      setRefusal(failure);
    } finally {
      setStarting(false);
    }
  }

  return (
    <Panel title={`写入${importKindLabels[selection.kind]}“${selection.sheet}”`}>
      <div className={styles.stack}>
        <p className={styles.consequence}>{consequence}</p>
        <p className={styles.hint}>
          全部写入或一行也不写入；写入的每一项都记入变更记录。写入时可以取消，也可以先去看别的页面。
        </p>
        {before && (
          <Alert
            type="warning"
            showIcon
            title={`同样内容的工作表 ${formatMinute(before.at)} 已由${before.by}导入过。`}
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
            onClick={() => void start(selection, preview)}
          >
            写入台账
          </Button>
        </div>
      </div>
    </Panel>
  );
}
