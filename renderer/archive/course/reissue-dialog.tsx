import { useQuery } from '@tanstack/react-query';
import { App, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  type DocumentTarget,
  documentTargetSchema,
  type RegisteredDocument,
} from '#shared/contract/archive.ts';
import { client, orpc } from '../../app/client.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import styles from './course.module.css';
import { useCourseWrite } from './use-course-write.ts';

/** What a document is about, to make it again; null for papers of cases and others that are made elsewhere. */
export function targetOf({ kind, assessmentId, cycleId, unitId }: RegisteredDocument): DocumentTarget | null {
  const parsed = documentTargetSchema.safeParse({ kind, assessmentId, cycleId, unitId });
  return parsed.success ? parsed.data : null;
}

interface ReissueDialogProps {
  readonly document: RegisteredDocument;
  readonly target: DocumentTarget;
  readonly onClose: () => void;
}

/** Makes a new version of a document, after showing what the data say differently now. */
export function ReissueDialog({ document, target, onClose }: ReissueDialogProps) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const write = useCourseWrite();
  const frozen = useQuery(orpc.archive.frozenData.queryOptions({ input: { id: document.id }, gcTime: 0 }));
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const changes = (frozen.data?.groups ?? []).flatMap(({ title, fields }) =>
    fields.filter(({ changed }) => changed).map((field) => ({ ...field, group: title })),
  );

  async function reissue() {
    setRunning(true);
    setError(null);
    try {
      const made = await write(() => client.archive.issueDocument(target));
      message.success(`已生成第 ${made.version} 版，${made.registerNumber}。`);
      onClose();
      void navigate(`/archive/${made.id}`);
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(false);
    }
  }

  return (
    <Modal
      open
      title="重新生成（新版）"
      okText="生成新版"
      cancelText="取消"
      confirmLoading={running}
      width={640}
      onOk={() => void reissue()}
      onCancel={() => !running && onClose()}
    >
      <div className="desk-consequence">
        将用现在的数据生成第 {document.version + 1}{' '}
        版，另编登记号；本版标明已被替代，签名和盖章要在新版上重新办理。
      </div>
      {frozen.isPending && <Skeleton active title={false} />}
      <ErrorMessage error={frozen.error} onRetry={() => void frozen.refetch()} />
      {frozen.data && (
        <>
          <h3 className={styles.changed}>
            {changes.length > 0
              ? `与本版不同的有 ${changes.length} 处`
              : (frozen.data.note ?? '数据与本版相同。考核没有重新审定过的，不用生成新版。')}
          </h3>
          <ul className={styles.changes} aria-label="与本版不同的内容">
            {changes.map(({ path, group, label, entry, value, now }) => (
              <li key={path}>
                <b>{[group, entry, label].filter(Boolean).join(' · ')}</b>
                <span>
                  {shortened(value)} → {shortened(now)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ErrorMessage error={error} />
    </Modal>
  );
}

/** Long texts are told by their beginning. */
const shortened = (text: string | null) =>
  text === null ? '（空白）' : text.length > 40 ? `${text.slice(0, 40)}……` : text;
