import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber, Modal, Select } from 'antd';
import { Link } from 'react-router';
import * as z from 'zod';
import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import { businessDateOf } from '#shared/dates.ts';
import { schemeVersionIdSchema } from '#shared/ids.ts';
import { errorData, fieldIssuesOf, messageOf, orpc } from '../app/client.ts';
import styles from './cycles-page.module.css';

interface OpenCycleDialogProps {
  readonly open: boolean;
  /** Years that have a cycle already. */
  readonly takenYears: readonly number[];
  readonly onOpened: (cycle: Cycle) => void;
  readonly onClose: () => void;
}

interface Values {
  readonly year: number;
  readonly title: string;
  readonly schemeVersionId: string;
}

const ruleSchema = z.object({ rule: z.string() });
const titleOf = (year: number) => `${year}年度考核`;

/** Opens the assessment of a year: which year, under which scheme. Whoever lacks what it needs is named. */
export function OpenCycleDialog({ open, takenYears, onOpened, onClose }: OpenCycleDialogProps) {
  const [form] = Form.useForm<Values>();
  const queryClient = useQueryClient();
  const schemes = useQuery(orpc.policy.listSchemes.queryOptions({ enabled: open }));
  const openCycle = useMutation(
    orpc.assessment.openCycle.mutationOptions({
      onSuccess: (cycle) => {
        void queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
        onOpened(cycle);
      },
      onError: (error) => {
        for (const [name, message] of Object.entries(fieldIssuesOf(error))) {
          if (name === 'year' || name === 'title') form.setFields([{ name, errors: [message] }]);
        }
      },
    }),
  );
  const thisYear = Number(businessDateOf(new Date()).slice(0, 4));
  const year = takenYears.includes(thisYear) ? thisYear - 1 : thisYear;
  const options = schemes.data?.schemes.map(({ id, title, version }) => ({
    value: id,
    label: `${title}　第 ${version} 版`,
  }));

  function submit({ schemeVersionId, ...values }: Values) {
    openCycle.mutate({ ...values, schemeVersionId: schemeVersionIdSchema.parse(schemeVersionId) });
  }

  return (
    <Modal
      open={open}
      title="开启年度考核"
      okText="开启"
      cancelText="取消"
      confirmLoading={openCycle.isPending}
      destroyOnHidden
      onOk={() => form.submit()}
      onCancel={onClose}
      afterClose={() => openCycle.reset()}
    >
      <p className="desk-consequence">
        开启时按台账确定考核对象：该年度在岗过的每个人各一份。此后台账的更正不再影响本次考核。
      </p>
      {/* Its first values need the schemes. */}
      {options && (
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ year, title: titleOf(year), schemeVersionId: options[0]?.value }}
          onValuesChange={(changed: Partial<Values>, all) => {
            const { year: typed } = changed;
            if (typed && /^(\d{4}年度考核)?$/.test(all.title)) form.setFieldValue('title', titleOf(typed));
          }}
          onFinish={submit}
        >
          <Form.Item name="year" label="考核年度" rules={[{ required: true, message: '请填写考核年度' }]}>
            <InputNumber min={2000} max={2199} precision={0} controls={false} onPressEnter={form.submit} />
          </Form.Item>
          <Form.Item name="title" label="考核名称" rules={[{ required: true, message: '请填写考核名称' }]}>
            <Input maxLength={60} onPressEnter={form.submit} />
          </Form.Item>
          <Form.Item
            name="schemeVersionId"
            label="制度方案"
            rules={[{ required: true, message: '请选择制度方案' }]}
          >
            <Select options={options} />
          </Form.Item>
        </Form>
      )}
      <Refusal error={openCycle.error ?? schemes.error} />
    </Modal>
  );
}

/** The refusal in words; where people lack something on the roster, with the way there and one line each. */
function Refusal({ error }: { readonly error: unknown }) {
  if (error === null) return null;
  const message = messageOf(error);
  const rule = errorData(error, 'RULE_VIOLATION', ruleSchema)?.rule;
  if (rule !== 'participants_incomplete' && rule !== 'no_participants') {
    return <Alert type="error" showIcon title={message} />;
  }
  const [, summary = message, names = ''] = /^(.*?)：(.*?)。?$/s.exec(message) ?? [];
  const lines = names.split('、').filter(Boolean);
  return (
    <Alert
      type="error"
      showIcon
      title={rule === 'participants_incomplete' ? `${summary}。` : message}
      description={
        <>
          {rule === 'participants_incomplete' && (
            <ul className={styles.lacking}>
              {peopleIn(lines).map((person) => (
                <li key={person}>{person}</li>
              ))}
            </ul>
          )}
          <Link to="/roster">打开台账</Link>
        </>
      }
    />
  );
}

/** `甲（缺身份、驻村职务）` was split at its own comma too: put such parts together again. */
function peopleIn(parts: readonly string[]): string[] {
  const people: string[] = [];
  for (const part of parts) {
    const last = people.at(-1);
    if (last?.includes('（') && !last.includes('）')) people[people.length - 1] = `${last}、${part}`;
    else people.push(part);
  }
  return people;
}
