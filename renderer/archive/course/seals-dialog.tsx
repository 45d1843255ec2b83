import { Checkbox, Form, Input } from 'antd';
import { marksOf } from '#shared/archive/document-course.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import { client } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { MarkDialog } from './mark-dialog.tsx';

interface Values {
  readonly on: BusinessDate | null;
  readonly places: readonly string[];
  /** More organs, separated by 、 or a blank. */
  readonly others?: string;
}

interface SealsDialogProps {
  readonly papers: readonly RegisteredDocument[];
  readonly onClose: () => void;
}

/** Records whose seals papers bear: those that the form has places for, and others. */
export function SealsDialog({ papers, onClose }: SealsDialogProps) {
  const kinds = [...new Set(papers.map(({ kind }) => kind))];
  const required = [...new Set(kinds.flatMap((kind) => marksOf(kind).seals))];
  const besides = [...new Set(kinds.flatMap((kind) => marksOf(kind).besides))].filter(
    (organ) => !required.includes(organ),
  );
  const places = [...required, ...besides];
  const [first] = papers;
  const borne = papers.length === 1 && first ? first.seals : [];
  const said = ({ on, places: chosen, others = '' }: Values) => ({
    on: on ?? businessDateOf(new Date()),
    seals: [...new Set([...chosen, ...others.split(/[、，,;；\s]+/).filter((name) => name !== '')])],
  });
  return (
    <MarkDialog<Values>
      papers={papers}
      title="登记盖章"
      initial={{
        on: businessDateOf(new Date()),
        places: borne.length > 0 ? borne.filter((organ) => places.includes(organ)) : required,
        others: borne.filter((organ) => !places.includes(organ)).join('、'),
      }}
      onOne={(at, values) => client.archive.recordSeals({ ...at, ...said(values) })}
      onMany={(documents, values) => client.archive.recordSealsMany({ documents, ...said(values) })}
      onClose={onClose}
    >
      <Form.Item name="places" label="已盖哪些机关的章">
        <Checkbox.Group options={places} />
      </Form.Item>
      <Form.Item name="others" label="其他机关" extra="多个机关用顿号隔开。">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="on" label="最后一个章的日期" rules={[{ required: true, message: '请填写盖章日期' }]}>
        <DateField />
      </Form.Item>
    </MarkDialog>
  );
}
