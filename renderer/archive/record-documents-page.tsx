import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Segmented, Skeleton, Tabs } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { RegisteredDocument } from '#shared/contract/archive.ts';
import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { type AssessmentId, assessmentIdSchema } from '#shared/ids.ts';
import { assessmentStateLabels, documentKindLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../app/client.ts';
import { useAddressId } from '../app/use-address-id.ts';
import { filePreview } from '../app/use-file-preview.ts';
import { ErrorMessage } from '../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../components/page.tsx';
import { PdfViewer } from '../components/pdf/pdf-viewer.tsx';
import styles from './archive.module.css';
import { DocumentStageChip } from './course/document-stage-chip.tsx';
import { IssuePaper } from './issue-paper.tsx';
import { FormError } from './missing-glyphs.tsx';
import {
  chosenKind,
  kindOptions,
  kindsOf,
  mayRegister,
  type RecordKind,
  shortNames,
} from './record-kinds.ts';
import { FrozenDataPanel } from './viewer/frozen-data-panel.tsx';
import { type Asked, useAsked } from './viewer/use-asked.ts';
import viewer from './viewer/viewer.module.css';
import { useCycleWalk } from './viewer/walk.ts';
import { WalkBar } from './viewer/walk-bar.tsx';

/**
 * A record's document as it would be now. The same revision gives the same preview, but for the form of a unit, on which
 * the results of its people and teams stand too; megabytes need not stay long.
 */
const recordPreview = (assessmentId: AssessmentId, kind: RecordKind, revision: number | undefined) => ({
  ...filePreview([assessmentId, kind, revision], (options) =>
    client.archive.previewDocument({ kind, assessmentId }, options),
  ),
  staleTime: kind === 'unit_form' ? 0 : Number.POSITIVE_INFINITY,
  gcTime: 30_000,
});

/** Documents about one record, one kind at a time: as it would be now, and the ones that were registered. */
export function RecordDocumentsPage() {
  const id = useAddressId('assessmentId', assessmentIdSchema);
  const [parameters, setParameters] = useSearchParams();
  const assessment = useQuery(orpc.assessment.get.queryOptions({ input: { id } }));
  const detail = assessment.data;
  const kinds = detail ? kindsOf(detail) : [];
  const kind = chosenKind(parameters.get('kind'), kinds);
  const documents = useQuery({
    ...orpc.archive.list.queryOptions({ input: { kind, assessmentId: id, limit: 500 } }),
    enabled: detail !== undefined,
  });
  const preview = useQuery({ ...recordPreview(id, kind, detail?.revision), enabled: detail !== undefined });
  const queryClient = useQueryClient();
  const walk = useCycleWalk(detail, kind, (next) => {
    void queryClient.prefetchQuery(orpc.assessment.get.queryOptions({ input: { id: next.id } }));
    void queryClient.prefetchQuery(recordPreview(next.id, kind, next.revision));
  });
  const asked = useAsked(`${id} ${kind}`);
  const registered = documents.data?.documents;
  const name = shortNames[kind];
  return (
    <Page fill>
      <PageHeader
        title={detail ? documentKindLabels[kind] : '考核文书'}
        crumbs={
          detail
            ? [
                { label: '考核', to: '/assessment' },
                { label: detail.cycleTitle, to: `/assessment/${detail.cycleId}` },
                { label: detail.name, to: `/assessment/${detail.cycleId}/records/${id}` },
              ]
            : [{ label: '考核', to: '/assessment' }]
        }
        meta={detail?.name}
        extra={
          <>
            {kinds.length > 1 && (
              <Segmented
                aria-label="文书种类"
                options={kindOptions(kinds)}
                value={kind}
                onChange={(value) => setParameters({ kind: value }, { replace: true })}
              />
            )}
            <WalkBar walk={walk} />
          </>
        }
        action={detail && registered && <IssueButton kind={kind} detail={detail} registered={registered} />}
      />
      <ErrorMessage
        title={`${name}没有载入`}
        error={assessment.error ?? documents.error}
        onRetry={() => void Promise.all([assessment.refetch(), documents.refetch()])}
      />
      <div className={styles.document}>
        <div className={styles.viewer}>
          {preview.data && (
            <PdfViewer
              bytes={preview.data.bytes}
              fileName={preview.data.fileName}
              label={`${documentKindLabels[kind]}预览`}
              question={asked.question}
              onAnswer={asked.onAnswer}
            />
          )}
          {preview.isPending && !assessment.error && <Skeleton active className={styles.loading ?? ''} />}
          {preview.error && (
            <FormError what={name} error={preview.error} onRetry={() => void preview.refetch()} />
          )}
        </div>
        {detail && registered && (
          <aside className={styles.side} aria-label={`${name}信息`}>
            <Tabs
              size="small"
              className={viewer.tabs ?? ''}
              items={[
                {
                  key: 'entry',
                  label: '生成和登记',
                  children: <RecordSide kind={kind} detail={detail} registered={registered} />,
                },
                {
                  key: 'data',
                  label: '数据对照',
                  children: <DraftData kind={kind} detail={detail} asked={asked} />,
                },
              ]}
            />
          </aside>
        )}
      </div>
    </Page>
  );
}

interface RecordSideProps {
  readonly kind: RecordKind;
  readonly detail: AssessmentDetail;
  readonly registered: readonly RegisteredDocument[];
}

/** What the preview is worth, what comes next, and what is registered already. */
function RecordSide({ kind, detail, registered }: RecordSideProps) {
  const name = shortNames[kind];
  return (
    <div className={viewer.side}>
      <Panel title="预览稿">
        <p className={styles.help}>
          按现在的数据排出，没有登记号，不能存档。考核状态：{assessmentStateLabels[detail.state]}。
        </p>
        <p className={styles.help}>{nextStep(kind, detail, registered)}</p>
      </Panel>
      <Panel title={`正式${name}`}>
        {registered.length === 0 ? (
          <p className={styles.help}>还没有生成过。</p>
        ) : (
          <ul className={styles.registered}>
            {registered.map((document) => (
              <li key={document.id}>
                <Link to={`/archive/${document.id}`}>{document.registerNumber}</Link>
                <DocumentStageChip stage={document.stage} />
                <span className={styles.help}>第 {document.version} 版</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}

interface DraftDataProps {
  readonly kind: RecordKind;
  readonly detail: AssessmentDetail;
  readonly asked: Asked;
}

/** The data that the preview is made from. */
function DraftData({ kind, detail: { id, cycleId, revision, name }, asked }: DraftDataProps) {
  const data = useQuery({
    // The same revision has the same data.
    queryKey: [...orpc.archive.draftData.key(), kind, id, revision],
    queryFn: ({ signal }) => client.archive.draftData({ kind, assessmentId: id }, { signal }),
  });
  return (
    <FrozenDataPanel
      title="现在的数据"
      data={data.data}
      error={data.error}
      onRetry={() => void data.refetch()}
      asked={asked}
      origin={
        <p className={styles.origin}>
          来自 <Link to={`/assessment/${cycleId}/records/${id}`}>{name}的考核</Link>
        </p>
      }
    />
  );
}

function nextStep(
  kind: RecordKind,
  detail: AssessmentDetail,
  registered: readonly RegisteredDocument[],
): string {
  const name = shortNames[kind];
  if (detail.state === 'scoring') return `评分完成、提出等次建议并审定锁定后，由档案员生成正式${name}。`;
  if (detail.state === 'proposed') return `领导审定并锁定后，由档案员生成正式${name}。`;
  if (!mayRegister(kind, detail)) return `公示期满、结果生效后，由档案员生成正式${name}。`;
  return registered.some(({ state }) => state === 'issued')
    ? `已有正式${name}，内容没有变化时不必再生成。`
    : `考核已锁定，可以由档案员生成正式${name}。`;
}

interface IssueButtonProps {
  readonly kind: RecordKind;
  readonly detail: AssessmentDetail;
  readonly registered: readonly RegisteredDocument[];
}

function IssueButton({ kind, detail, registered }: IssueButtonProps) {
  if (!mayRegister(kind, detail)) return null;
  const replaced = registered.find(({ state }) => state === 'issued');
  return (
    <IssuePaper
      target={{ kind, assessmentId: detail.id }}
      name={shortNames[kind]}
      replaced={replaced}
      secondary={replaced !== undefined}
    />
  );
}
