import type { Dispatch } from 'react';
import { CheckStep as ImportCheckStep } from '../../components/import/check-step.tsx';
import { choiceOf } from '../../components/import/import-machine.ts';
import type { Check } from '../../components/import/use-check.ts';
import { Panel } from '../../components/page.tsx';
import {
  decided,
  type ImportAction,
  type ImportState,
  openQuestions,
  type Preview,
  undecided,
} from './import-state.ts';
import { importConsequence } from './import-words.ts';
import { SampleTable } from './sample-table.tsx';
import { UnitQuestions } from './unit-questions.tsx';

interface CheckStepProps {
  readonly state: ImportState;
  readonly dispatch: Dispatch<ImportAction>;
  readonly check: Check<Preview>;
}

/** What was found, the questions about unit names, and the first rows. */
export function CheckStep({ state, dispatch, check }: CheckStepProps) {
  const openIn = (preview: Preview) => openQuestions(state, preview).length;
  return (
    <ImportCheckStep
      check={check}
      outlook={(preview) => ({
        words: importConsequence(state, preview),
        attention: openIn(preview) > 0,
      })}
    >
      {(preview) => (
        <>
          {preview.unitQuestions.length > 0 && (
            <Panel
              title={`派出单位名称核对（共 ${preview.unitQuestions.length} 个，待核对 ${openIn(preview)} 个）`}
            >
              <UnitQuestions
                questions={preview.unitQuestions}
                decisions={choiceOf(state)?.decisions ?? {}}
                onDecide={(decisions) => dispatch(decided(decisions))}
                onClear={() => dispatch(undecided)}
              />
            </Panel>
          )}
          {preview.problemCount.errors === 0 && preview.sample.length > 0 && (
            <Panel title={`写入后的样子（前 ${preview.sample.length} 行）`}>
              <SampleTable rows={preview.sample} kind={choiceOf(state)?.kind ?? 'roster'} />
            </Panel>
          )}
        </>
      )}
    </ImportCheckStep>
  );
}
