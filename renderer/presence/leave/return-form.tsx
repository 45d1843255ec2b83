import { Form, Segmented } from 'antd';
import type { Half } from '#shared/contract/presence-leave.ts';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import { client } from '../../app/client.ts';
import { optionsOf } from '../../components/choice.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import { DayField } from '../records/parts/entry-fields.tsx';
import { EntryForm } from '../records/parts/entry-form.tsx';
import styles from './leave.module.css';
import { halfLabels } from './leave-words.ts';
import { describeReturn } from './return-words.ts';
import type { StepFormProps } from './step-form.types.ts';

interface ReturnValues {
  returnedOn: BusinessDate | null;
  returnedHalf: Half;
}

/** 销假: from which half day the person is back, and what that means, said while it is typed. */
export function ReturnForm({ detail, today, active, onUnsaved, onDone, onConflict }: StepFormProps) {
  const [form] = Form.useForm<ReturnValues>();
  const { leave, expectedBack } = detail;
  const on = Form.useWatch('returnedOn', form);
  const half = Form.useWatch('returnedHalf', form);
  const meaning = on && half ? describeReturn(leave, expectedBack, on, half) : null;

  async function submit({ returnedOn, returnedHalf }: ReturnValues) {
    await client.presence.returnLeave({
      id: leave.id,
      revision: leave.revision,
      returnedOn: businessDateSchema.parse(returnedOn),
      returnedHalf,
    });
    onUnsaved(false);
    await onDone();
  }

  return (
    <EntryForm<ReturnValues>
      form={form}
      label="登记销假"
      active={active}
      confirm={leave.state === 'returned' ? '更正销假' : '登记销假'}
      initial={{
        returnedOn: leave.returnedOn ?? (expectedBack.date <= today ? expectedBack.date : today),
        returnedHalf: leave.returnedHalf ?? expectedBack.half,
      }}
      submit={submit}
      onConflict={onConflict}
      onUnsaved={onUnsaved}
    >
      <FieldPair>
        <DayField name="returnedOn" label="返岗日期" />
        <Form.Item name="returnedHalf" label="从">
          <Segmented aria-label="从上午还是下午返岗" options={optionsOf(['am', 'pm'], halfLabels)} />
        </Form.Item>
      </FieldPair>
      <p className={`${styles.meaning} ${(meaning && styles[meaning.kind]) ?? ''}`} role="status">
        {meaning?.sentence}
      </p>
    </EntryForm>
  );
}
