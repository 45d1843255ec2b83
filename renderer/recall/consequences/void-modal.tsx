import { App } from 'antd';
import { accountabilityKindLabels, followUpKindLabels } from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import type { Accountability, FollowUp } from '#shared/contract/recall-consequences.ts';
import { client } from '../../app/client.ts';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { useCaseRefresh } from '../cases/use-case-refresh.ts';

interface VoidModalProps {
  readonly detail: CaseDetail;
  readonly what:
    | { readonly kind: 'follow_up'; readonly record: FollowUp }
    | { readonly kind: 'accountability'; readonly record: Accountability };
  readonly onClose: () => void;
}

/** Takes back something that was recorded by mistake; it stays readable with the reason. */
export function VoidModal({ detail, what, onClose }: VoidModalProps) {
  const { message } = App.useApp();
  const refresh = useCaseRefresh();
  const words =
    what.kind === 'follow_up'
      ? `跟踪事项“${followUpKindLabels[what.record.kind]}：${what.record.title}”`
      : `${what.record.on} 对${what.record.object}的${accountabilityKindLabels[what.record.kind]}记录`;

  async function confirm(reason: string) {
    const at = { id: detail.id, revision: detail.revision, reason };
    if (what.kind === 'follow_up') await client.recall.voidFollowUp({ ...at, followUpId: what.record.id });
    else await client.recall.voidAccountability({ ...at, accountabilityId: what.record.id });
    await refresh();
    message.success('已作废。');
  }

  return (
    <ReasonModal
      open
      title={what.kind === 'follow_up' ? '作废跟踪事项' : '作废约谈问责记录'}
      consequence={`将作废${words}。记录和作废理由都会留在案件里。`}
      confirm="作废"
      grave
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
