import { useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Nomination } from '#shared/contract/roster-lifecycle.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { Panel } from '../../components/page.tsx';
import { StepForm, type StepRecord } from '../procedure/step-form.tsx';
import { nextOf } from '../procedure/step-words.ts';
import { ExtraStep, StepsLine } from '../procedure/steps-line.tsx';
import { ArriveForm } from './arrive-form.tsx';
import styles from './nomination.module.css';
import { stepConsequence } from './nomination-words.ts';

interface StepsPanelProps {
  readonly nomination: Nomination;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/** 选派程序: the steps from the proposal to the post, with the next one's form in place. */
export function StepsPanel({ nomination, onUnsaved }: StepsPanelProps) {
  const mayRecord = useAllowed('roster.recordNominationStep');
  const { posting, state, closingReason, direct } = nomination;
  return (
    <Panel title="选派程序">
      {closingReason !== null && (
        <Alert
          className={styles.closing ?? ''}
          type={state === 'refused' ? 'error' : 'info'}
          title={state === 'refused' ? `未通过：${closingReason}` : `已撤回：${closingReason}`}
        />
      )}
      {direct ? (
        <p className={styles.hint}>
          没有办理选派程序，人员是直接安排到岗的。
          <Link to={`/roster?posting=${posting.id}`}>查看派驻记录</Link>
        </p>
      ) : (
        <StepsLine
          procedure={nomination}
          next={
            mayRecord ? (
              <NextStep nomination={nomination} onUnsaved={onUnsaved} />
            ) : (
              <p className={styles.hint}>由管理员、档案员登记。</p>
            )
          }
          after={<Arrival nomination={nomination} onUnsaved={onUnsaved} />}
        />
      )}
    </Panel>
  );
}

function NextStep({ nomination, onUnsaved }: StepsPanelProps) {
  const queryClient = useQueryClient();
  // After a step of one's own the form starts afresh for the next one.
  const [turn, setTurn] = useState(0);
  const step = nextOf(nomination);
  if (!step) return null;
  const { id, revision, posting, preCheck, preCheckFrozen, checkBeforeStep } = nomination;
  const guards = !preCheckFrozen && checkBeforeStep === step.code;

  async function record({ overrideReason, ...values }: StepRecord) {
    await client.roster.recordNominationStep({ id, revision, ...values, overrideReason });
    setTurn((count) => count + 1);
    await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
  }

  async function takeLatest() {
    await queryClient.invalidateQueries({ queryKey: orpc.roster.getNomination.key() });
    return '这次提名刚刚被别人改动过，已载入最新情况。您填写的内容还在，请核对后再次登记。';
  }

  return (
    <StepForm
      key={turn}
      step={step}
      unit={{ id: posting.unitId, name: posting.unitName }}
      consequence={(outcome) => stepConsequence(nomination, outcome)}
      inTheWay={guards && <InTheWay nomination={nomination} />}
      asksOverride={guards && preCheck.verdict === 'needs_reason'}
      onRecord={record}
      onConflict={takeLatest}
      onUnsaved={onUnsaved}
    />
  );
}

/** What of the pre-check still stands in the way of the step, before one tries. */
function InTheWay({ nomination: { preCheck } }: { readonly nomination: Nomination }) {
  if (preCheck.verdict === 'clear' || preCheck.verdict === 'needs_reason') return null;
  const wanted = preCheck.verdict === 'barred' ? 'failed' : 'not_known';
  const items = preCheck.items.filter(
    ({ strength, outcome }) => strength === 'required' && outcome === wanted,
  );
  const barred = preCheck.verdict === 'barred';
  return (
    <div className={barred ? `${styles.inTheWay} ${styles.barred}` : styles.inTheWay}>
      {barred ? '有必须具备的条件不符合，登记通过会被拒绝：' : '还有必须具备的条件没有核实：'}
      <ul>
        {items.map(({ code, title }) => (
          <li key={code}>{title}</li>
        ))}
      </ul>
    </div>
  );
}

function Arrival({ nomination, onUnsaved }: StepsPanelProps) {
  const mayArrive = useAllowed('roster.arrive');
  const { state, posting } = nomination;
  if (state === 'posted') {
    return (
      <ExtraStep title="到岗" place="passed" words={posting.startDate ?? ''}>
        <p className={styles.hint}>
          <Link to={`/roster?posting=${posting.id}`}>查看派驻记录</Link>
        </p>
      </ExtraStep>
    );
  }
  if (state !== 'filed') return <ExtraStep title="到岗" place="later" words="未到" />;
  return (
    <ExtraStep title="到岗" place="next" words="下一步">
      {mayArrive ? (
        <ArriveForm nomination={nomination} onUnsaved={onUnsaved} />
      ) : (
        <p className={styles.hint}>由管理员、档案员登记。</p>
      )}
    </ExtraStep>
  );
}
