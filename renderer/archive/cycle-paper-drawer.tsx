import { Drawer, Skeleton } from 'antd';
import type { DocumentTarget, RegisteredDocument } from '#shared/contract/archive.ts';
import { client } from '../app/client.ts';
import { useFilePreview } from '../app/use-file-preview.ts';
import { PdfViewer } from '../components/pdf/pdf-viewer.tsx';
import styles from './cycle-documents.module.css';
import { IssuePaper } from './issue-paper.tsx';
import { FormError } from './missing-glyphs.tsx';

interface CyclePaper {
  readonly name: string;
  readonly target: DocumentTarget;
  /** Why it cannot be registered yet; null: it can. */
  readonly obstacle: string | null;
  /** The one in force, which a new one takes the place of. */
  readonly inForce: RegisteredDocument | undefined;
}

interface CyclePaperDrawerProps {
  /** Null: closed. */
  readonly paper: CyclePaper | null;
  /** Revision of the cycle. */
  readonly revision: number;
  readonly onClose: () => void;
}

/** A paper of a cycle as it would be now, to be printed, and registered once that may be done. */
export function CyclePaperDrawer({ paper, revision, onClose }: CyclePaperDrawerProps) {
  return (
    <Drawer
      open={paper !== null}
      onClose={onClose}
      title={paper?.name}
      size={980}
      destroyOnHidden
      extra={
        paper?.obstacle === null && (
          <IssuePaper target={paper.target} name={paper.name} replaced={paper.inForce} />
        )
      }
    >
      {paper && <Preview paper={paper} revision={revision} />}
    </Drawer>
  );
}

function Preview({ paper, revision }: { readonly paper: CyclePaper; readonly revision: number }) {
  const { name, target, obstacle } = paper;
  const preview = useFilePreview(
    [target, revision],
    (options) => client.archive.previewDocument(target, options),
    { gcTime: 30_000 },
  );
  return (
    <div className={styles.paper}>
      <p className={styles.quiet}>
        按现在的数据排出，没有登记号，不能存档。{obstacle ?? '核对无误后由档案员生成并登记。'}
      </p>
      {preview.isPending && <Skeleton active title={false} />}
      {preview.error && (
        <FormError what={name} error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.data && (
        <div className={styles.viewer}>
          <PdfViewer bytes={preview.data.bytes} fileName={preview.data.fileName} label={`${name}预览`} />
        </div>
      )}
    </div>
  );
}
