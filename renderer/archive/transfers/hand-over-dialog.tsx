import { App, Form } from 'antd';
import { useState } from 'react';
import type { TransferDetail } from '#shared/contract/archive-transfer.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { client } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { countWords, useTransferRefresh } from './transfer-words.ts';

interface HandOverDialogProps {
  readonly transfer: TransferDetail;
  readonly onClose: () => void;
}

/** Records that the papers have gone, and on which day. */
export function HandOverDialog({ transfer, onClose }: HandOverDialogProps) {
  const { message } = App.useApp();
  const refresh = useTransferRefresh();
  const [on, setOn] = useState<BusinessDate | null>(businessDateOf(new Date()));
  const { id, revision, counts, recipient } = transfer;
  return (
    <ReasonModal
      open
      title="登记移交"
      confirm="登记移交"
      reason={false}
      consequence={`将登记 ${countWords(counts)}已移交给${recipient}。登记前逐件核对是否齐全；登记后不能撤销，退回的在回执中写明。`}
      onClose={onClose}
      onConfirm={async () => {
        if (on === null) throw new Error('请填写移交日期，如 20260305。');
        await client.archive.handOverTransfer({ id, revision, on });
        await refresh();
        message.success(`${counts.documents} 件材料已登记移交。`);
      }}
    >
      <Form.Item label="移交日期" htmlFor="hand-over-on" required>
        <DateField id="hand-over-on" value={on} onChange={setOn} />
      </Form.Item>
    </ReasonModal>
  );
}
