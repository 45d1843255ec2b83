import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { LeaveDetail } from '#shared/contract/presence-leave.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { permissions } from '#shared/permissions.ts';
import { formatHalfDay } from '#shared/presence/leave-length.ts';
import { leaveStateLabels, roleLabels } from '#shared/vocabulary.ts';
import { useAllowed } from '../../app/session.tsx';
import { useRefresh } from '../records/parts/use-refresh.ts';
import { DecideForm } from './decide-form.tsx';
import styles from './leave.module.css';
import { type LeaveStep, stepLabel, stepsOf } from './leave-steps.ts';
import { PaperForm } from './paper-form.tsx';
import { ReturnForm } from './return-form.tsx';
import { SubstituteForm } from './substitute-form.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

const forms = {
  decide: DecideForm,
  return: ReturnForm,
  paper: PaperForm,
  substitute: SubstituteForm,
  withdraw: WithdrawForm,
} as const;

interface LeaveStepsProps {
  readonly detail: LeaveDetail;
  readonly today: BusinessDate;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onReload: () => Promise<LeaveDetail | undefined>;
}

/** What the leave waits for, and the forms for everything that can be recorded now; what was typed in each stays. */
export function LeaveSteps({ detail, today, onUnsaved, onReload }: LeaveStepsProps) {
  const mayRecord = useAllowed('presence.decideLeave');
  const refresh = useRefresh();
  const { leave } = detail;
  const { due, open } = stepsOf(leave);
  const [chosen, setChosen] = useState<LeaveStep | null>(null);
  const typedIn = useRef(new Set<LeaveStep>());
  const [notice, setNotice] = useState<{ step: LeaveStep; sentence: string } | null>(null);
  const shown = chosen !== null && open.includes(chosen) ? chosen : due;

  function mark(step: LeaveStep, unsaved: boolean) {
    if (unsaved) typedIn.current.add(step);
    else typedIn.current.delete(step);
    onUnsaved(typedIn.current.size > 0);
  }

  async function done() {
    setNotice(null);
    setChosen(null);
    await refresh();
  }

  async function conflict(step: LeaveStep): Promise<string> {
    const latest = await onReload();
    const state = latest ? leaveStateLabels[latest.leave.state] : '有变化';
    const gone = latest !== undefined && !stepsOf(latest.leave).open.includes(step);
    // Where the step is no longer possible its form goes, and the sentence stays; else the form stays open.
    if (gone) mark(step, false);
    const way = gone ? '这一步已经不能再登记。' : '请对照最新情况，仍然要登记的，再保存一次。';
    const sentence = `这次请假刚刚被别人改动过，现在是“${state}”，您填写的内容没有保存。${way}`;
    setNotice({ step, sentence });
    setChosen(step);
    return sentence;
  }

  return (
    <section className={styles.part} aria-label="下一步">
      <h2>下一步</h2>
      <p>{sentenceOf(detail)}</p>
      {notice !== null && !open.includes(notice.step) && (
        <p className={styles.notice} role="alert">
          {notice.sentence}
        </p>
      )}
      {!mayRecord && open.length > 0 && <p className={styles.hint}>{whose()}</p>}
      {mayRecord && (
        <>
          {open.length > 0 && (
            <div className={styles.steps}>
              {open.map((step) => (
                <Button
                  key={step}
                  aria-expanded={step === shown}
                  className={(step === shown ? styles.chosen : '') ?? ''}
                  onClick={() => setChosen(step === shown && step !== due ? null : step)}
                >
                  {stepLabel(step, leave)}
                </Button>
              ))}
            </div>
          )}
          {open.map((step) => {
            const Form = forms[step];
            return (
              <div key={step} hidden={step !== shown} className={styles.step}>
                <Form
                  detail={detail}
                  today={today}
                  active={step === shown}
                  onUnsaved={(unsaved) => mark(step, unsaved)}
                  onDone={done}
                  onConflict={() => conflict(step)}
                />
              </div>
            );
          })}
        </>
      )}
    </section>
  );
}

function whose(): string {
  const access = permissions['presence.decideLeave'];
  const roles = typeof access === 'string' ? [] : access.map((role) => roleLabels[role]);
  return `由${roles.join('、')}登记。`;
}

/** What the leave waits for, in a sentence. */
function sentenceOf({ leave, expectedBack, reasoning }: LeaveDetail): string {
  const back = `应于${formatHalfDay(expectedBack.date, expectedBack.half)}返岗`;
  switch (leave.state) {
    case 'requested':
      return `等待${reasoning.requiredOrgan ?? '批准单位'}审批，审批后在这里登记。`;
    case 'approved':
      return leave.returnOverdue ? `${back}，假期已过，还没有销假。` : `已批准，${back}，返岗后在这里销假。`;
    case 'returned':
      return stepsOf(leave).due === 'paper' ? '已销假，书面手续还没有补办。' : '已销假，手续齐全。';
    case 'refused':
      return '没有获得批准，不占用时间。需要请假的，重新登记。';
    case 'withdrawn':
      return '已撤回，不占用时间。';
  }
}
