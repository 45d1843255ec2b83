import { Drawer, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { TransferDetail, TransferItem } from '#shared/contract/archive-transfer.ts';
import { client } from '../../app/client.ts';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { EntryForm } from '../../presence/records/parts/entry-form.tsx';
import { useTransferRefresh } from './transfer-words.ts';

interface ItemValues {
  copies: number;
  remark: string;
}

interface ItemDrawerProps {
  readonly transfer: TransferDetail;
  readonly item: TransferItem;
  readonly onClose: () => void;
}

/** How many copies of a paper go, and what stands beside it on the list. */
export function ItemDrawer({ transfer, item, onClose }: ItemDrawerProps) {
  const [form] = Form.useForm<ItemValues>();
  const [unsaved, setUnsaved] = useState(false);
  const [base, setBase] = useState(transfer);
  const refresh = useTransferRefresh();
  const { document } = item;
  const title = `${document.personName ?? ''} ${document.title}`.trim();

  async function save({ copies, remark }: ItemValues): Promise<void> {
    const { id, revision, sender, recipient, note, items } = base;
    await client.archive.reviseTransfer({
      id,
      revision,
      transfer: {
        sender,
        recipient,
        note,
        items: items.map((each) => ({
          documentId: each.document.id,
          ...(each.document.id === document.id
            ? { copies, remark: remark ?? '' }
            : { copies: each.copies, remark: each.remark }),
        })),
      },
    });
    setUnsaved(false);
    await refresh();
    onClose();
  }

  async function noteConflict(): Promise<string> {
    setBase(await client.archive.getTransfer({ id: transfer.id }));
    return '这次移交刚刚有人改动过，所以还没有保存。您填写的内容还在；核对后再保存一次。';
  }

  return (
    <Drawer open onClose={onClose} title={title} size={420} destroyOnHidden>
      <UnsavedGuard unsaved={unsaved} withinPage what="填写的内容还没有保存" />
      <EntryForm<ItemValues>
        form={form}
        label={title}
        confirm="保存"
        initial={{ copies: item.copies, remark: item.remark }}
        submit={save}
        onConflict={noteConflict}
        onUnsaved={setUnsaved}
      >
        <Form.Item name="copies" label="份数" rules={[{ required: true, message: '请填写份数' }]}>
          <InputNumber min={1} max={99} precision={0} />
        </Form.Item>
        <Form.Item name="remark" label="备注" extra="如“复印件”。不填的，清单上印登记簿中的备注。">
          <Input maxLength={40} />
        </Form.Item>
      </EntryForm>
    </Drawer>
  );
}
