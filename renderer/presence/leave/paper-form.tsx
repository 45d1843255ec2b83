import { Form } from 'antd';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import { client } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { EntryForm } from '../records/parts/entry-form.tsx';
import { reportedByLabels } from './leave-words.ts';
import type { StepFormProps } from './step-form.types.ts';

interface PaperValues {
  paperOn: BusinessDate | null;
}

/** The paper that follows a leave by telephone or message. */
export function PaperForm({
  detail: { leave },
  today,
  active,
  onUnsaved,
  onDone,
  onConflict,
}: StepFormProps) {
  const [form] = Form.useForm<PaperValues>();

  async function submit({ paperOn }: PaperValues) {
    await client.presence.recordLeavePaper({
      id: leave.id,
      revision: leave.revision,
      paperOn: businessDateSchema.parse(paperOn),
    });
    onUnsaved(false);
    await onDone();
  }

  return (
    <EntryForm<PaperValues>
      form={form}
      label="登记补办手续"
      active={active}
      confirm="登记补办"
      initial={{ paperOn: today }}
      submit={submit}
      onConflict={onConflict}
      onUnsaved={onUnsaved}
    >
      <Form.Item
        name="paperOn"
        label="书面手续的日期"
        required
        rules={[{ required: true, message: '请填写书面手续的日期，如 20260305' }]}
        validateTrigger="onBlur"
        extra={`这次请假先由${reportedByLabels[leave.reportedBy]}，书面手续随后补办。`}
      >
        <DateField />
      </Form.Item>
    </EntryForm>
  );
}
