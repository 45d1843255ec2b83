import { App, Form, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { nameOfPaper } from '#shared/archive/mark-rules.ts';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { ManyMarked } from '#shared/contract/archive-register.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import styles from './course.module.css';
import { useCourseWrite } from './use-course-write.ts';

export type PaperAt = Pick<RegisteredDocument, 'id' | 'revision'>;

interface MarkDialogProps<Values extends object> {
  /** Of which papers; of several, those that it cannot be recorded of are named and left. */
  readonly papers: readonly RegisteredDocument[];
  /** e.g. 登记签名 */
  readonly title: string;
  readonly initial: Values;
  readonly children: ReactNode;
  readonly onOne: (at: PaperAt, values: Values) => Promise<unknown>;
  readonly onMany: (papers: PaperAt[], values: Values) => Promise<ManyMarked>;
  readonly onClose: () => void;
}

/** Records the same of one paper or of many. What fails is told here, and nothing closes. */
export function MarkDialog<Values extends object>({
  papers,
  title,
  initial,
  ...props
}: MarkDialogProps<Values>) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const write = useCourseWrite();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [left, setLeft] = useState<ManyMarked['left'] | null>(null);
  const [first] = papers;
  const single = papers.length === 1 ? first : undefined;

  async function submit(values: Values) {
    setRunning(true);
    setError(null);
    try {
      if (single) {
        const { id, revision } = single;
        await write(() => props.onOne({ id, revision }, values));
        message.success(`已${title}。`);
        props.onClose();
        return;
      }
      const many = papers.map(({ id, revision }) => ({ id, revision }));
      const marked = await write(() => props.onMany(many, values));
      if (marked.documents.length > 0) message.success(`已为 ${marked.documents.length} 份材料${title}。`);
      if (marked.left.length === 0) props.onClose();
      else setLeft(marked.left);
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(false);
    }
  }

  if (left !== null) {
    return (
      <Modal
        open
        title={`${left.length} 份材料没有登记`}
        okText="知道了"
        cancelButtonProps={{ hidden: true }}
        onOk={props.onClose}
        onCancel={props.onClose}
      >
        <ul className={styles.left} aria-label="没有登记的材料">
          {left.map(({ id, message: why }) => (
            <li key={id}>{why}</li>
          ))}
        </ul>
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText="取消"
      confirmLoading={running}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={() => !running && props.onClose()}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        disabled={running}
        initialValues={initial}
        onFinish={(values) => void submit(values)}
      >
        <div className="desk-consequence">
          {single ? nameOfPaper(single) : `将为选中的 ${papers.length} 份材料登记，不能登记的逐份说明。`}
        </div>
        {props.children}
        <ErrorMessage error={error} />
      </Form>
    </Modal>
  );
}
