import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DocumentTarget } from '#shared/contract/archive.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useFilePreview } from '../../app/use-file-preview.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { PdfViewer } from '../../components/pdf/pdf-viewer.tsx';
import styles from './publicity.module.css';

interface DocumentButtonProps {
  /** What the paper is, e.g. `公示文稿`. */
  readonly label: string;
  readonly target: DocumentTarget;
  /** Changes whenever the paper would be another one. */
  readonly revision: string;
}

/** Shows a paper as it would be now, to be printed, and registers it for whoever keeps the register. */
export function DocumentButton({ label, target, revision }: DocumentButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={label} size={860} destroyOnHidden>
        <Paper label={label} target={target} revision={revision} />
      </Drawer>
    </>
  );
}

function Paper({ label, target, revision }: DocumentButtonProps) {
  const mayIssue = useAllowed('archive.issueDocument');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const preview = useFilePreview(
    [target, revision],
    (options) => client.archive.previewDocument(target, options),
    { gcTime: 30_000 },
  );
  const issue = useMutation(
    orpc.archive.issueDocument.mutationOptions({
      onSuccess: (document) => {
        void queryClient.invalidateQueries({ queryKey: orpc.archive.key() });
        message.success(`已生成并登记 ${document.registerNumber}。`);
        void navigate(`/archive/${document.id}`);
      },
    }),
  );
  return (
    <>
      <ErrorMessage title={`${label}没有生成`} error={preview.error} onRetry={() => void preview.refetch()} />
      <ErrorMessage title={`${label}没有登记`} error={issue.error} />
      {preview.isPending && <Skeleton active title={false} />}
      {preview.data && (
        <div className={styles.viewer}>
          <PdfViewer
            bytes={preview.data.bytes}
            fileName={preview.data.fileName}
            label={`${label}预览`}
            extra={
              mayIssue && (
                <Button
                  size="small"
                  type="primary"
                  loading={issue.isPending}
                  onClick={() => issue.mutate(target)}
                >
                  生成并登记
                </Button>
              )
            }
          />
        </div>
      )}
    </>
  );
}
