import { App, Button, Modal, Select, Spin } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { attachmentLimitBytes } from '#shared/contract/recall-evidence.ts';
import type { EvidenceId, UploadId } from '#shared/ids.ts';
import { client } from '../../app/client.ts';
import { formatBytes } from '../../app/format.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import styles from './evidence.module.css';
import { eventWords, useAttachableEvents } from './use-attachable-events.ts';
import { useCaseAddition } from './use-case-write.ts';

interface AttachDialogProps {
  readonly detail: CaseDetail;
  /** The piece of evidence that the files belong to; null: to the case. */
  readonly piece: { readonly id: EvidenceId; readonly number: number } | null;
  readonly onClose: () => void;
}

/** Entries of a time line are counted from 1. */
const wholeCase = 0;

const endings = ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.xlsx'];

/** Adds files, one after the other. */
export function AttachDialog({ detail, piece, onClose }: AttachDialogProps) {
  const { message } = App.useApp();
  const add = useCaseAddition(detail);
  const events = useAttachableEvents(detail.id);
  const [place, setPlace] = useState<number | null>(null);
  const [checking, setChecking] = useState(false);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>(null);

  async function attach(uploadId: UploadId, { name }: File) {
    setChecking(true);
    setError(null);
    try {
      await add((at) =>
        client.recall.attachFile({ ...at, uploadId, evidenceId: piece?.id ?? null, eventSequence: place }),
      );
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
      title={piece === null ? '添加本案附件' : `为证据${piece.number}添加附件`}
      footer={
        <Button type="primary" disabled={checking} onClick={onClose}>
          完成
        </Button>
      }
      onCancel={() => !checking && onClose()}
      mask={{ closable: false }}
    >
      {piece === null && (
        <div className={styles.place}>
          <label htmlFor="attachment-place">归入</label>
          <Select<number>
            id="attachment-place"
            value={place ?? wholeCase}
            disabled={checking}
            options={[
              { value: wholeCase, label: '本案' },
              ...events.map((event) => ({ value: event.sequence, label: eventWords(event) })),
            ]}
            onChange={(sequence) => setPlace(sequence === wholeCase ? null : sequence)}
          />
        </div>
      )}
      <FileDrop
        accept={endings}
        hint={`PDF、JPG、PNG、.docx 或 .xlsx 文件，不超过 ${formatBytes(attachmentLimitBytes)}，不能带宏或脚本`}
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
