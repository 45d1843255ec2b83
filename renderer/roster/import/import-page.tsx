import { client, orpc } from '../../app/client.ts';
import { ImportFrame } from '../../components/import/import-frame.tsx';
import { useCheck } from '../../components/import/use-check.ts';
import { importHook } from '../../components/import/use-import.ts';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import { rosterImport, selectionOf } from './import-state.ts';
import { importSteps } from './import-words.ts';
import { obstacleOf } from './obstacles.ts';
import { WriteStep } from './write-step.tsx';

const crumbs = [{ label: '台账', to: '/roster' }];
const useImport = importHook(rosterImport);

/** 导入: four steps from a file to the roster. Nothing is written before the last one. */
export function ImportPage() {
  const [state, dispatch] = useImport();
  const check = useCheck({
    state,
    selection: selectionOf(state),
    queryKey: orpc.roster.previewImport.key(),
    check: client.roster.previewImport,
  });
  return (
    <ImportFrame
      title="导入名册"
      crumbs={crumbs}
      steps={importSteps}
      state={state}
      dispatch={dispatch}
      obstacle={check.obstacle ?? obstacleOf(state, check.checked)}
    >
      {state.step === 'file' && <FileStep state={state} dispatch={dispatch} />}
      {state.step === 'columns' && <ColumnsStep state={state} dispatch={dispatch} />}
      {state.step === 'check' && <CheckStep state={state} dispatch={dispatch} check={check} />}
      {state.step === 'write' && <WriteStep state={state} dispatch={dispatch} check={check} />}
    </ImportFrame>
  );
}
