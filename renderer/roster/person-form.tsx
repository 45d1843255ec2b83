import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useRef, useState } from 'react';
import type { Person } from '#shared/contract/roster.ts';
import { genderLabels, identityLabels, staffKindLabels } from '#shared/vocabulary.ts';
import { client, codeOf, orpc } from '../app/client.ts';
import { personFieldLabels } from '../app/words.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { useFocusOnceShown } from '../components/focus-once-shown.ts';
import { showFieldIssues, wrongDateIn } from './form-fields.ts';
import { PersonFields } from './person-fields.tsx';
import {
  draftOf,
  type PersonField,
  type PersonValues,
  personFields,
  rebase,
  valuesOf,
} from './person-values.ts';
import { conflictWords } from './rebase-values.ts';
import { requiredMark } from './required-mark.tsx';
import styles from './roster.module.css';

interface PersonFormProps {
  readonly person: Person;
  /** The field that one came here for. */
  readonly focus?: PersonField;
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

/** Edits a person. When somebody else has saved meanwhile, nothing typed is lost: see {@link rebase}. */
export function PersonForm({ person, focus, onUnsaved, onDone }: PersonFormProps) {
  const [form] = Form.useForm<PersonValues>();
  const queryClient = useQueryClient();
  const sheet = useRef<HTMLDivElement>(null);
  const [base, setBase] = useState(person);
  const [conflict, setConflict] = useState<ReturnType<typeof rebase> | null>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  useFocusOnceShown(focus !== undefined, () => sheet.current?.querySelector<HTMLElement>(`#${focus}`));

  async function takeLatest(): Promise<boolean> {
    const latest = (await client.roster.getPerson({ id: base.id })).person;
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
            <Alert type="warning" showIcon title={conflictWords('这个人', conflict, personFieldLabels)} />
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
