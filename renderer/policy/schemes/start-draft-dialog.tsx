import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { SchemeVersionId } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { freeCode } from './free-code.ts';

interface StartDraftDialogProps {
  /** The version to start from; `null` keeps the dialog closed. */
  readonly basedOn: SchemeVersionId | null;
  readonly onClose: () => void;
}

interface Values {
  readonly basedOn: SchemeVersionId;
  readonly purpose: 'revise' | 'new';
  readonly title: string;
}

/** Starts a draft from a version: the next version of an own scheme, or a scheme of its own. */
export function StartDraftDialog({ basedOn, onClose }: StartDraftDialogProps) {
  const [form] = Form.useForm<Values>();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const open = basedOn !== null;
  const schemes = useQuery(orpc.policy.listSchemes.queryOptions({ enabled: open })).data?.schemes ?? [];
  const drafts = useQuery(orpc.policy.listDrafts.queryOptions({ enabled: open })).data?.drafts ?? [];
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const chosen = Form.useWatch('basedOn', form) ?? basedOn;
  const purpose = Form.useWatch('purpose', form);
  const basis = schemes.find(({ id }) => id === chosen);
  const revisable = basis?.origin === 'organisation';
  const inProgress = drafts.find(({ code }) => code === basis?.code);

  // What can be done, and a name to begin with, follow the version one starts from.
  useEffect(() => {
    if (basis) form.setFieldsValue({ purpose: revisable ? 'revise' : 'new', title: basis.title });
  }, [form, basis, revisable]);

  async function start({ title, purpose: wanted }: Values) {
    if (!basis) return;
    const taken = new Set([...schemes, ...drafts].map(({ code }) => code));
    setRunning(true);
    setError(null);
    try {
      const code = wanted === 'revise' && revisable ? basis.code : freeCode(basis.code, taken);
      const draft = await client.policy.startDraft({ basedOn: basis.id, code, title });
      await queryClient.invalidateQueries({ queryKey: orpc.policy.key() });
      onClose();
      void navigate(`/policy/drafts/${draft.id}`);
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(false);
    }
  }

  return (
    <Modal
      open={open}
      title="起草方案"
      okText="开始起草"
      cancelText="取消"
      confirmLoading={running}
      destroyOnHidden
      onOk={() => form.submit()}
      onCancel={() => {
        setError(null);
        onClose();
      }}
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        disabled={running}
        initialValues={{ basedOn }}
        onFinish={(values) => void start(values)}
      >
        <Form.Item name="basedOn" label="以哪个版本为底稿">
          <Select
            popupMatchSelectWidth={false}
            options={schemes.map(({ id, title, version }) => ({
              value: id,
              label: `${title} 第 ${version} 版`,
            }))}
          />
        </Form.Item>
        <Form.Item name="purpose" label="用途" hidden={!revisable}>
          <Radio.Group
            options={[
              { value: 'revise', label: '修订这套方案，发布后成为它的新版本' },
              { value: 'new', label: '另立一套方案' },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="title"
          label="方案名称"
          extra={revisable ? undefined : '程序自带的方案保持原样；副本是本单位自己的方案，可以修改全部规则。'}
          rules={[{ required: true, whitespace: true, message: '请填写方案名称' }]}
          validateTrigger="onSubmit"
        >
          <Input maxLength={100} />
        </Form.Item>
        {revisable && purpose === 'revise' && inProgress && (
          <p>
            这套方案已经在起草，最后由{inProgress.updatedBy}修改。请
            <Link to={`/policy/drafts/${inProgress.id}`}>打开那份草稿</Link>继续。
          </p>
        )}
        <ErrorMessage error={error} title="没有开始起草" />
      </Form>
    </Modal>
  );
}
