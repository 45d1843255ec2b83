import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useId, useRef, useState } from 'react';
import type { Nomination } from '#shared/contract/roster-lifecycle.ts';
import { type BusinessDate, businessDateOf, businessDateSchema, formatDateLong } from '#shared/dates.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { client, codeOf, orpc } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useShortcut } from '../../components/use-shortcut.ts';
import { showFieldIssues, wrongDateIn } from '../form-fields.ts';
import { requiredMark } from '../required-mark.tsx';
import styles from './nomination.module.css';

interface ArriveFormProps {
  readonly nomination: Nomination;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/** 登记到岗: the nominee takes up the post. */
export function ArriveForm({ nomination, onUnsaved }: ArriveFormProps) {
  const { id, revision, personName, posting, role, plannedStart } = nomination;
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ startDate: BusinessDate | null }>();
  const formId = `arrive${useId().replace(/\W/g, '')}`;
  const sheet = useRef<HTMLDivElement>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const today = businessDateOf(new Date());
  const planned = plannedStart !== null && plannedStart <= today ? plannedStart : today;
  const startDate = Form.useWatch('startDate', form) ?? planned;
  useShortcut('s', () => form.submit(), !saving);

  async function arrive(values: { startDate: BusinessDate | null }) {
    const wrong = wrongDateIn(sheet.current);
    if (wrong) return wrong.focus();
    setSaving(true);
    setError(null);
    setNotice(null);
    try {
      await client.roster.arrive({ id, revision, startDate: businessDateSchema.parse(values.startDate) });
      onUnsaved(false);
      await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
    } catch (failure) {
      if (codeOf(failure) === 'CONFLICT') {
        await queryClient.invalidateQueries({ queryKey: orpc.roster.getNomination.key() });
        setNotice('这次提名刚刚被别人改动过，已载入最新情况。到岗日期还在，请核对后再次登记。');
      } else if (!showFieldIssues(form, failure, ['startDate'])) setError(failure);
    } finally {
      setSaving(false);
    }
  }

  return (
    <div className={styles.arrive} ref={sheet}>
      <Form
        form={form}
        name={formId}
        layout="vertical"
        requiredMark={requiredMark}
        aria-label="登记到岗"
        disabled={saving}
        initialValues={{ startDate: planned }}
        onValuesChange={() => onUnsaved(true)}
        onFinish={(values) => void arrive(values)}
      >
        {notice && (
          <Form.Item>
            <Alert type="warning" showIcon title={notice} />
          </Form.Item>
        )}
        <Form.Item
          className={styles.arriveDate ?? ''}
          name="startDate"
          label="到岗日期"
          required
          rules={[{ required: true, message: '请填写到岗日期，如 20260305' }]}
          validateTrigger="onBlur"
        >
          <DateField />
        </Form.Item>
        <p className={styles.closing}>
          将登记{personName}
          {formatDateLong(startDate)}到{posting.villageName}任{postRoleLabels[role]}，岗位变为在岗。
        </p>
        <ErrorMessage error={error} />
        <Button type="primary" htmlType="submit" loading={saving}>
          登记到岗
        </Button>
      </Form>
    </div>
  );
}
