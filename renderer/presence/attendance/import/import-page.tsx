import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Steps } from 'antd';
import { client, orpc } from '../../../app/client.ts';
import { Page, PageHeader } from '../../../components/page.tsx';
import styles from '../../../roster/import/import.module.css';
import { CheckStep } from './check-step.tsx';
import { FileStep } from './file-step.tsx';
import { importSteps, obstacleOf, selectionOf } from './import-state.ts';
import { importStepTitles } from './import-words.ts';
import { useImport } from './use-import.ts';
import { WriteStep } from './write-step.tsx';

const crumbs = [{ label: '日常管理' }, { label: '考勤', to: '/daily/attendance' }];

/** 导入考勤表: three steps from a township's sheet to the month. Nothing is written before the last one. */
export function ImportPage() {
  const [state, dispatch] = useImport();
  const selection = selectionOf(state);
  const checking = state.step !== 'file';
  const preview = useQuery({
    queryKey: [...orpc.presence.previewAttendanceImport.key(), selection],
    queryFn: ({ signal }) =>
      selection ? client.presence.previewAttendanceImport(selection, { signal }) : null,
    enabled: selection !== null && checking && state.jobId === null,
    // Attendance may have changed since: what is shown is always checked anew.
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
  const checked = preview.isPlaceholderData || preview.error ? null : (preview.data ?? null);

  const at = importSteps.indexOf(state.step);
  const previous = importSteps[at - 1];
  const next = importSteps[at + 1];
  const obstacle = checking && preview.error ? '检查没有完成，请重试' : obstacleOf(state, checked);
  const running = state.jobId !== null;

  return (
    <Page>
      <PageHeader
        title="导入考勤表"
        crumbs={crumbs}
        extra={
          !running && (
            <>
              {obstacle !== null && next !== undefined && <span className={styles.obstacle}>{obstacle}</span>}
              {previous && <Button onClick={() => dispatch({ kind: 'step', step: previous })}>上一步</Button>}
            </>
          )
        }
        action={
          next && (
            <Button
              type="primary"
              disabled={obstacle !== null}
              onClick={() => dispatch({ kind: 'step', step: next })}
            >
              下一步：{importStepTitles[next]}
            </Button>
          )
        }
      />
      <Steps
        className={styles.steps ?? ''}
        size="small"
        current={at}
        items={importSteps.map((step, index) => ({
          key: step,
          title: importStepTitles[step],
          disabled: running || index >= at,
        }))}
        onChange={(index) => {
          const step = importSteps[index];
          if (step && index < at && !running) dispatch({ kind: 'step', step });
        }}
      />
      {state.step === 'file' && <FileStep state={state} dispatch={dispatch} />}
      {state.step === 'check' && selection && (
        <CheckStep
          month={selection.month}
          preview={checked}
          error={preview.error}
          onRetry={() => void preview.refetch()}
        />
      )}
      {state.step === 'write' && (
        <WriteStep state={state} dispatch={dispatch} preview={checked} error={preview.error} />
      )}
    </Page>
  );
}
