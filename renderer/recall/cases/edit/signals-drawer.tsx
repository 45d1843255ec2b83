import { useQuery } from '@tanstack/react-query';
import { Form, Skeleton } from 'antd';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { client, orpc } from '../../../app/client.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { SignalChoice } from '../opening/signal-choice.tsx';
import { CaseDrawer, useCaseForm } from './case-drawer.tsx';
import { storedFacts } from './changed-fields.ts';

interface SignalValues {
  keys: string[];
}

interface EditDrawerProps {
  readonly detail: CaseDetail;
  readonly onClose: () => void;
}

/** 并入线索: signals of the same posting that came up after the case was opened. */
export function SignalsDrawer({ detail, onClose }: EditDrawerProps) {
  const form = useCaseForm<SignalValues>();
  const signals = useQuery(
    orpc.recall.signalsOf.queryOptions({ input: { postingId: detail.subject.postingId }, staleTime: 0 }),
  );
  const taken = new Set(detail.signals.map(({ signal }) => signal.key));
  const listed = signals.data?.signals.filter(({ key }) => !taken.has(key)) ?? [];
  return (
    <CaseDrawer<SignalValues>
      detail={detail}
      title={`${detail.subject.personName} · 并入线索`}
      form={form}
      initial={{ keys: [] }}
      confirm="并入"
      done="线索已并入本案。"
      stored={storedFacts}
      submit={(values, revision) =>
        client.recall.addSignals({
          id: detail.id,
          revision,
          signals: listed
            .filter(({ key }) => values.keys?.includes(key))
            .map(({ key, factsSha256 }) => ({ key, factsSha256 })),
        })
      }
      onClose={onClose}
    >
      <ErrorMessage title="线索没有载入" error={signals.error} onRetry={() => void signals.refetch()} />
      {signals.isPending && <Skeleton active title={false} />}
      {signals.data && (
        <Form.Item
          name="keys"
          label="本案以外的线索"
          extra="线索对应的情形随之列入本案。"
          rules={[{ type: 'array', min: 1, message: '请勾选要并入的线索' }]}
          validateTrigger="onSubmit"
        >
          <SignalChoice signals={listed} none="这个人没有本案以外的线索。" />
        </Form.Item>
      )}
    </CaseDrawer>
  );
}
