import { Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { type Attachment, attachmentTypes } from '#shared/contract/recall-evidence.ts';
import { client } from '../../app/client.ts';
import { formatBytes, formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { SaveStoredFile } from '../../components/stored-file/save-stored-file.tsx';
import { isShown, type StoredFile } from '../../components/stored-file/stored-file.types.ts';
import { StoredFileViewer } from '../../components/stored-file/stored-file-viewer.tsx';
import styles from './evidence.module.css';
import { useCaseWrite } from './use-case-write.ts';

interface AttachmentListProps {
  readonly detail: CaseDetail;
  readonly files: readonly Attachment[];
  readonly label: string;
  /** What a file belongs to, in words, where its place does not say. */
  readonly placeOf?: (file: Attachment) => string | null;
}

const stored = ({ id, fileName, type }: Attachment): StoredFile => ({
  path: `/files/attachments/${id}`,
  fileName,
  mediaType: attachmentTypes[type],
});

/** Files under each other: looked at or saved, and taken back with a reason. */
export function AttachmentList({ detail, files, label, placeOf }: AttachmentListProps) {
  const [shown, setShown] = useState<Attachment | null>(null);
  const [voiding, setVoiding] = useState<Attachment | null>(null);
  const mayVoid = useAllowed('recall.voidAttachment') && detail.endedOn === null;
  const write = useCaseWrite(detail);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={styles.files} aria-label={label}>
        {files.map((file) => (
          <li key={file.id}>
            <span className={styles.file}>
              {file.voided === null ? file.fileName : <s className={styles.struck}>{file.fileName}</s>}
              {placeOf?.(file) && <span className={styles.quiet}>归入：{placeOf(file)}</span>}
              <span className={styles.quiet}>
                {formatBytes(file.size)} · {file.addedBy} {formatMinute(file.addedAt)}
              </span>
              {file.voided !== null && <span className={styles.quiet}>已作废：{file.voided.reason}</span>}
            </span>
            <span className={styles.buttons}>
              {isShown(stored(file)) && (
                <Button size="small" aria-label={`查看 ${file.fileName}`} onClick={() => setShown(file)}>
                  查看
                </Button>
              )}
              <SaveStoredFile file={stored(file)} />
              {mayVoid && file.voided === null && !file.decided && (
                <Button
                  size="small"
                  danger
                  aria-label={`作废 ${file.fileName}`}
                  onClick={() => setVoiding(file)}
                >
                  作废
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {shown && <StoredFileViewer file={stored(shown)} what="附件" onClose={() => setShown(null)} />}
      <ReasonModal
        open={voiding !== null}
        title="作废附件"
        consequence={`“${voiding?.fileName ?? ''}”不再作为本案材料，也不装入案卷；文件和理由仍然保留备查。`}
        confirm="作废附件"
        grave
        onConfirm={(reason) =>
          voiding === null
            ? Promise.resolve()
            : write((at) => client.recall.voidAttachment({ ...at, attachmentId: voiding.id, reason }))
        }
        onClose={() => setVoiding(null)}
      />
    </>
  );
}
