import { useQuery } from '@tanstack/react-query';
import { Modal, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { fetchFile } from '../../app/client.ts';
import { ErrorMessage } from '../error-message.tsx';
import { PdfViewer } from '../pdf/pdf-viewer.tsx';
import { SaveStoredFile } from './save-stored-file.tsx';
import styles from './stored-file.module.css';
import type { StoredFile } from './stored-file.types.ts';

interface StoredFileViewerProps {
  readonly file: StoredFile;
  /** What kind of file it is to people, e.g. 附件. */
  readonly what: string;
  readonly onClose: () => void;
}

/** A PDF or a picture over the page. Nothing in it runs: pages are drawn, pictures are pictures. */
export function StoredFileViewer({ file, what, onClose }: StoredFileViewerProps) {
  // Asked for when it is shown and forgotten afterwards.
  const query = useQuery({
    queryKey: ['stored-file', file.path],
    queryFn: ({ signal }) => fetchFile(file.path, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
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
        <ErrorMessage title={`${what}没有载入`} error={query.error} onRetry={() => void query.refetch()} />
        {query.isPending && <Skeleton active title={false} />}
        {query.data &&
          (file.mediaType === 'application/pdf' ? (
            <PdfViewer
              bytes={query.data}
              fileName={file.fileName}
              label={`${what} ${file.fileName}`}
              outside
            />
          ) : (
            <Picture file={file} bytes={query.data} />
          ))}
      </div>
    </Modal>
  );
}

function Picture({ file, bytes }: { readonly file: StoredFile; readonly bytes: ArrayBuffer }) {
  const [address, setAddress] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }));
    setAddress(made);
    setBroken(false);
    return () => URL.revokeObjectURL(made);
  }, [bytes, file.mediaType]);
  return (
    <div className={styles.picture}>
      {broken && (
        <ErrorMessage error={new Error('这张图片打不开，内容可能已损坏。请保存后用其他软件查看。')} />
      )}
      {address !== null && <img src={address} alt={file.fileName} onError={() => setBroken(true)} />}
      <div>
        <SaveStoredFile file={file} />
      </div>
    </div>
  );
}
