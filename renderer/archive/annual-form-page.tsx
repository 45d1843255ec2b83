import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { assessmentIdSchema } from '#shared/ids.ts';
import { assessmentStateLabels } from '#shared/vocabulary.ts';
import { client, fetchFile, orpc } from '../app/client.ts';
import { useAllowed } from '../app/session.tsx';
import { useAddressId } from '../app/use-address-id.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../components/page.tsx';
import { PdfViewer } from '../components/pdf/pdf-viewer.tsx';
import { ReasonModal } from '../components/reason-modal.tsx';
import styles from './archive.module.css';
import { DocumentStateChip } from './document-state-chip.tsx';
import { FormError } from './missing-glyphs.tsx';

/** 年度考核登记表 of one person: as it would be now, and the ones that were registered. */
export function AnnualFormPage() {
  const id = useAddressId('assessmentId', assessmentIdSchema);
  const assessment = useQuery(orpc.assessment.get.queryOptions({ input: { id } }));
  const documents = useQuery(
    orpc.archive.list.queryOptions({ input: { kind: 'annual_form', assessmentId: id, limit: 500 } }),
  );
  const detail = assessment.data;
  const preview = useQuery({
    queryKey: ['files', 'previews', id, detail?.revision],
    queryFn: async ({ signal }) => {
      const { previewId, fileName } = await client.archive.previewDocument(
        { kind: 'annual_form', assessmentId: id },
        { signal },
      );
      return { fileName, bytes: await fetchFile(`/files/previews/${previewId}`, signal) };
    },
    enabled: detail !== undefined,
    // The same revision gives the same preview; several megabytes need not stay long.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  });
  const registered = documents.data?.documents;
  return (
    <Page fill>
      <PageHeader
        title="年度考核登记表"
        crumbs={
          detail
            ? [
                { label: '年度考核', to: '/assessment' },
                { label: detail.cycleTitle, to: `/assessment/${detail.cycleId}` },
                { label: detail.name, to: `/assessment/${detail.cycleId}/records/${id}` },
              ]
            : [{ label: '年度考核', to: '/assessment' }]
        }
        meta={detail?.name}
        action={detail && registered && <IssueButton detail={detail} registered={registered} />}
      />
      <ErrorMessage
        title="登记表没有载入"
        error={assessment.error ?? documents.error}
        onRetry={() => void Promise.all([assessment.refetch(), documents.refetch()])}
      />
      <div className={styles.document}>
        <div className={styles.viewer}>
          {preview.data && (
            <PdfViewer
              bytes={preview.data.bytes}
              fileName={preview.data.fileName}
              label="年度考核登记表预览"
            />
          )}
          {preview.isPending && !assessment.error && <Skeleton active className={styles.loading ?? ''} />}
          {preview.error && <FormError error={preview.error} onRetry={() => void preview.refetch()} />}
        </div>
        {detail && registered && (
          <aside className={styles.side} aria-label="登记表信息">
            <Panel title="预览稿">
              <p className={styles.help}>
                按现在的数据排出，没有登记号，不能存档。考核状态：{assessmentStateLabels[detail.state]}。
              </p>
              <p className={styles.help}>{nextStep(detail, registered)}</p>
            </Panel>
            <Panel title="正式登记表">
              {registered.length === 0 ? (
                <p className={styles.help}>还没有生成过。</p>
              ) : (
                <ul className={styles.registered}>
                  {registered.map((document) => (
                    <li key={document.id}>
                      <Link to={`/archive/${document.id}`}>{document.registerNumber}</Link>
                      <DocumentStateChip state={document.state} />
                      <span className={styles.help}>第 {document.version} 版</span>
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
          </aside>
        )}
      </div>
    </Page>
  );
}

function nextStep(detail: AssessmentDetail, registered: readonly RegisteredDocument[]): string {
  if (detail.state === 'scoring') return '评分完成、提出等次建议并审定锁定后，由档案员生成正式登记表。';
  if (detail.state === 'proposed') return '领导审定并锁定后，由档案员生成正式登记表。';
  return registered.some(({ state }) => state === 'issued')
    ? '已有正式登记表，内容没有变化时不必再生成。'
    : '考核已锁定，可以由档案员生成正式登记表。';
}

interface IssueButtonProps {
  readonly detail: AssessmentDetail;
  readonly registered: readonly RegisteredDocument[];
}

function IssueButton({ detail, registered }: IssueButtonProps) {
  const [asking, setAsking] = useState(false);
  const mayIssue = useAllowed('archive.issueDocument');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const issue = useMutation(
    orpc.archive.issueDocument.mutationOptions({
      onSuccess: (document) => {
        void queryClient.invalidateQueries({ queryKey: orpc.archive.key() });
        void message.success(`已生成并登记 ${document.registerNumber}。`);
        void navigate(`/archive/${document.id}`);
      },
    }),
  );
  if (!mayIssue || detail.state !== 'locked') return null;
  const replaced = registered.find(({ state }) => state === 'issued');
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        生成正式登记表
      </Button>
      <ReasonModal
        open={asking}
        reason={false}
        title="生成正式登记表"
        confirm="生成并登记"
        consequence={`将登记 1 份文件并编号，数据和文件从此不变。${
          replaced ? `${replaced.registerNumber} 会标为已被替代。` : ''
        }`}
        onConfirm={() => issue.mutateAsync({ kind: 'annual_form', assessmentId: detail.id })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
