import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import type { PostingRow } from '#shared/contract/roster.ts';
import { type BusinessDate, businessDateOf, businessDateSchema } from '#shared/dates.ts';
import type { NominationId } from '#shared/ids.ts';
import { optionalLine } from '#shared/text.ts';
import { type PostRole, postRoleLabels, postRoleSchema, postRoles } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useShortcut } from '../../components/use-shortcut.ts';
import { CandidateFields, type CandidateValues, candidateOf, type Who } from '../candidate-fields.tsx';
import { ruleOf, showFieldIssues, wrongDateIn } from '../form-fields.ts';
import { personFields } from '../person-values.ts';
import { requiredMark } from '../required-mark.tsx';
import styles from '../roster.module.css';

interface NominateValues extends CandidateValues {
  role?: PostRole;
  proposedOn?: BusinessDate | null;
  plannedStart?: BusinessDate | null;
  proposedBy?: string;
  documentNumber?: string;
}

const fields = [
  ...personFields,
  'knownPerson',
  'role',
  'proposedOn',
  'plannedStart',
  'proposedBy',
  'documentNumber',
];

interface NominateFormProps {
  readonly posting: PostingRow;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onNominated: (id: NominationId) => void;
}

/** 提名人选: proposes somebody, new or known, for an open post; the scheme's check and steps begin with it. */
export function NominateForm({ posting, onUnsaved, onNominated }: NominateFormProps) {
  const [form] = Form.useForm<NominateValues>();
  const queryClient = useQueryClient();
  const sheet = useRef<HTMLDivElement>(null);
  const [who, setWho] = useState<Who>('new');
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useShortcut('s', () => form.submit(), !saving);

  async function nominate(values: NominateValues) {
    const wrong = wrongDateIn(sheet.current);
    if (wrong) return wrong.focus();
    setSaving(true);
    setError(null);
    try {
      const nomination = await client.roster.nominate({
        postingId: posting.id,
        person: candidateOf(who, values),
        role: postRoleSchema.parse(values.role),
        proposedOn: businessDateSchema.parse(values.proposedOn),
        plannedStart: values.plannedStart ?? null,
        proposedBy: values.proposedBy ?? null,
        documentNumber: values.documentNumber ?? null,
      });
      onUnsaved(false);
      await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
      onNominated(nomination.id);
    } catch (failure) {
      if (!showFieldIssues(form, failure, fields)) setError(failure);
    } finally {
      setSaving(false);
    }
  }

  return (
    <div ref={sheet}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={requiredMark}
        aria-label="提名人选"
        initialValues={{ role: posting.role ?? undefined, proposedOn: businessDateOf(new Date()) }}
        disabled={saving}
        scrollToFirstError={{ focus: true }}
        onValuesChange={() => onUnsaved(true)}
        onFinish={(values) => void nominate(values)}
      >
        <div className={styles.fields}>
          <Form.Item
            name="role"
            label="拟任职务"
            required
            rules={[{ required: true, message: '请选择拟任职务' }]}
          >
            <Select options={postRoles.map((value) => ({ value, label: postRoleLabels[value] }))} />
          </Form.Item>
          <Form.Item
            name="proposedOn"
            label="提名日期"
            required
            rules={[{ required: true, message: '请填写提名日期，如 20260305' }]}
            validateTrigger="onBlur"
          >
            <DateField />
          </Form.Item>
          <Form.Item name="proposedBy" label="提名单位" rules={[ruleOf(optionalLine('提名单位', 60))]}>
            <Input maxLength={60} placeholder={posting.unitName} />
          </Form.Item>
          <Form.Item name="documentNumber" label="文号" rules={[ruleOf(optionalLine('文号', 60))]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="plannedStart" label="计划到岗日期" validateTrigger="onBlur">
            <DateField />
          </Form.Item>
          <CandidateFields who={who} onWho={setWho} onPostToo />
        </div>
        <p className={styles.consequence}>
          将提名 1 人到{posting.villageName}
          的岗位，随后按制度方案核对条件、登记审核和研究步骤，办完后登记到岗。
        </p>
        <ErrorMessage error={error} />
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={saving}>
            提名
          </Button>
        </div>
      </Form>
    </div>
  );
}
