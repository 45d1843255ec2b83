import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useRef, useState } from 'react';
import type { Person } from '#shared/contract/roster.ts';
import type { PostingId } from '#shared/ids.ts';
import { genderLabels, identityLabels, staffKindLabels } from '#shared/vocabulary.ts';
import { client, codeOf, orpc } from '../app/client.ts';
import { personFieldLabels } from '../app/words.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { showFieldIssues, wrongDateIn } from './form-fields.ts';
import { PersonFields } from './person-fields.tsx';
import {
  draftOf,
  type PersonField,
  type PersonValues,
  personFields,
  type Rebase,
  rebase,
  valuesOf,
} from './person-values.ts';
import { requiredMark } from './required-mark.tsx';
import styles from './roster.module.css';

interface PersonFormProps {
  readonly person: Person;
  /** The posting the person is shown with; the newest record is read through it. */
  readonly postingId: PostingId;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onDone: () => void;
}

/** What a field of a person says, in words; `空` for nothing. */
export function personFieldText(person: Pick<Person, PersonField>, field: PersonField): string {
  if (field === 'gender') return person.gender ? genderLabels[person.gender] : '空';
  if (field === 'identity') return person.identity ? identityLabels[person.identity] : '空';
  if (field === 'staffKind') return person.staffKind ? staffKindLabels[person.staffKind] : '空';
  if (field === 'phoneAllowanceInSalary') {
    return person.phoneAllowanceInSalary === null ? '空' : person.phoneAllowanceInSalary ? '是' : '否';
  }
  return person[field] ?? '空';
}

const namesOf = (fields: readonly PersonField[]) =>
  fields.map((field) => personFieldLabels[field]).join('、');

function conflictWords({ taken, contested }: Rebase): string {
  const parts = ['这个人刚刚被别人修改过，您的改动还没有保存，也没有丢失。'];
  if (taken.length > 0) parts.push(`已载入对方改过的${namesOf(taken)}。`);
  if (contested.length > 0) parts.push(`${namesOf(contested)}两边都改了，仍是您填写的内容，请逐项核对。`);
  parts.push('核对后请再次保存。');
  return parts.join('');
}

/** Edits a person. When somebody else has saved meanwhile, nothing typed is lost: see {@link rebase}. */
export function PersonForm({ person, postingId, onUnsaved, onDone }: PersonFormProps) {
  const [form] = Form.useForm<PersonValues>();
  const queryClient = useQueryClient();
  const sheet = useRef<HTMLDivElement>(null);
  const [base, setBase] = useState(person);
  const [conflict, setConflict] = useState<Rebase | null>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function takeLatest(): Promise<boolean> {
    const latest = (await client.roster.getPosting({ id: postingId })).person;
    if (latest === null || latest.id !== base.id) return false;
    const result = rebase(base, form.getFieldsValue(), latest);
    form.setFieldsValue(Object.fromEntries(personFields.map((field) => [field, result.values[field]])));
    setBase(latest);
    setConflict(result);
    return true;
  }

  async function save(values: PersonValues) {
    const wrong = wrongDateIn(sheet.current);
    if (wrong) return wrong.focus();
    setSaving(true);
    setError(null);
    try {
      await client.roster.updatePerson({ id: base.id, revision: base.revision, person: draftOf(values) });
      onUnsaved(false);
      await queryClient.invalidateQueries({ queryKey: orpc.roster.key() });
      onDone();
    } catch (failure) {
      const settled = codeOf(failure) === 'CONFLICT' && (await takeLatest().catch(() => false));
      if (!settled && !showFieldIssues(form, failure, personFields)) setError(failure);
    } finally {
      setSaving(false);
    }
  }

  function takeTheirs(field: PersonField) {
    form.setFieldValue(field, base[field] ?? undefined);
    setConflict(
      (current) => current && { ...current, contested: current.contested.filter((other) => other !== field) },
    );
  }

  const below = (field: PersonField) =>
    conflict?.contested.includes(field) ? (
      <span className={styles.theirs}>
        对方改为：{personFieldText(base, field)}
        <Button
          type="link"
          size="small"
          aria-label={`${personFieldLabels[field]}采用对方的内容`}
          onClick={() => takeTheirs(field)}
        >
          采用对方的
        </Button>
      </span>
    ) : undefined;

  return (
    <div ref={sheet}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={requiredMark}
        aria-label="修改人员信息"
        initialValues={valuesOf(person)}
        disabled={saving}
        onValuesChange={() => onUnsaved(true)}
        onFinish={(values) => void save(values)}
      >
        {conflict && (
          <Form.Item>
            <Alert type="warning" showIcon title={conflictWords(conflict)} />
          </Form.Item>
        )}
        <div className={styles.fields}>
          <PersonFields below={below} />
        </div>
        <ErrorMessage error={error} />
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={saving}>
            保存
          </Button>
          <Button onClick={onDone}>不改了</Button>
        </div>
      </Form>
    </div>
  );
}
