import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useRef, useState } from 'react';
import type { PostingRow } from '#shared/contract/roster.ts';
import { type BusinessDate, businessDateSchema } from '#shared/dates.ts';
import { type PostRole, postRoleLabels, postRoleSchema, postRoles } from '#shared/vocabulary.ts';
import { client, codeOf, orpc } from '../app/client.ts';
import { DateField } from '../components/date-field.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { CandidateFields, type CandidateValues, candidateOf, type Who } from './candidate-fields.tsx';
import { showFieldIssues, wrongDateIn } from './form-fields.ts';
import { personFields } from './person-values.ts';
import { requiredMark } from './required-mark.tsx';
import styles from './roster.module.css';

interface FillValues extends CandidateValues {
  role?: PostRole;
  startDate?: BusinessDate;
}

interface FillPostFormProps {
  readonly posting: PostingRow;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/**
 * Puts somebody on an open post at once, without the steps of a nomination: for people who have come already. A new
 * person, of whom the name is enough for now, or one of the roster who is on no post.
 */
export function FillPostForm({ posting, onUnsaved }: FillPostFormProps) {
  const [form] = Form.useForm<FillValues>();
  const queryClient = useQueryClient();
  const sheet = useRef<HTMLDivElement>(null);
  const [who, setWho] = useState<Who>('new');
  const [revision, setRevision] = useState(posting.revision);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function save(values: FillValues) {
    const wrong = wrongDateIn(sheet.current);
    if (wrong) return wrong.focus();
    setSaving(true);
    setError(null);
    try {
      await client.roster.fillPost({
        id: posting.id,
        revision,
        person: candidateOf(who, values),
        role: postRoleSchema.parse(values.role),
        startDate: businessDateSchema.parse(values.startDate),
      });
      onUnsaved(false);
      await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
    } catch (failure) {
      if (codeOf(failure) === 'CONFLICT') await takeRevision();
      if (!showFieldIssues(form, failure, [...personFields, 'role', 'startDate'])) setError(failure);
    } finally {
      setSaving(false);
    }
  }

  /** While the post is still open, what was typed can be saved on top of the other one's change. */
  async function takeRevision() {
    const latest = await client.roster.getPosting({ id: posting.id }).catch(() => null);
    if (latest?.posting.status === 'open') setRevision(latest.posting.revision);
  }

  return (
    <div ref={sheet}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={requiredMark}
        aria-label="安排人员"
        initialValues={{ role: posting.role ?? undefined }}
        disabled={saving}
        onValuesChange={() => onUnsaved(true)}
        onFinish={(values) => void save(values)}
      >
        <div className={styles.fields}>
          <Form.Item
            name="role"
            label="驻村职务"
            required
            rules={[{ required: true, message: '请选择驻村职务' }]}
          >
            <Select options={postRoles.map((value) => ({ value, label: postRoleLabels[value] }))} />
          </Form.Item>
          <Form.Item
            name="startDate"
            label="到岗日期"
            required
            rules={[{ required: true, message: '请填写到岗日期，如 20260305' }]}
            validateTrigger="onBlur"
          >
            <DateField />
          </Form.Item>
          <CandidateFields who={who} onWho={setWho} onPostToo={false} />
        </div>
        <ErrorMessage error={error} />
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={saving}>
            安排到岗
          </Button>
        </div>
      </Form>
    </div>
  );
}
