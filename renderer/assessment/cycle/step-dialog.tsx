import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { useId, useState } from 'react';
import type { CycleDetail, NextStep } from '#shared/contract/assessment-cycle.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { cycleStateLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import styles from './step-dialog.module.css';
import { stepWords } from './step-words.ts';

interface StepDialogProps {
  readonly cycle: CycleDetail;
  readonly step: NextStep;
  readonly onClose: () => void;
}

/** Confirms a step of the cycle: what follows from it, its day and document, and the reason where one is asked. */
export function StepDialog({ cycle, step, onClose }: StepDialogProps) {
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [onDate, setOnDate] = useState<BusinessDate | null>(businessDateOf(new Date()));
  const [documentNumber, setDocumentNumber] = useState('');
  const [dateId, numberId] = [useId(), useId()];
  const { direction, to, blockers, consequences } = step;
  const forward = direction === 'forward';
  const take = useMutation({
    mutationFn: (reason: string) => {
      const target = { id: cycle.id, revision: cycle.revision };
      switch (direction) {
        case 'forward':
          if (onDate === null) throw new Error('请填写日期。');
          return client.assessment.stepCycle({
            ...target,
            to,
            onDate,
            documentNumber: documentNumber.trim() || null,
            reason: reason || null,
          });
        case 'back':
          return client.assessment.stepCycleBack({ ...target, reason });
        case 'reopen':
          if (to !== 'review' && to !== 'scoring') throw new Error('只能重新开启到测评评分或等次评定。');
          return client.assessment.reopenCycle({ ...target, to, reason });
      }
    },
    onSuccess: (next) => {
      void queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
      message.success(`${next.title}已到“${cycleStateLabels[next.state]}”。`);
    },
  });
  return (
    <ReasonModal
      open
      title={stepWords(step)}
      confirm={stepWords(step)}
      grave={direction !== 'forward' || to === 'archived'}
      reason={!forward || blockers.length > 0}
      consequence={
        <ul className={styles.consequences}>
          {[...consequences, ...blockers.map((blocker) => blocker.message)].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {consequences.length + blockers.length === 0 && (
            <li>
              {cycle.title}将从“{cycleStateLabels[cycle.state]}”进入“{cycleStateLabels[to]}”。
            </li>
          )}
        </ul>
      }
      onConfirm={(reason) => take.mutateAsync(reason)}
      onClose={onClose}
    >
      {forward && (
        <div className={styles.fields}>
          <label htmlFor={dateId}>日期</label>
          <DateField id={dateId} value={onDate} onChange={setOnDate} />
          <label htmlFor={numberId}>文号（没有可不填）</label>
          <Input
            id={numberId}
            value={documentNumber}
            maxLength={60}
            onChange={(event) => setDocumentNumber(event.target.value)}
          />
        </div>
      )}
    </ReasonModal>
  );
}
