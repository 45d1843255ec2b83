import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import { type AssessmentId, documentIdSchema } from '#shared/ids.ts';
import { orpc } from '../app/client.ts';
import { useAllowed } from '../app/session.tsx';
import { useAddressId } from '../app/use-address-id.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { HistoryButton } from '../components/history-drawer.tsx';
import { Page, PageHeader, Panel } from '../components/page.tsx';
import { PdfViewer } from '../components/pdf/pdf-viewer.tsx';
import { ReasonModal } from '../components/reason-modal.tsx';
import styles from './archive.module.css';
import { CoursePanel } from './course/course-panel.tsx';
import { DocumentStageChip } from './course/document-stage-chip.tsx';
import { DocumentFacts } from './document-facts.tsx';
import { changedIn, FrozenDataPanel } from './viewer/frozen-data-panel.tsx';
import { type Asked, useAsked } from './viewer/use-asked.ts';
import viewer from './viewer/viewer.module.css';
import { documentFile, listCrumbs, useDocumentWalk } from './viewer/walk.ts';
import { WalkBar } from './viewer/walk-bar.tsx';

const useVerify = () => useMutation(orpc.archive.verify.mutationOptions());
type Verify = ReturnType<typeof useVerify>;

/** One registered document: its pages, what the register knows of it, the data behind it, and the proof that it is unchanged. */
export function DocumentPage() {
  const id = useAddressId('documentId', documentIdSchema);
  const [parameters] = useSearchParams();
  const query = useQuery(orpc.archive.get.queryOptions({ input: { id } }));
  const file = useQuery(documentFile(id));
  const walk = useDocumentWalk(id);
  const verify = useVerify();
  const asked = useAsked(id);
  const document = query.data;
  return (
    <Page fill>
      <PageHeader
        title={document?.title ?? '文件'}
        crumbs={listCrumbs(parameters)}
        meta={
          document && (
            <>
              {document.personName !== null && <span className={styles.whose}>{document.personName}</span>}
              <span>{document.registerNumber}</span>
              {document.state !== 'issued' && (
                <span className={styles.state}>
                  <DocumentStageChip stage={document.stage} />
                </span>
              )}
            </>
          )
        }
        extra={
          <>
            <WalkBar walk={walk} />
            {document && (
              <>
                <HistoryButton entityId={id} title={document.registerNumber} />
                <Voiding key={id} document={document} />
              </>
            )}
          </>
        }
        action={
          document && (
            <Button
              loading={verify.isPending}
              title="用登记时冻结的数据重做一份，与登记的文件逐字节比对"
              onClick={() => verify.mutate({ id })}
            >
              核验
            </Button>
          )
        }
      />
      <ErrorMessage
        title="这份文件没有载入"
        error={query.error ?? file.error}
        onRetry={() => void Promise.all([query.refetch(), file.refetch()])}
      />
      <div className={styles.document}>
        <div className={styles.viewer}>
          {document && file.data ? (
            <PdfViewer
              bytes={file.data}
              fileName={document.fileName}
              label={document.title}
              question={asked.question}
              onAnswer={asked.onAnswer}
            />
          ) : (
            !(query.error ?? file.error) && <Skeleton active className={styles.loading ?? ''} />
          )}
        </div>
        {document && (
          <aside className={styles.side} aria-label="文件信息">
            {/* What was proved of the document before is nothing about this one. */}
            {verify.variables?.id === id && <VerificationResult verify={verify} />}
            <DocumentSide document={document} asked={asked} />
          </aside>
        )}
      </div>
    </Page>
  );
}

interface DocumentSideProps {
  readonly document: RegisteredDocument;
  readonly asked: Asked;
}

/** What the register knows of the document, and the data that it was made from. */
function DocumentSide({ document, asked }: DocumentSideProps) {
  const { id } = document;
  const data = useQuery(orpc.archive.frozenData.queryOptions({ input: { id } }));
  const origin = <Origin document={document} />;
  const changed = data.data ? changedIn(data.data) : 0;
  return (
    <Tabs
      size="small"
      className={viewer.tabs ?? ''}
      items={[
        {
          key: 'entry',
          label: '登记信息',
          children: (
            <div className={viewer.side}>
              <CoursePanel key={id} document={document} />
              <Panel>
                <DocumentFacts document={document} />
                {origin}
              </Panel>
            </div>
          ),
        },
        {
          key: 'data',
          label: changed === 0 ? '数据对照' : `数据对照（${changed} 项已变更）`,
          children: (
            <FrozenDataPanel
              title="登记时的数据"
              data={data.data}
              error={data.error}
              onRetry={() => void data.refetch()}
              asked={asked}
              origin={origin}
            />
          ),
        },
      ]}
    />
  );
}

/** Way to the record or the case that the document comes from. */
function Origin({ document }: { readonly document: RegisteredDocument }) {
  const { caseId, assessmentId, personId, personName } = document;
  return (
    <>
      {caseId !== null && (
        <p className={styles.origin}>
          来自{' '}
          <Link to={`/recall/cases/${caseId}`}>
            {personName === null ? '召回案件' : `${personName} 召回案`}
          </Link>
        </p>
      )}
      {assessmentId !== null && <AssessmentLink id={assessmentId} personName={personName} />}
      {personId !== null && caseId === null && (
        <p className={styles.origin}>
          <Link to={`/archive/persons/${personId}`}>{personName}的个人档案材料</Link>
        </p>
      )}
    </>
  );
}

function AssessmentLink({
  id: assessmentId,
  personName,
}: {
  readonly id: AssessmentId;
  readonly personName: string | null;
}) {
  const assessment = useQuery(orpc.assessment.get.queryOptions({ input: { id: assessmentId } }));
  if (!assessment.data) return null;
  const { cycleId, id, cycleTitle } = assessment.data;
  return (
    <p className={styles.origin}>
      来自{' '}
      <Link to={`/assessment/${cycleId}/records/${id}`}>
        {personName === null ? cycleTitle : `${cycleTitle}：${personName}`}
      </Link>
    </p>
  );
}

/** The proof that a document is what was registered: at the top of the side, where it is seen. */
function VerificationResult({ verify }: { readonly verify: Verify }) {
  const { data, error } = verify;
  return (
    <>
      {data?.identical === true && (
        <Alert
          type="success"
          showIcon
          title="核验通过：逐字节一致"
          description="用登记时冻结的数据重做了一份，与登记的文件完全相同。"
        />
      )}
      {data?.identical === false && (
        <Alert
          type="error"
          showIcon
          title="核验不通过：内容不一致"
          description={
            <>
              {data.rebuiltSha256 === null
                ? '保存的文件或冻结的数据与登记的校验值不符，是在程序以外被改动的。'
                : '用登记时冻结的数据重做的文件与登记的不同。'}
              请不要再使用这份文件，并在“审计”页核对全部记录，没有这一页的请找管理员。
              <span className={styles.hash}>登记 {data.registeredSha256}</span>
              {data.rebuiltSha256 !== null && <span className={styles.hash}>重做 {data.rebuiltSha256}</span>}
            </>
          }
        />
      )}
      <ErrorMessage title="没有核验成功" error={error} />
    </>
  );
}

function Voiding({ document }: { readonly document: RegisteredDocument }) {
  const [asking, setAsking] = useState(false);
  const ofCase = document.caseId !== null;
  const mayVoid = useAllowed(ofCase ? 'archive.voidCaseDocument' : 'archive.voidDocument');
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const { voidDocument: voidPaper, voidCaseDocument } = orpc.archive;
  const voidDocument = useMutation(
    (ofCase ? voidCaseDocument : voidPaper).mutationOptions({
      onSuccess: async ({ registerNumber }) => {
        await queryClient.invalidateQueries({ queryKey: orpc.archive.key() });
        await queryClient.invalidateQueries({ queryKey: orpc.recall.key() });
        await queryClient.invalidateQueries({ queryKey: orpc.audit.history.key() });
        void message.success(`${registerNumber} 已作废。`);
      },
    }),
  );
  if (!mayVoid || document.state === 'voided') return null;
  return (
    <>
      <Button danger onClick={() => setAsking(true)} title="作废这份文件，登记号不再使用">
        作废
      </Button>
      <ReasonModal
        open={asking}
        grave
        title={`作废 ${document.registerNumber}`}
        confirm="作废"
        consequence="将作废 1 份文件。登记号不再使用，文件仍留在登记簿中并标明已作废，不能恢复。"
        onConfirm={(reason) => voidDocument.mutateAsync({ id: document.id, reason })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
