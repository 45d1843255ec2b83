import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Modal, Skeleton } from 'antd';
import type { TermDueFilter, TermDueRow } from '#shared/contract/assessment-term.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { CycleId } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { formatCount } from '../../app/format.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { CommitteeFields } from '../cycle/committee-fields.tsx';

interface TermPlanDialogProps {
  readonly filter: TermDueFilter;
  /** Ids of the chosen postings. */
  readonly selected: ReadonlySet<string>;
  readonly onDone: (cycleId: CycleId) => void;
  readonly onClose: () => void;
}

interface Values {
  readonly title: string;
  readonly scorers: string[];
  readonly ballotEntry: 'single' | 'double';
  readonly ratio: number | null;
}

/** Rows of the chosen people, page by page until all are found. */
async function rowsOf(
  filter: TermDueFilter,
  selected: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<TermDueRow[]> {
  const found: TermDueRow[] = [];
  for (let offset = 0; ; ) {
    const page = await client.assessment.listTermDue({ filter, offset, limit: 500 }, { signal });
    found.push(...page.rows.filter(({ postingId }) => selected.has(postingId)));
    offset += page.rows.length;
    if (page.rows.length === 0 || offset >= page.total || found.length === selected.size) return found;
  }
}

/** Plans the end-of-term assessment of the chosen people. Its period covers their time on post. */
export function TermPlanDialog({ filter, selected, onDone, onClose }: TermPlanDialogProps) {
  const [form] = Form.useForm<Values>();
  const queryClient = useQueryClient();
  const inForce = useQuery(orpc.policy.inForce.queryOptions());
  const chosen = useQuery({
    queryKey: [...orpc.assessment.listTermDue.key(), 'chosen', filter, [...selected]],
    queryFn: ({ signal }) => rowsOf(filter, selected, signal),
  });
  const plan = useMutation(
    orpc.assessment.planCycle.mutationOptions({
      onSuccess: (cycle) => {
        void queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
        onDone(cycle.id);
      },
    }),
  );
  const people = chosen.data ?? [];
  const taken = people.filter(({ assessment }) => assessment !== null);
  const free = people.filter(({ assessment }) => assessment === null);
  const today = businessDateOf(new Date());
  const year = Number(today.slice(0, 4));

  function submit({ ratio, ...values }: Values) {
    if (!inForce.data) return;
    const lastDays = free.map((row) => row.endDate ?? row.dueOn ?? today);
    plan.mutate({
      ...values,
      kind: 'term',
      year,
      schemeVersionId: inForce.data.id,
      postingIds: free.map(({ postingId }) => postingId),
      periodFrom: earliest(free.map(({ startDate }) => startDate)) ?? today,
      periodTo: latest(lastDays) ?? today,
      excellentRatio: ratio === null ? null : Math.round(ratio * 100),
    });
  }

  return (
    <Modal
      open
      title="筹备期满考核"
      okText={`建立期满考核（${formatCount(free.length)} 人）`}
      okButtonProps={{ disabled: free.length === 0 || !inForce.data }}
      cancelText="取消"
      confirmLoading={plan.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {chosen.isPending && <Skeleton active title={false} />}
      {chosen.data && (
        <div className="desk-consequence">
          将为 {formatCount(free.length)} 人建立期满考核，考核期间为各人驻村任职期间。
          {taken.length > 0 && `${taken.map(({ name }) => name).join('、')}已在期满考核中，不再列入。`}
        </div>
      )}
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          title: `${year}年期满考核`,
          scorers: ['考核组'],
          ballotEntry: 'double',
          ratio: null,
        }}
        onFinish={submit}
      >
        <Form.Item name="title" label="考核名称" rules={[{ required: true, message: '请填写考核名称' }]}>
          <Input maxLength={60} onPressEnter={form.submit} />
        </Form.Item>
        <CommitteeFields />
        <Form.Item name="ratio" label="优秀等次比例" extra="暂未确定可不填。">
          <InputNumber min={0} max={100} precision={2} controls={false} suffix="%" />
        </Form.Item>
      </Form>
      <ErrorMessage error={chosen.error ?? inForce.error ?? plan.error} />
    </Modal>
  );
}

const earliest = (days: readonly BusinessDate[]) => days.toSorted()[0];
const latest = (days: readonly BusinessDate[]) => days.toSorted().at(-1);
