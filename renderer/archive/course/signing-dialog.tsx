import { Form, Input, Radio } from 'antd';
import { marksOf } from '#shared/archive/document-course.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { client } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { MarkDialog } from './mark-dialog.tsx';

interface Values {
  readonly result: 'signed' | 'refused';
  readonly on: BusinessDate | null;
  readonly note?: string;
}

interface SigningDialogProps {
  readonly papers: readonly RegisteredDocument[];
  readonly onClose: () => void;
}

/** Records that the person signed, or that a refusal was noted. */
export function SigningDialog({ papers, onClose }: SigningDialogProps) {
  const [first] = papers;
  const who = (first && marksOf(first.kind).signature) ?? '本人';
  const said = ({ result, on, note = '' }: Values) => ({
    result,
    // The field is required: without a day nothing is sent.
    on: on ?? businessDateOf(new Date()),
    note: result === 'refused' ? note : null,
  });
  return (
    <MarkDialog<Values>
      papers={papers}
      title="登记签名"
      initial={{ result: 'signed', on: businessDateOf(new Date()) }}
      onOne={(at, values) => client.archive.recordSigning({ ...at, ...said(values) })}
      onMany={(documents, values) => client.archive.recordSigningMany({ documents, ...said(values) })}
      onClose={onClose}
    >
      <Form.Item name="result" label="签名情况">
        <Radio.Group
          options={[
            { value: 'signed', label: `${who}已签名` },
            { value: 'refused', label: '看过后拒绝签名，已注明' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="on"
        label="最后一个签名的日期"
        extra="材料的形成时间以这一天为准。"
        rules={[{ required: true, message: '请填写签名日期' }]}
      >
        <DateField />
      </Form.Item>
      <Form.Item noStyle dependencies={['result']}>
        {({ getFieldValue }) =>
          getFieldValue('result') === 'refused' && (
            <Form.Item
              name="note"
              label="拒签说明"
              rules={[{ required: true, whitespace: true, message: '请写明谁拒签、谁在场、由谁记录' }]}
            >
              <Input.TextArea className="desk-growing" maxLength={300} />
            </Form.Item>
          )
        }
      </Form.Item>
    </MarkDialog>
  );
}
