import { App, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { TransferDetail, TransferItem } from '#shared/contract/archive-transfer.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { DocumentId } from '#shared/ids.ts';
import { optionalParagraphs, reasonSchema } from '#shared/text.ts';
import { client } from '../../app/client.ts';
import { FieldPair } from '../../components/field-pair.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { DayField, LineField } from '../../presence/records/parts/entry-fields.tsx';
import { EntryForm } from '../../presence/records/parts/entry-form.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import { useTransferRefresh } from './transfer-words.ts';

interface ReceiptValues {
  on: BusinessDate | null;
  by: string;
  note: string | null;
  returned: DocumentId[];
  reasons: Record<string, string>;
}

interface ReceiptDrawerProps {
  readonly transfer: TransferDetail;
  readonly onClose: () => void;
}

const wordsOf = ({ position, document }: TransferItem) =>
  `${position}. ${document.personName ?? ''} ${document.title}（${document.registerNumber}）`;

/** What the recipient took, when and by whom, and what came back with which reason. */
export function ReceiptDrawer({ transfer, onClose }: ReceiptDrawerProps) {
  const { message } = App.useApp();
  const [form] = Form.useForm<ReceiptValues>();
  const [unsaved, setUnsaved] = useState(false);
  const [revision, setRevision] = useState(transfer.revision);
  const refresh = useTransferRefresh();
  const returned = Form.useWatch('returned', form) ?? [];
  const items = transfer.items.filter(({ document }) => returned.includes(document.id));
  const taken = transfer.items.length - items.length;

  async function save(values: ReceiptValues): Promise<void> {
    if (values.on === null) return;
    await client.archive.recordTransferReceipt({
      id: transfer.id,
      revision,
      on: values.on,
      by: values.by,
      note: values.note ?? null,
      refused: values.returned.map((documentId) => ({
        documentId,
        reason: values.reasons?.[documentId] ?? '',
      })),
    });
    setUnsaved(false);
    await refresh();
    message.success(`回执已登记：接收 ${taken} 件，退回 ${items.length} 件。`);
    onClose();
  }

  async function noteConflict(): Promise<string> {
    setRevision((await client.archive.getTransfer({ id: transfer.id })).revision);
    return '这次移交刚刚有人改动过，所以还没有登记。您填写的内容还在；核对后再登记一次。';
  }

  return (
    <Drawer open onClose={onClose} title={`登记回执 ${transfer.number}`} size={560} destroyOnHidden>
      <UnsavedGuard unsaved={unsaved} withinPage what="填写的内容还没有保存" />
      <EntryForm<ReceiptValues>
        form={form}
        label="登记回执"
        confirm={items.length === 0 ? `登记回执，全部接收` : `登记回执，退回 ${items.length} 件`}
        enterSaves={false}
        initial={{ on: businessDateOf(new Date()), by: '', note: null, returned: [], reasons: {} }}
        submit={save}
        onConflict={noteConflict}
        onUnsaved={setUnsaved}
      >
        <FieldPair>
          <DayField name="on" label="接收日期" />
          <LineField name="by" label="接收人" max={30} />
        </FieldPair>
        <Form.Item
          name="returned"
          label="退回的材料"
          extra={`没有选的 ${taken} 件登记为已接收。退回的材料回到移交前的状态，补正后可以再次移交。`}
        >
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="全部接收的不用选"
            options={transfer.items.map((item) => ({ value: item.document.id, label: wordsOf(item) }))}
          />
        </Form.Item>
        {items.map((item) => (
          <Form.Item
            key={item.document.id}
            name={['reasons', item.document.id]}
            label={`退回理由：${wordsOf(item)}`}
            required
            rules={[ruleOf(reasonSchema, '')]}
            validateTrigger="onBlur"
          >
            <Input maxLength={200} />
          </Form.Item>
        ))}
        <Form.Item name="note" label="说明" rules={[ruleOf(optionalParagraphs('说明', 500))]}>
          <Input.TextArea className="desk-growing" maxLength={500} />
        </Form.Item>
      </EntryForm>
    </Drawer>
  );
}
