import { useMutation } from '@tanstack/react-query';
import { App, Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import type { CaseDocumentTarget, RegisteredDocument } from '#shared/contract/archive.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useFilePreview } from '../../app/use-file-preview.ts';
import { FormError } from '../../archive/missing-glyphs.tsx';
import { PdfViewer } from '../../components/pdf/pdf-viewer.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { useCaseRefresh } from '../cases/use-case-refresh.ts';
import styles from './documents.module.css';

interface CasePaperDrawerProps {
  /** What the paper is called, e.g. 召回审批表. */
  readonly label: string;
  /** What to show; null: closed. */
  readonly target: CaseDocumentTarget | null;
  /** Changes whenever the paper would be another one. */
  readonly revision: number;
  /** Why it cannot be registered yet; null: it can. */
  readonly obstacle: string | null;
  /** The one in force, which a new one supersedes. */
  readonly inForce: RegisteredDocument | undefined;
  readonly onClose: () => void;
}

/** A document of a case as it would be now, to be read and printed, and registered where the case has come to it. */
export function CasePaperDrawer({ target, label, onClose, ...props }: CasePaperDrawerProps) {
  return (
    <Drawer open={target !== null} onClose={onClose} title={label} size={880} destroyOnHidden>
      {target && <Paper target={target} label={label} onClose={onClose} {...props} />}
    </Drawer>
  );
}

interface PaperProps extends CasePaperDrawerProps {
  readonly target: CaseDocumentTarget;
}

function Paper({ label, target, revision, obstacle, inForce, onClose }: PaperProps) {
  const [asking, setAsking] = useState(false);
  const mayIssue = useAllowed('archive.issueCaseDocument');
  const refresh = useCaseRefresh();
  const { message } = App.useApp();
  const preview = useFilePreview(
    [target, revision],
    (options) => client.archive.previewCaseDocument(target, options),
    { gcTime: 0 },
  );
  const issue = useMutation(
    orpc.archive.issueCaseDocument.mutationOptions({
      onSuccess: async ({ registerNumber }) => {
        await refresh();
        void message.success(`${label}已生成并登记 ${registerNumber}。`);
        onClose();
      },
    }),
  );
  return (
    <div className={styles.paper}>
      {preview.isPending && <Skeleton active title={false} />}
      {preview.error && (
        <FormError what={label} error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {obstacle !== null && <p className={styles.quiet}>{obstacle}</p>}
      {preview.data && (
        <div className={styles.viewer}>
          <PdfViewer
            bytes={preview.data.bytes}
            fileName={preview.data.fileName}
            label={`${label}预览`}
            extra={
              mayIssue &&
              obstacle === null && (
                <Button size="small" type="primary" onClick={() => setAsking(true)}>
                  生成并登记
                </Button>
              )
            }
          />
        </div>
      )}
      <ReasonModal
        open={asking}
        reason={false}
        title={`生成${label}`}
        confirm="生成并登记"
        consequence={`将登记 1 份文书并编号，数据和文件从此不变，并记入案件的办理经过。${
          inForce ? `${inForce.registerNumber} 会标为已被替代。` : ''
        }`}
        onConfirm={() => issue.mutateAsync(target)}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
