import { useQuery } from '@tanstack/react-query';
import { App, Button, Modal, Skeleton, Spin } from 'antd';
import { useState } from 'react';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { type DocumentScan, scanTypes } from '#shared/contract/archive-register.ts';
import { attachmentLimitBytes } from '#shared/contract/recall-evidence.ts';
import type { UploadId } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { formatBytes, formatMinute } from '../../app/format.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { SaveStoredFile } from '../../components/stored-file/save-stored-file.tsx';
import type { StoredFile } from '../../components/stored-file/stored-file.types.ts';
import { StoredFileViewer } from '../../components/stored-file/stored-file-viewer.tsx';
import styles from './course.module.css';
import { useCourseWrite } from './use-course-write.ts';

interface ScanListProps {
  readonly document: RegisteredDocument;
  /** Whether scans can be taken back. */
  readonly editable: boolean;
}

const stored = ({ id, fileName, type }: DocumentScan): StoredFile => ({
  path: `/files/scans/${id}`,
  fileName,
  mediaType: scanTypes[type],
});

/** Scans of the signed paper: looked at or saved, and taken back with a reason. */
export function ScanList({ document, editable }: ScanListProps) {
  const { id, revision } = document;
  const query = useQuery(orpc.archive.listScans.queryOptions({ input: { id } }));
  const write = useCourseWrite();
  const [shown, setShown] = useState<DocumentScan | null>(null);
  const [voiding, setVoiding] = useState<DocumentScan | null>(null);
  if (query.error) return <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active title={false} />;
  const { scans } = query.data;
  if (scans.length === 0) return <p className={styles.quiet}>还没有添加签名盖章后的扫描件。</p>;
  return (
    <>
      <ul className={styles.scans} aria-label="扫描件">
        {scans.map((scan) => (
          <li key={scan.id}>
            <span className={styles.scan}>
              {scan.voided === null ? scan.fileName : <s>{scan.fileName}</s>}
              <span className={styles.quiet}>
                {formatBytes(scan.size)} · {scan.addedBy} {formatMinute(scan.addedAt)}
              </span>
              {scan.voided !== null && <span className={styles.quiet}>撤下理由：{scan.voided.reason}</span>}
            </span>
            <span className={styles.buttons}>
              <Button size="small" aria-label={`查看 ${scan.fileName}`} onClick={() => setShown(scan)}>
                查看
              </Button>
              <SaveStoredFile file={stored(scan)} />
              {editable && scan.voided === null && (
                <Button
                  size="small"
                  danger
                  aria-label={`撤下 ${scan.fileName}`}
                  onClick={() => setVoiding(scan)}
                >
                  撤下
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {shown && <StoredFileViewer file={stored(shown)} what="扫描件" onClose={() => setShown(null)} />}
      <ReasonModal
        open={voiding !== null}
        grave
        title="撤下扫描件"
        consequence={`“${voiding?.fileName ?? ''}”不再作为这份材料的扫描件；文件和理由仍然保留备查。`}
        confirm="撤下"
        onConfirm={(reason) =>
          voiding === null
            ? Promise.resolve()
            : write(() => client.archive.voidScan({ id, revision, scanId: voiding.id, reason }))
        }
        onClose={() => setVoiding(null)}
      />
    </>
  );
}

/** Adds scans, one after the other. */
export function ScanDialog({
  document,
  onClose,
}: {
  readonly document: RegisteredDocument;
  readonly onClose: () => void;
}) {
  const { message } = App.useApp();
  const write = useCourseWrite();
  const [checking, setChecking] = useState(false);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>(null);

  async function attach(uploadId: UploadId, { name }: File) {
    setChecking(true);
    setError(null);
    try {
      const { id, revision } = document;
      await write(() => client.archive.attachScan({ id, revision, uploadId }));
      setAdded((before) => [...before, name]);
      message.success(`“${name}”已添加。`);
    } catch (failure) {
      setError(failure);
    } finally {
      setChecking(false);
    }
  }

  return (
    <Modal
      open
      title="添加扫描件"
      footer={
        <Button type="primary" disabled={checking} onClick={onClose}>
          完成
        </Button>
      }
      onCancel={() => !checking && onClose()}
      mask={{ closable: false }}
    >
      <FileDrop
        accept={['.pdf', '.jpg', '.jpeg', '.png']}
        hint={`签名盖章后的原件扫描成的 PDF、JPG 或 PNG 文件，不超过 ${formatBytes(attachmentLimitBytes)}`}
        disabled={checking}
        onUploaded={(uploadId, file) => void attach(uploadId, file)}
      />
      <div role="status">
        {checking && (
          <p className={styles.quiet}>
            <Spin size="small" /> 正在检查文件内容
          </p>
        )}
        {added.length > 0 && <p className={styles.quiet}>已添加：{added.join('、')}</p>}
      </div>
      <ErrorMessage error={error} />
    </Modal>
  );
}
