import { Drawer, Skeleton } from 'antd';
import { type AssessmentDetail, isPersonSubject } from '#shared/contract/assessment-record.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import { client } from '../../app/client.ts';
import { useFilePreview } from '../../app/use-file-preview.ts';
import { ErrorMessage } from '../../components/error-message.tsx';
import { PdfViewer } from '../../components/pdf/pdf-viewer.tsx';
import styles from './scoring-page.module.css';

/** A paper about one record that can be looked at before it is registered. */
export interface Paper {
  readonly kind: 'score_detail' | 'term_form';
  readonly label: string;
}

/** The papers about a record that have no page of their own. */
export function papersOf({ kind, subject }: AssessmentDetail): Paper[] {
  const detail: Paper = { kind: 'score_detail', label: '得分明细' };
  return kind === 'term' && isPersonSubject(subject)
    ? [detail, { kind: 'term_form', label: '鉴定表' }]
    : [detail];
}

interface PaperDrawerProps {
  readonly detail: AssessmentDetail;
  readonly paper: Paper;
  readonly onClose: () => void;
}

/** The paper as it would be printed now, marked as a draft. */
export function PaperDrawer({ detail: { id, revision, name }, paper, onClose }: PaperDrawerProps) {
  const preview = useFilePreview(
    [paper.kind, id, revision],
    (options) => client.archive.previewDocument({ kind: paper.kind, assessmentId: id }, options),
    { staleTime: Number.POSITIVE_INFINITY, gcTime: 30_000 },
  );
  return (
    <Drawer
      open
      onClose={onClose}
      size={920}
      title={`${name}：${documentKindLabels[paper.kind]}（预览稿）`}
      destroyOnHidden
    >
      <div className={styles.paper}>
        {preview.data && (
          <PdfViewer
            bytes={preview.data.bytes}
            fileName={preview.data.fileName}
            label={`${paper.label}预览`}
          />
        )}
        {preview.isPending && <Skeleton active />}
        <ErrorMessage title="没有排出" error={preview.error} onRetry={() => void preview.refetch()} />
      </div>
    </Drawer>
  );
}
