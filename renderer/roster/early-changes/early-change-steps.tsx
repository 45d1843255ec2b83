import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PostingRow } from '#shared/contract/roster.ts';
import type { EarlyChange } from '#shared/contract/roster-lifecycle.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { StepForm, type StepRecord } from '../procedure/step-form.tsx';
import { nextOf } from '../procedure/step-words.ts';
import { ExtraStep, StepsLine } from '../procedure/steps-line.tsx';
import styles from './early-change.module.css';
import { changeStepConsequence } from './early-change-words.ts';

interface EarlyChangeStepsProps {
  readonly change: EarlyChange;
  readonly posting: PostingRow;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/** The organs that an early change passes, with the next one's form in place, and the end that follows. */
export function EarlyChangeSteps({ change, posting, onUnsaved }: EarlyChangeStepsProps) {
  const mayRecord = useAllowed('roster.recordEarlyChangeStep');
  return (
    <StepsLine
      procedure={change}
      next={
        mayRecord ? (
          <NextStep change={change} posting={posting} onUnsaved={onUnsaved} />
        ) : (
          <p className={styles.hint}>由管理员、档案员登记。</p>
        )
      }
      after={<End change={change} posting={posting} />}
    />
  );
}

function NextStep({ change, posting, onUnsaved }: EarlyChangeStepsProps) {
  const queryClient = useQueryClient();
  const [turn, setTurn] = useState(0);
  const step = nextOf(change);
  if (!step) return null;

  async function record({ overrideReason: _, ...values }: StepRecord) {
    await client.roster.recordEarlyChangeStep({ id: change.id, revision: change.revision, ...values });
    setTurn((count) => count + 1);
    await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
  }

  async function takeLatest() {
    await queryClient.invalidateQueries({ queryKey: orpc.roster.getEarlyChange.key() });
    return '这次个别调整刚刚被别人改动过，已载入最新情况。您填写的内容还在，请核对后再次登记。';
  }

  return (
    <StepForm
      key={turn}
      step={step}
      unit={{ id: posting.unitId, name: posting.unitName }}
      consequence={(outcome) => changeStepConsequence(change, outcome, posting.personName ?? '')}
      onRecord={record}
      onConflict={takeLatest}
      onUnsaved={onUnsaved}
    />
  );
}

function End({ change, posting }: Pick<EarlyChangeStepsProps, 'change' | 'posting'>) {
  if (change.state === 'carried_out')
    return <ExtraStep title="离岗" place="passed" words={posting.endDate ?? ''} />;
  if (change.state !== 'approved') return <ExtraStep title="离岗" place="later" words="未到" />;
  return (
    <ExtraStep title="离岗" place="next" words="下一步">
      <p className={styles.hint}>已批准。办好交接后，用右上角的“登记离岗”登记。</p>
    </ExtraStep>
  );
}
