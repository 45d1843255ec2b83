import { Input } from 'antd';
import { useId, useState } from 'react';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { DateField } from '../../components/date-field.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import styles from './publicity.module.css';

interface DayDialogProps {
  readonly open: boolean;
  /** The step, on the title and on the button. */
  readonly title: string;
  readonly dayLabel: string;
  readonly consequence: string;
  /** Whether the document number of the letters is asked for. */
  readonly numbered?: boolean;
  readonly onConfirm: (day: BusinessDate, documentNumber: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Records something for many on one day. */
export function DayDialog(props: DayDialogProps) {
  const { open, title, dayLabel, consequence, numbered = false, onConfirm, onClose } = props;
  const [day, setDay] = useState<BusinessDate | null>(businessDateOf(new Date()));
  const [documentNumber, setDocumentNumber] = useState('');
  const [dayId, numberId] = [useId(), useId()];
  return (
    <ReasonModal
      open={open}
      reason={false}
      title={title}
      confirm={title}
      consequence={consequence}
      onConfirm={() => {
        if (day === null) throw new Error(`请填写${dayLabel}。`);
        return onConfirm(day, documentNumber);
      }}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <label htmlFor={dayId}>{dayLabel}</label>
        <DateField id={dayId} value={day} onChange={setDay} />
        {numbered && (
          <>
            <label htmlFor={numberId}>文号（没有可不填）</label>
            <Input
              id={numberId}
              value={documentNumber}
              maxLength={60}
              onChange={(event) => setDocumentNumber(event.target.value)}
            />
          </>
        )}
      </div>
    </ReasonModal>
  );
}
