import { Alert, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';
import { codeOf } from '../app/client.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { useShortcut } from '../components/use-shortcut.ts';
import { showFieldIssues, wrongDateIn } from './form-fields.ts';
import { requiredMark } from './required-mark.tsx';
import styles from './roster.module.css';

export interface FormDialogProps<Values extends object> {
  readonly open: boolean;
  /** What the step is, e.g. `登记交接`. */
  readonly title: string;
  /** What the step will do, in numbers and names. */
  readonly consequence: ReactNode;
  /** The word on the button: the step itself. */
  readonly confirm: string;
  /** Whether the step cannot be taken back. */
  readonly grave?: boolean;
  readonly width?: number;
  readonly initial: Partial<Values>;
  /** Names of the fields that a refusal of the server can stand beside. */
  readonly fields: readonly (keyof Values & string)[];
  /** The fields, as `Form.Item`s; what depends on another field reaches the form as the argument. */
  readonly children: ReactNode | ((form: FormInstance<Values>) => ReactNode);
  /** Below the error of a refusal: the way out of it. */
  readonly way?: (failure: unknown) => ReactNode;
  readonly submit: (values: Values) => Promise<unknown>;
  /**
   * The record has been changed by somebody else: loads the newest one and gives the sentence that explains it.
   * What was typed stays.
   */
  readonly onConflict?: (form: FormInstance<Values>) => Promise<string | null>;
  readonly onClose: () => void;
}

/**
 * A step with fields of its own: says what it will do, keeps what was typed until it is done, and puts a refusal
 * beside the field it is about. Enter or Ctrl+S goes ahead, Esc leaves everything as it was.
 */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const { open, title, consequence, confirm, grave = false } = props;
  const [form] = Form.useForm<Values>();
  const formId = `form${useId().replace(/\W/g, '')}`;
  const sheet = useRef<HTMLDivElement>(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [notice, setNotice] = useState<string | null>(null);
  useShortcut('s', () => form.submit(), open && !running);

  function close() {
    if (running) return;
    setError(null);
    setNotice(null);
    props.onClose();
  }

  async function submit(values: Values) {
    const wrong = wrongDateIn(sheet.current);
    if (wrong) return wrong.focus();
    setRunning(true);
    setError(null);
    setNotice(null);
    try {
      await props.submit(values);
      props.onClose();
    } catch (failure) {
      const sentence =
        codeOf(failure) === 'CONFLICT' ? await props.onConflict?.(form).catch(() => null) : null;
      if (sentence) setNotice(sentence);
      else if (!showFieldIssues(form, failure, props.fields)) setError(failure);
    } finally {
      setRunning(false);
    }
  }

  return (
    <Modal
      open={open}
      title={title}
      width={props.width ?? 520}
      style={{ top: 48 }}
      okText={confirm}
      okButtonProps={{ htmlType: 'submit', form: formId, danger: grave }}
      cancelText="取消"
      confirmLoading={running}
      destroyOnHidden
      mask={{ closable: false }}
      onCancel={close}
    >
      <div ref={sheet}>
        <Form<Values>
          form={form}
          name={formId}
          layout="vertical"
          requiredMark={requiredMark}
          aria-label={title}
          preserve={false}
          disabled={running}
          initialValues={props.initial}
          scrollToFirstError={{ focus: true }}
          onFinish={(values) => void submit(values)}
        >
          <div className="desk-consequence">{consequence}</div>
          {notice && (
            <Form.Item>
              <Alert type="warning" showIcon title={notice} />
            </Form.Item>
          )}
          {typeof props.children === 'function' ? props.children(form) : props.children}
          <ErrorMessage error={error} />
          {error !== null && props.way && <div className={styles.way}>{props.way(error)}</div>}
        </Form>
      </div>
    </Modal>
  );
}
