import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import type { CycleDetail } from '#shared/contract/assessment-cycle.ts';
import { cycleIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../../app/client.ts';
import { useAddressId } from '../../../app/use-address-id.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { CheckStep } from '../../../components/import/check-step.tsx';
import { ImportFrame } from '../../../components/import/import-frame.tsx';
import { sheetOf } from '../../../components/import/import-machine.ts';
import { commonSteps } from '../../../components/import/import-words.ts';
import { useCheck } from '../../../components/import/use-check.ts';
import { importHook } from '../../../components/import/use-import.ts';
import { Page, PageHeader, Panel } from '../../../components/page.tsx';
import { FileStep } from './file-step.tsx';
import { importConsequence, obstacleOf, scoreImport, selectionOf } from './import-state.ts';
import { SampleTable } from './sample-table.tsx';
import { WriteStep } from './write-step.tsx';

const useImport = importHook(scoreImport);
const steps = [commonSteps.file, commonSteps.check, commonSteps.write];
const title = '导入评分表';

const crumbsOf = (cycle: CycleDetail) => [
  { label: '考核', to: '/assessment' },
  { label: cycle.title, to: `/assessment/${cycle.id}` },
  { label: '考核对象', to: `/assessment/${cycle.id}/people` },
];

/** 导入评分表: three steps from a filled-in score sheet to the records. Nothing is written before the last one. */
export function ScoreImportPage() {
  const id = useAddressId('cycleId', cycleIdSchema);
  const cycle = useQuery(orpc.assessment.getCycle.queryOptions({ input: { id } }));
  if (cycle.data) return <ScoreImport key={id} cycle={cycle.data} />;
  return (
    <Page>
      <PageHeader title={title} crumbs={[{ label: '考核', to: '/assessment' }]} />
      <ErrorMessage title="这次考核没有载入" error={cycle.error} onRetry={() => void cycle.refetch()} />
      {cycle.isPending && <Skeleton active />}
    </Page>
  );
}

function ScoreImport({ cycle }: { readonly cycle: CycleDetail }) {
  const [state, dispatch] = useImport();
  // A file that was left behind in another cycle is not imported into this one.
  const stranger = (sheetOf(state)?.cycleId ?? cycle.id) !== cycle.id;
  useEffect(() => {
    if (stranger) dispatch({ kind: 'discarded' });
  }, [stranger, dispatch]);

  const { scorers } = cycle.settings;
  const selection = stranger ? null : selectionOf(state, scorers.length);
  const check = useCheck({
    state,
    selection,
    queryKey: orpc.assessment.previewScoreImport.key(),
    check: client.assessment.previewScoreImport,
  });
  if (stranger) return null;
  return (
    <ImportFrame
      title={title}
      crumbs={crumbsOf(cycle)}
      steps={steps}
      state={state}
      dispatch={dispatch}
      obstacle={check.obstacle ?? obstacleOf(state, scorers.length, check.checked)}
    >
      {state.step === 'file' && <FileStep cycle={cycle} state={state} dispatch={dispatch} />}
      {state.step === 'check' && selection && (
        <CheckStep
          check={check}
          outlook={(preview) => ({ words: importConsequence(preview), attention: preview.overwritten > 0 })}
        >
          {({ sample }) =>
            sample.length > 0 && (
              <Panel title={`读出来的样子（前 ${sample.length} 行）`}>
                <SampleTable rows={sample} />
              </Panel>
            )
          }
        </CheckStep>
      )}
      {state.step === 'write' && <WriteStep cycle={cycle} state={state} dispatch={dispatch} check={check} />}
    </ImportFrame>
  );
}
