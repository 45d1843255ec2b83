import { useQueryClient } from '@tanstack/react-query';
import type { Dispatch } from 'react';
import { Link } from 'react-router';
import type { CycleDetail } from '#shared/contract/assessment-cycle.ts';
import { client, orpc } from '../../../app/client.ts';
import styles from '../../../components/import/import.module.css';
import type { Check } from '../../../components/import/use-check.ts';
import { WriteStep as ImportWriteStep, type WritePlan } from '../../../components/import/write-step.tsx';
import {
  type ImportAction,
  type ImportState,
  importConsequence,
  obstacleOf,
  type Preview,
  scoreImport,
  selectionOf,
} from './import-state.ts';

interface WriteStepProps {
  readonly cycle: CycleDetail;
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
  readonly check: Check<Preview>;
}

function planOf(state: ImportState, scorers: number, preview: Preview | null): WritePlan | null {
  const selection = selectionOf(state, scorers);
  if (!preview || !selection) return null;
  return {
    title: `写入“${selection.sheet}”的评分`,
    consequence: importConsequence(preview),
    obstacle: obstacleOf(state, scorers, preview),
    before: null,
    commit: () => client.assessment.commitScoreImport(selection),
  };
}

/** Writes the sheet into the records, all of it or nothing. */
export function WriteStep({ cycle, state, dispatch, check }: WriteStepProps) {
  const queryClient = useQueryClient();
  return (
    <ImportWriteStep
      state={state}
      dispatch={dispatch}
      error={check.error}
      plan={planOf(state, cycle.settings.scorers.length, check.checked)}
      target="评分"
      trace="覆盖前的评分留在变更记录里"
      left={scoreImport.sheetsLeft(state)}
      onEnd={() => void queryClient.invalidateQueries({ queryKey: orpc.assessment.key() })}
    >
      <p className={styles.consequence}>{state.announced.replace('将', '已')}</p>
      <ul className={styles.ways}>
        <li>
          <Link to={`/assessment/${cycle.id}/people`}>查看考核对象</Link>
        </li>
      </ul>
    </ImportWriteStep>
  );
}
