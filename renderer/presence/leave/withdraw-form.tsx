import { Form, Input } from 'antd';
import { reasonSchema } from '#shared/text.ts';
import { client } from '../../app/client.ts';
import { ruleOf } from '../../roster/form-fields.ts';
import { EntryForm } from '../records/parts/entry-form.tsx';
import styles from './leave.module.css';
import type { StepFormProps } from './step-form.types.ts';

interface WithdrawValues {
  reason: string;
}

/** Takes back a leave that was asked for, or approved and not taken. */
export function WithdrawForm({ detail: { leave }, active, onUnsaved, onDone, onConflict }: StepFormProps) {
  const [form] = Form.useForm<WithdrawValues>();

  async function submit({ reason }: WithdrawValues) {
    await client.presence.withdrawLeave({ id: leave.id, revision: leave.revision, reason });
    onUnsaved(false);
    await onDone();
  }

  return (
    <EntryForm<WithdrawValues>
      form={form}
      label="撤回请假"
      active={active}
      confirm="撤回"
      grave
      initial={{ reason: '' }}
      submit={submit}
      onConflict={onConflict}
      onUnsaved={onUnsaved}
    >
      <p className={styles.stepNote}>
        {leave.state === 'approved'
          ? '撤回用于已经批准、没有休的假。已经休了一部分的，请改用销假。撤回后不能恢复，可以重新登记。'
          : '撤回后不能恢复，可以重新登记。'}
      </p>
      <Form.Item
        name="reason"
        label="理由"
        required
        rules={[ruleOf(reasonSchema, '')]}
        validateTrigger="onBlur"
      >
        <Input maxLength={500} />
      </Form.Item>
    </EntryForm>
  );
}
