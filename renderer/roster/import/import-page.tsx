import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Steps } from 'antd';
import { client, orpc } from '../../app/client.ts';
import { Page, PageHeader } from '../../components/page.tsx';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import styles from './import.module.css';
import { importSteps, selectionOf } from './import-state.ts';
import { importStepTitles } from './import-words.ts';
import { obstacleOf } from './obstacles.ts';
import { useImport } from './use-import.ts';
import { WriteStep } from './write-step.tsx';

const crumbs = [{ label: '台账', to: '/roster' }];

/** 导入: four steps from a file to the roster. Nothing is written before the last one. */
export function ImportPage() {
  const [state, dispatch] = useImport();
  const selection = selectionOf(state);
  const checking = state.step === 'check' || state.step === 'write';
  const preview = useQuery({
    queryKey: [...orpc.roster.previewImport.key(), selection],
    queryFn: ({ signal }) => (selection ? client.roster.previewImport(selection, { signal }) : null),
    enabled: selection !== null && checking && state.jobId === null,
    // The roster may have changed since: what is shown is always checked anew.
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
        title="导入名册"
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
      {state.step === 'columns' && <ColumnsStep state={state} dispatch={dispatch} />}
      {state.step === 'check' && (
        <CheckStep
          state={state}
          dispatch={dispatch}
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
