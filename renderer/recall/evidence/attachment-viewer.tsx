import { Modal, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { type Attachment, attachmentTypes } from '#shared/contract/recall-evidence.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { PdfViewer } from '../../components/pdf/pdf-viewer.tsx';
import styles from './evidence.module.css';
import { SaveButton } from './save-button.tsx';
import { useStoredFile } from './use-stored-file.ts';

interface AttachmentViewerProps {
  readonly file: Attachment;
  readonly onClose: () => void;
}

/** Whether the page shows files of the kind itself; others are only saved. */
export const isShown = ({ type }: Pick<Attachment, 'type'>) =>
  type === 'pdf' || type === 'jpg' || type === 'png';

/** A PDF or a picture over the page. Nothing in it runs: pages are drawn, pictures are pictures. */
export function AttachmentViewer({ file, onClose }: AttachmentViewerProps) {
  const query = useStoredFile(file.id);
  return (
    <Modal
      open
      title={file.fileName}
      width="min(1080px, calc(100vw - 32px))"
      style={{ top: 16 }}
      footer={null}
      destroyOnHidden
      onCancel={onClose}
    >
      <div className={styles.viewer}>
        <ErrorMessage title="附件没有载入" error={query.error} onRetry={() => void query.refetch()} />
        {query.isPending && <Skeleton active title={false} />}
        {query.data &&
          (file.type === 'pdf' ? (
            <PdfViewer bytes={query.data} fileName={file.fileName} label={`附件 ${file.fileName}`} outside />
          ) : (
            <Picture file={file} bytes={query.data} />
          ))}
      </div>
    </Modal>
  );
}

function Picture({ file, bytes }: { readonly file: Attachment; readonly bytes: ArrayBuffer }) {
  const [address, setAddress] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: attachmentTypes[file.type] }));
    setAddress(made);
    setBroken(false);
    return () => URL.revokeObjectURL(made);
  }, [bytes, file.type]);
  return (
    <div className={styles.picture}>
      {broken && (
        <ErrorMessage error={new Error('这张图片打不开，内容可能已损坏。请保存后用其他软件查看。')} />
      )}
      {address !== null && <img src={address} alt={file.fileName} onError={() => setBroken(true)} />}
      <div>
        <SaveButton file={file} />
      </div>
    </div>
  );
}
