import { Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { reasonSchema } from '#shared/text.ts';
import { ErrorMessage } from './error-message.tsx';

interface ReasonModalProps {
  readonly open: boolean;
  /** What the step is, e.g. `退回评分`. */
  readonly title: string;
  /** What will happen, in numbers: `将锁定 184 人的等次，之后修改须由领导重开并说明理由。` */
  readonly consequence: ReactNode;
  /** The word on the button: the step itself, never 确定. */
  readonly confirm: string;
  /** Whether the step decides against somebody or cannot be taken back. */
  readonly grave?: boolean;
  /** Whether a reason must be given; `false` offers none. */
  readonly reason?: boolean;
  /** Stands in the reason field at first, to be kept or written over. */
  readonly suggestedReason?: string;
  /** Help below the reason, e.g. that it is printed on the form. */
  readonly help?: string;
  /** More fields above the reason. */
  readonly children?: ReactNode;
  /** Does the step. While it runs the buttons wait; when it fails the error shows here and nothing closes. */
  readonly onConfirm: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/**
 * Confirms a step where it happens: says in numbers what it will do and asks for the reason at that place.
 * Enter in the reason field goes ahead, Shift+Enter breaks the line, Esc leaves everything as it was.
 */
export function ReasonModal(props: ReasonModalProps) {
  const { open, title, consequence, confirm, grave = false, reason: asks = true, help, children } = props;
  const [form] = Form.useForm<{ reason: string }>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);

  function close() {
    if (running) return;
    setError(null);
    props.onClose();
  }

  async function submit({ reason = '' }: { reason?: string }) {
    setRunning(true);
    setError(null);
    try {
      await props.onConfirm(reason);
      props.onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(false);
    }
  }

  return (
    <Modal
      open={open}
      title={title}
      okText={confirm}
      okButtonProps={grave ? { danger: true } : {}}
      cancelText="取消"
      confirmLoading={running}
      destroyOnHidden
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form form={form} layout="vertical" preserve={false} disabled={running} onFinish={submit}>
        <div className="desk-consequence">{consequence}</div>
        {children}
        {asks && (
          <Form.Item
            name="reason"
            label="理由"
            extra={help}
            initialValue={props.suggestedReason ?? ''}
            rules={[
              {
                validator: async (_, text: string) => {
                  const parsed = reasonSchema.safeParse(text);
                  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message ?? '请写明理由');
                },
              },
            ]}
            validateTrigger="onSubmit"
          >
            <Input.TextArea
              className="desk-growing"
              maxLength={500}
              autoFocus
              onPressEnter={(event) => {
                if (event.shiftKey || event.nativeEvent.isComposing) return;
                event.preventDefault();
                form.submit();
              }}
            />
          </Form.Item>
        )}
        <ErrorMessage error={error} />
      </Form>
    </Modal>
  );
}
