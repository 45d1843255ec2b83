import { client, orpc } from '../../../app/client.ts';
import { ImportFrame } from '../../../components/import/import-frame.tsx';
import { useCheck } from '../../../components/import/use-check.ts';
import { importHook } from '../../../components/import/use-import.ts';
import { CheckStep } from './check-step.tsx';
import { FileStep } from './file-step.tsx';
import { attendanceImport, obstacleOf, selectionOf } from './import-state.ts';
import { importSteps } from './import-words.ts';
import { WriteStep } from './write-step.tsx';

const crumbs = [{ label: '日常管理' }, { label: '考勤', to: '/daily/attendance' }];
const useImport = importHook(attendanceImport);

/** 导入考勤表: three steps from a township's sheet to the month. Nothing is written before the last one. */
export function ImportPage() {
  const [state, dispatch] = useImport();
  const selection = selectionOf(state);
  const check = useCheck({
    state,
    selection,
    queryKey: orpc.presence.previewAttendanceImport.key(),
    check: client.presence.previewAttendanceImport,
  });
  return (
    <ImportFrame
      title="导入考勤表"
      crumbs={crumbs}
      steps={importSteps}
      state={state}
      dispatch={dispatch}
      obstacle={check.obstacle ?? obstacleOf(state, check.checked)}
    >
      {state.step === 'file' && <FileStep state={state} dispatch={dispatch} />}
      {state.step === 'check' && selection && <CheckStep month={selection.month} check={check} />}
      {state.step === 'write' && <WriteStep state={state} dispatch={dispatch} check={check} />}
    </ImportFrame>
  );
}
