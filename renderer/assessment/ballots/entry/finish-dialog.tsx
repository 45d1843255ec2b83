import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, type InputRef, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { BallotPassNumber, BatchDetail } from '#shared/contract/assessment-ballots.ts';
import { tidyLine } from '#shared/text.ts';
import { client, orpc } from '../../../app/client.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';

interface FinishDialogProps {
  readonly open: boolean;
  readonly batch: BatchDetail;
  readonly pass: BallotPassNumber;
  /** The revision of the pass as it was last saved. */
  readonly revision: () => number;
  readonly back: string;
  readonly onClose: () => void;
}

/** Ends a pass: what was counted by hand is held against what was put in. */
export function FinishDialog({ open, batch, pass, revision, back, onClose }: FinishDialogProps) {
  const [form] = Form.useForm<{ returned: string }>();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const field = useRef<InputRef>(null);
  const navigate = useNavigate();
  const queries = useQueryClient();

  function close() {
    if (running) return;
    setError(null);
    onClose();
  }

  async function submit({ returned }: { returned: string }) {
    setRunning(true);
    setError(null);
    try {
      const { id } = batch;
      const input = { id, pass, revision: revision(), returned: Number(tidyLine(returned)) };
      const after = await client.assessment.finishPass(input);
      queries.setQueryData(orpc.assessment.getBatch.queryKey({ input: { id } }), after);
      void queries.invalidateQueries({ queryKey: orpc.assessment.key() });
      void navigate(after.state === 'differences' ? `${back}/differences` : back);
    } catch (failure) {
      setError(failure);
      field.current?.focus({ cursor: 'all' });
    } finally {
      setRunning(false);
    }
  }

  return (
    <Modal
      open={open}
      title="这一遍录完了吗"
      okText="录完"
      cancelText="继续录入"
      confirmLoading={running}
      destroyOnHidden
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form form={form} layout="vertical" preserve={false} onFinish={submit}>
        <p className="desk-consequence">请再清点一次收回的纸质票，填写张数，与录入的张数核对。</p>
        <Form.Item
          name="returned"
          label="清点收回"
          rules={[
            {
              validator: async (_, text: string | undefined) => {
                if (!/^\d{1,4}$/.test(tidyLine(text ?? ''))) throw new Error('请填写清点的张数');
              },
            },
          ]}
          validateTrigger="onSubmit"
        >
          <Input
            ref={field}
            autoFocus
            readOnly={running}
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            suffix="张"
            onPressEnter={() => form.submit()}
          />
        </Form.Item>
        <ErrorMessage error={error} />
      </Form>
    </Modal>
  );
}
