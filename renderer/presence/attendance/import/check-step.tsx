import type { Month } from '#shared/dates.ts';
import { CheckStep as ImportCheckStep } from '../../../components/import/check-step.tsx';
import type { Check } from '../../../components/import/use-check.ts';
import { Panel } from '../../../components/page.tsx';
import type { Preview } from './import-state.ts';
import { importConsequence } from './import-words.ts';
import { SampleTable } from './sample-table.tsx';

interface CheckStepProps {
  readonly month: Month;
  readonly check: Check<Preview>;
}

/** What was found, and the first rows as they were read. */
export function CheckStep({ month, check }: CheckStepProps) {
  return (
    <ImportCheckStep
      check={check}
      outlook={(preview) => ({
        words: importConsequence(month, preview),
        attention: preview.overwritten > 0,
      })}
    >
      {({ sample }) =>
        sample.length > 0 && (
          <Panel title={`读出来的样子（前 ${sample.length} 行）`}>
            <SampleTable month={month} rows={sample} />
          </Panel>
        )
      }
    </ImportCheckStep>
  );
}
