import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { CycleDetail } from '#shared/contract/assessment-cycle.ts';
import { orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';

interface Values {
  readonly scorers: string[];
  readonly ratio: number | null;
  readonly ratioDocumentNumber: string;
  readonly leadOrgan: string;
  readonly documentNumber: string;
  readonly reason: string;
}

interface ReviseDialogProps {
  readonly cycle: CycleDetail;
  readonly onClose: () => void;
}

/** What may still be changed once an assessment has begun: scorers, the ratio with its reason, organ and number. */
export function ReviseDialog({ cycle, onClose }: ReviseDialogProps) {
  const [form] = Form.useForm<Values>();
  const queryClient = useQueryClient();
  const { settings } = cycle;
  const ratioBefore = settings.excellentRatio === null ? null : settings.excellentRatio / 100;
  const ratio = Form.useWatch('ratio', form) ?? null;
  const revise = useMutation(
    orpc.assessment.reviseCycle.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
        onClose();
      },
    }),
  );
  const ratioChanges = ratio !== ratioBefore;

  function submit(values: Values) {
    revise.mutate({
      id: cycle.id,
      revision: cycle.revision,
      scorers: values.scorers,
      leadOrgan: values.leadOrgan || null,
      documentNumber: values.documentNumber || null,
      ...(ratioChanges
        ? {
            excellentRatio: values.ratio === null ? null : Math.round(values.ratio * 100),
            ratioDocumentNumber: values.ratioDocumentNumber || null,
            reason: values.reason,
          }
        : {}),
    });
  }

  return (
    <Modal
      open
      title="修改考核安排"
      okText="保存"
      cancelText="取消"
      confirmLoading={revise.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Alert type="info" showIcon title="考核已经开启：考核对象、期间、制度方案和测评票录入方式不再改变。" />
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          scorers: [...settings.scorers],
          ratio: ratioBefore,
          ratioDocumentNumber: settings.ratioDocumentNumber ?? '',
          leadOrgan: settings.leadOrgan ?? '',
          documentNumber: settings.documentNumber ?? '',
          reason: '',
        }}
        onFinish={submit}
      >
        <Form.Item name="scorers" label="考核组评分人" extra="可以增加；已有评分的不能去掉。">
          <Select mode="tags" open={false} suffixIcon={null} maxCount={30} />
        </Form.Item>
        <Form.Item name="ratio" label="优秀等次比例" extra="锁定等次分布之后不能修改。">
          <InputNumber min={0} max={100} precision={2} controls={false} suffix="%" />
        </Form.Item>
        <Form.Item name="ratioDocumentNumber" label="比例依据文号">
          <Input maxLength={60} />
        </Form.Item>
        {ratioChanges && (
          <Form.Item
            name="reason"
            label="修改比例的理由"
            rules={[{ required: true, min: 2, message: '请写明理由' }]}
          >
            <Input.TextArea className="desk-growing" maxLength={500} />
          </Form.Item>
        )}
        <Form.Item name="leadOrgan" label="牵头单位">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="documentNumber" label="考核通知文号">
          <Input maxLength={60} />
        </Form.Item>
      </Form>
      <ErrorMessage error={revise.error} />
    </Modal>
  );
}
