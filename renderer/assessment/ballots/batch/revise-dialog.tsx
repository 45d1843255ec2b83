import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { type BatchDetail, ballotLimit } from '#shared/contract/assessment-ballots.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { client } from '../../../app/client.ts';
import { DateField } from '../../../components/date-field.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { DeleteIcon, DownIcon, UpIcon } from '../../../components/icons.tsx';
import styles from './batch.module.css';

interface ReviseDialogProps {
  readonly batch: BatchDetail;
  readonly open: boolean;
  readonly onTaken: (after: BatchDetail) => void;
  readonly onClose: () => void;
}

interface Fields {
  readonly place: string;
  readonly heldOn: BusinessDate | null;
  readonly issued: number | null;
}

/** Changes where, when and how many; and who is on the ballot, while nothing has been put in. */
export function ReviseDialog({ batch, open, onTaken, onClose }: ReviseDialogProps) {
  const [form] = Form.useForm<Fields>();
  const [subjects, setSubjects] = useState(batch.subjects);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fixed = batch.passes.length > 0;

  async function submit({ place, heldOn, issued }: Fields) {
    setRunning(true);
    setError(null);
    try {
      const { id, revision } = batch;
      const after = await client.assessment.reviseBatch({
        id,
        revision,
        place,
        heldOn,
        issued: issued ?? 0,
        subjects: subjects.map(({ assessmentId }) => assessmentId),
      });
      onTaken(after);
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(false);
    }
  }

  function move(index: number, by: -1 | 1) {
    const one = subjects[index];
    if (one) setSubjects(subjects.toSpliced(index, 1).toSpliced(index + by, 0, one));
  }

  return (
    <Modal
      open={open}
      title={`修改第 ${batch.number} 批`}
      okText="保存"
      cancelText="取消"
      confirmLoading={running}
      destroyOnHidden
      onOk={() => form.submit()}
      onCancel={() => {
        setSubjects(batch.subjects);
        setError(null);
        onClose();
      }}
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        disabled={running}
        initialValues={{ place: batch.place, heldOn: batch.heldOn, issued: batch.issued }}
        onFinish={submit}
      >
        <Form.Item name="place" label="地点" rules={[{ required: true, message: '请填写测评会议或地点' }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="heldOn" label="测评日期">
          <DateField />
        </Form.Item>
        <Form.Item name="issued" label="发出张数" rules={[{ required: true, message: '请填写发出张数' }]}>
          <InputNumber min={1} max={ballotLimit} precision={0} />
        </Form.Item>
        <p>{fixed ? '已经开始录入，票上列的人不能再改。' : '票上所列，按票面次序'}</p>
        {!fixed && (
          <ol className={styles.order}>
            {subjects.map(({ assessmentId, name }, index) => (
              <li key={assessmentId}>
                <span>{name}</span>
                <Button
                  size="small"
                  type="text"
                  icon={<UpIcon />}
                  aria-label={`${name}上移`}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<DownIcon />}
                  aria-label={`${name}下移`}
                  disabled={index === subjects.length - 1}
                  onClick={() => move(index, 1)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteIcon />}
                  aria-label={`去掉${name}`}
                  disabled={subjects.length === 1}
                  onClick={() => setSubjects(subjects.toSpliced(index, 1))}
                />
              </li>
            ))}
          </ol>
        )}
        <ErrorMessage error={error} />
      </Form>
    </Modal>
  );
}
