import { useQueryClient } from '@tanstack/react-query';
import type { Dispatch } from 'react';
import { client, orpc } from '../../app/client.ts';
import { importKindLabels } from '../../app/words.ts';
import type { Check } from '../../components/import/use-check.ts';
import { WriteStep as ImportWriteStep, type WritePlan } from '../../components/import/write-step.tsx';
import { ImportResult } from './import-result.tsx';
import {
  type ImportAction,
  type ImportState,
  type Preview,
  rosterImport,
  selectionOf,
  unitDecisionsOf,
} from './import-state.ts';
import { beforeWords, importConsequence } from './import-words.ts';
import { obstacleOf } from './obstacles.ts';

interface WriteStepProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
  readonly check: Check<Preview>;
}

function planOf(state: ImportState, preview: Preview | null): WritePlan | null {
  const selection = selectionOf(state);
  if (!preview || !selection) return null;
  return {
    title: `写入${importKindLabels[selection.kind]}“${selection.sheet}”`,
    consequence: importConsequence(state, preview),
    obstacle: obstacleOf(state, preview),
    before: beforeWords(state),
    commit: () =>
      client.roster.commitImport({
        ...selection,
        unitDecisions: unitDecisionsOf(state, preview),
        again: state.again,
      }),
  };
}

/** Writes the sheet to the roster. */
export function WriteStep({ state, dispatch, check }: WriteStepProps) {
  const queryClient = useQueryClient();
  return (
    <ImportWriteStep
      state={state}
      dispatch={dispatch}
      error={check.error}
      plan={planOf(state, check.checked)}
      target="台账"
      trace="写入的每一项都记入变更记录"
      left={rosterImport.sheetsLeft(state)}
      remark={(sheet) => `（${importKindLabels[state.choices[sheet.name]?.kind ?? sheet.kind]}）`}
      onEnd={() => void queryClient.invalidateQueries({ queryKey: orpc.roster.key() })}
    >
      <ImportResult announced={state.announced} />
    </ImportWriteStep>
  );
}
