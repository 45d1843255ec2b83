import { Form } from 'antd';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import { client } from '../../app/client.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { DateField } from '../../components/date-field.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import { LineField } from '../records/parts/entry-fields.tsx';
import { EntryForm } from '../records/parts/entry-form.tsx';
import styles from './leave.module.css';
import type { StepFormProps } from './step-form.types.ts';

interface SubstituteValues {
  substitute: string;
  substituteFrom: BusinessDate | null;
}

/** Who stands in during a long leave, and since when. */
export function SubstituteForm({ detail, active, onUnsaved, onDone, onConflict }: StepFormProps) {
  const [form] = Form.useForm<SubstituteValues>();
  const { leave, reasoning } = detail;
  const { fromDays, ground } = reasoning.substitution;

  async function submit({ substitute, substituteFrom }: SubstituteValues) {
    await client.presence.arrangeSubstitute({
      id: leave.id,
      revision: leave.revision,
      substitute,
      substituteFrom: businessDateSchema.parse(substituteFrom),
    });
    onUnsaved(false);
    await onDone();
  }

  return (
    <EntryForm<SubstituteValues>
      form={form}
      label="安排接替"
      active={active}
      confirm="登记接替"
      initial={{
        substitute: leave.substitute ?? '',
        substituteFrom: leave.substituteFrom ?? leave.startDate,
      }}
      submit={submit}
      onConflict={onConflict}
      onUnsaved={onUnsaved}
    >
      {fromDays !== null && (
        <p className={styles.stepNote}>
          请假 {fromDays} 天以上的，须安排人员接替。{ground && <GroundChip ground={ground} />}
        </p>
      )}
      <FieldPair>
        <LineField name="substitute" label="接替人员" />
        <Form.Item
          name="substituteFrom"
          label="自哪天起"
          required
          rules={[{ required: true, message: '请填写接替开始的日期，如 20260305' }]}
          validateTrigger="onBlur"
        >
          <DateField />
        </Form.Item>
      </FieldPair>
    </EntryForm>
  );
}
