import { Alert, Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { FieldNote } from '#shared/contract/presence-leave.ts';
import { codeOf, fieldIssuesOf } from '../../../app/client.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useShortcut } from '../../../components/use-shortcut.ts';
import { wrongDateIn } from '../../../roster/form-fields.ts';
import { requiredMark } from '../../../roster/required-mark.tsx';
import { placeNotes } from './field-notes.ts';
import styles from './parts.module.css';

interface EntryFormProps<Values extends object> {
  /** From `Form.useForm()` of the caller, who may watch it. */
  readonly form: FormInstance<Values>;
  readonly label: string;
  readonly initial: Partial<Values>;
  /** The word on the button: the step itself. */
  readonly confirm: string;
  readonly grave?: boolean;
  /** Whether Ctrl+S means this form; false while it is hidden behind another. */
  readonly active?: boolean;
  /** Several lines of rows in which Enter moves on instead of saving. */
  readonly enterSaves?: boolean;
  readonly className?: string | undefined;
  readonly submit: (values: Values) => Promise<unknown>;
  /** A broken rule that belongs beside a field, e.g. the wrong organ. */
  readonly noteOf?: (failure: unknown) => FieldNote | null;
  /** The record has changed meanwhile: loads the newest and gives the sentence that explains it. What was typed stays. */
  readonly onConflict?: () => Promise<string>;
  readonly onUnsaved: (unsaved: boolean) => void;
  /** Called on every try to save, before anything is checked. */
  readonly onTry?: () => void;
  readonly children: ReactNode;
  /** Beside the button. */
  readonly foot?: ReactNode;
}

/**
 * A form in its place: keeps what was typed until it is saved, puts refusals beside their fields, tells of changes by
 * somebody else. Ctrl+S saves.
 */
export function EntryForm<Values extends object>(props: EntryFormProps<Values>) {
  const { form, active = true, enterSaves = true, onUnsaved } = props;
  const formId = `entry${useId().replace(/\W/g, '')}`;
  const sheet = useRef<HTMLDivElement>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const [rest, setRest] = useState<readonly FieldNote[]>([]);

  useShortcut('s', () => form.submit(), active && !saving);

  async function save(values: Values) {
    props.onTry?.();
    setRest([]);
    const wrong = wrongDateIn(sheet.current);
    if (wrong) return wrong.focus();
    setSaving(true);
    setError(null);
    setNotice(null);
    try {
      await props.submit(values);
      onUnsaved(false);
    } catch (failure) {
      const sentence = codeOf(failure) === 'CONFLICT' ? await conflictSentence() : null;
      if (sentence !== null) setNotice(sentence);
      else tell(failure);
    } finally {
      setSaving(false);
    }
  }

  const conflictSentence = async () => (props.onConflict ? props.onConflict().catch(() => null) : null);

  function tell(failure: unknown) {
    const note = props.noteOf?.(failure);
    const refused = Object.entries(fieldIssuesOf(failure)).map(([path, message]) => ({ path, message }));
    const notes = note ? [note] : refused;
    const left = placeNotes(form, notes);
    setRest(left);
    if (notes.length === 0) setError(failure);
  }

  return (
    <div ref={sheet}>
      <Form<Values>
        form={form}
        name={formId}
        layout="vertical"
        requiredMark={requiredMark}
        aria-label={props.label}
        className={props.className ?? ''}
        initialValues={props.initial}
        disabled={saving}
        scrollToFirstError={{ focus: true, block: 'center' }}
        onValuesChange={() => onUnsaved(true)}
        onFinish={(values) => void save(values)}
        onFinishFailed={() => props.onTry?.()}
        onKeyDown={(event) => {
          const typing = event.target instanceof HTMLInputElement;
          if (event.key === 'Enter' && typing && !enterSaves) event.preventDefault();
        }}
      >
        {notice !== null && (
          <Form.Item>
            <Alert type="warning" showIcon title={notice} />
          </Form.Item>
        )}
        {props.children}
        {rest.length > 0 && (
          <Form.Item>
            <Alert
              type="error"
              showIcon
              title="没有保存"
              description={rest.map(({ path, message }) => <p key={path}>{message}</p>)}
            />
          </Form.Item>
        )}
        {error !== null && (
          <Form.Item>
            <ErrorMessage error={error} title="没有保存，您填写的内容还在" />
          </Form.Item>
        )}
        <div className={styles.buttons}>
          <Button
            type="primary"
            danger={props.grave ?? false}
            htmlType="submit"
            loading={saving}
            title="Ctrl+S"
          >
            {props.confirm}
          </Button>
          {props.foot}
        </div>
      </Form>
    </div>
  );
}
