import { useQuery } from '@tanstack/react-query';
import { App, Button, Modal, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { type DocumentScan, scanTypes } from '#shared/contract/archive-register.ts';
import type { ScanId } from '#shared/ids.ts';
import { fetchFile, messageOf } from '../../app/client.ts';
import { saveFile } from '../../app/save-file.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { PdfViewer } from '../../components/pdf/pdf-viewer.tsx';
import styles from './course.module.css';

const pathOf = (id: ScanId) => `/files/scans/${id}` as const;

/** A scan over the page. Nothing in it runs: pages are drawn, pictures are pictures. */
export function ScanViewer({ scan, onClose }: { readonly scan: DocumentScan; readonly onClose: () => void }) {
  const query = useQuery({
    queryKey: ['scan', scan.id],
    queryFn: ({ signal }) => fetchFile(pathOf(scan.id), signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Modal
      open
      title={scan.fileName}
      width="min(1080px, calc(100vw - 32px))"
      style={{ top: 16 }}
      footer={null}
      destroyOnHidden
      onCancel={onClose}
    >
      <div className={styles.viewer}>
        <ErrorMessage title="扫描件没有载入" error={query.error} onRetry={() => void query.refetch()} />
        {query.isPending && <Skeleton active title={false} />}
        {query.data &&
          (scan.type === 'pdf' ? (
            <PdfViewer
              bytes={query.data}
              fileName={scan.fileName}
              label={`扫描件 ${scan.fileName}`}
              outside
            />
          ) : (
            <Picture scan={scan} bytes={query.data} />
          ))}
      </div>
    </Modal>
  );
}

function Picture({ scan, bytes }: { readonly scan: DocumentScan; readonly bytes: ArrayBuffer }) {
  const [address, setAddress] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: scanTypes[scan.type] }));
    setAddress(made);
    setBroken(false);
    return () => URL.revokeObjectURL(made);
  }, [bytes, scan.type]);
  return (
    <div className={styles.picture}>
      {broken && (
        <ErrorMessage error={new Error('这张图片打不开，内容可能已损坏。请保存后用其他软件查看。')} />
      )}
      {address !== null && <img src={address} alt={scan.fileName} onError={() => setBroken(true)} />}
      <div>
        <SaveScan scan={scan} />
      </div>
    </div>
  );
}

/** Saves a scan where the person chooses. */
export function SaveScan({ scan }: { readonly scan: DocumentScan }) {
  const { message } = App.useApp();
  const [saving, setSaving] = useState(false);

  async function save() {
    setSaving(true);
    try {
      const bytes = new Uint8Array(await fetchFile(pathOf(scan.id)));
      const done = await saveFile(scan.fileName, bytes, scanTypes[scan.type]);
      if (done) message.success(done);
    } catch (failure) {
      message.error(messageOf(failure));
    } finally {
      setSaving(false);
    }
  }

  return (
    <Button size="small" loading={saving} aria-label={`另存 ${scan.fileName}`} onClick={() => void save()}>
      另存
    </Button>
  );
}
