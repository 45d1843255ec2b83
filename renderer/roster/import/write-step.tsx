import { Alert, Button, Checkbox, Skeleton } from 'antd';
import { type Dispatch, useState } from 'react';
import { client } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { importKindLabels } from '../../app/words.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Panel } from '../../components/page.tsx';
import styles from './import.module.css';
import {
  type ImportAction,
  type ImportState,
  type Preview,
  selectionOf,
  sheetOf,
  unitDecisionsOf,
} from './import-state.ts';
import { importConsequence } from './import-words.ts';
import { obstacleOf } from './obstacles.ts';
import { WriteJob } from './write-job.tsx';

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
      dispatch({ kind: 'started', jobId, announced: consequence });
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
          全部写入或一行也不写入；写入的每一项都记入变更记录。写入时可以取消，也可以先去看别的页面，回到这里看结果。
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
