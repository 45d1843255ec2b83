import { useQueryClient } from '@tanstack/react-query';
import type { Dispatch } from 'react';
import { Link } from 'react-router';
import { formatMonthLong, type Month } from '#shared/dates.ts';
import { client, orpc } from '../../../app/client.ts';
import styles from '../../../components/import/import.module.css';
import type { Check } from '../../../components/import/use-check.ts';
import { WriteStep as ImportWriteStep, type WritePlan } from '../../../components/import/write-step.tsx';
import {
  attendanceImport,
  type ImportAction,
  type ImportState,
  obstacleOf,
  type Preview,
  selectionOf,
} from './import-state.ts';
import { beforeWords, importConsequence } from './import-words.ts';

interface WriteStepProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
  readonly check: Check<Preview>;
}

function planOf(state: ImportState, preview: Preview | null): WritePlan | null {
  const selection = selectionOf(state);
  if (!preview || !selection) return null;
  return {
    title: `写入${formatMonthLong(selection.month)}考勤`,
    consequence: importConsequence(selection.month, preview),
    obstacle: obstacleOf(state, preview),
    before: beforeWords(state),
    commit: () => client.presence.commitAttendanceImport({ ...selection, again: state.again }),
  };
}

/** Writes the sheet to the month it is for. */
export function WriteStep({ state, dispatch, check }: WriteStepProps) {
  const queryClient = useQueryClient();

  function refresh() {
    // Months that were looked at before must not be seen once more as they were.
    queryClient.removeQueries({ queryKey: orpc.presence.listAttendance.key() });
    void queryClient.invalidateQueries({ queryKey: orpc.presence.key() });
    void queryClient.invalidateQueries({ queryKey: orpc.recall.key() });
  }

  const month = selectionOf(state)?.month;
  return (
    <ImportWriteStep
      state={state}
      dispatch={dispatch}
      error={check.error}
      plan={planOf(state, check.checked)}
      target="考勤"
      trace="覆盖前的内容留在变更记录里"
      left={attendanceImport.sheetsLeft(state)}
      onEnd={refresh}
    >
      <p className={styles.consequence}>{state.announced.replace('：将', '：已')}</p>
      {month !== undefined && <Ways month={month} />}
    </ImportWriteStep>
  );
}

/** Where to go on after the month has been written. */
function Ways({ month }: { readonly month: Month }) {
  return (
    <ul className={styles.ways}>
      <li>
        <Link to={`/daily/attendance?month=${month}`}>查看{formatMonthLong(month)}的考勤</Link>
      </li>
      <li>
        <Link to={`/daily/attendance?month=${month}&recorded=no`}>查看还没有登记的人</Link>
      </li>
    </ul>
  );
}
