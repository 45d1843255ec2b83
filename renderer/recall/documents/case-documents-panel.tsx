import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type {
  CaseDocument,
  CaseDocuments,
  CaseDocumentTarget,
  RegisteredDocument,
} from '#shared/contract/archive.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { documentKindLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { DocumentStageChip } from '../../archive/course/document-stage-chip.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Panel } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { CaseFileDialog } from './case-file-dialog.tsx';
import { CasePaperDrawer } from './case-paper-drawer.tsx';
import styles from './documents.module.css';

/** A paper that is being looked at. */
interface OpenPaper {
  readonly label: string;
  readonly target: CaseDocumentTarget;
  readonly obstacle: string | null;
  readonly documents: readonly RegisteredDocument[];
}

const nothing: CaseDocuments = {
  documents: [],
  caseFile: { calledForBy: null, obstacle: null, documents: [], choices: [] },
};

/** 文书: what papers the case calls for, which there are, and the case file that is put together from them. */
export function CaseDocumentsPanel({ detail }: { readonly detail: CaseDetail }) {
  const [paper, setPaper] = useState<OpenPaper | null>(null);
  const [binding, setBinding] = useState(false);
  const query = useQuery(orpc.archive.caseDocuments.queryOptions({ input: { caseId: detail.id } }));
  const { documents, caseFile } = query.data ?? nothing;
  return (
    <Panel
      title="案件文书"
      extra={
        query.data && (
          <Button size="small" onClick={() => setBinding(true)}>
            装订案卷
          </Button>
        )
      }
    >
      <ErrorMessage title="文书没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active title={false} />}
      {query.data && (
        <table className={styles.papers}>
          <thead>
            <tr>
              <th scope="col">文书</th>
              <th scope="col">办理环节</th>
              <th scope="col">登记情况</th>
              <th scope="col">
                <span className="desk-hidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {documents.map((document) => (
              <PaperRow
                key={JSON.stringify(document.target)}
                document={document}
                onOpen={() =>
                  setPaper({
                    label: labelOf(document),
                    target: document.target,
                    obstacle: document.obstacle,
                    documents: document.documents,
                  })
                }
              />
            ))}
            {(caseFile.calledForBy !== null || caseFile.documents.length > 0) && (
              <tr>
                <th scope="row">{documentKindLabels.case_file}</th>
                <td className={styles.quiet}>{caseFile.calledForBy ?? '按需'}</td>
                <td>
                  <Registered documents={caseFile.documents} />
                </td>
                <td className={styles.act}>
                  <Button size="small" onClick={() => setBinding(true)}>
                    选择材料
                  </Button>
                </td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {query.data && binding && (
        <CaseFileDialog
          open
          choices={caseFile.choices}
          onPreview={(contents) => {
            setBinding(false);
            setPaper({
              label: documentKindLabels.case_file,
              target: { kind: 'case_file', caseId: detail.id, contents },
              obstacle: caseFile.obstacle,
              documents: caseFile.documents,
            });
          }}
          onClose={() => setBinding(false)}
        />
      )}
      <CasePaperDrawer
        label={paper?.label ?? ''}
        target={paper?.target ?? null}
        revision={detail.revision}
        obstacle={paper?.obstacle ?? null}
        inForce={paper?.documents.find(({ state }) => state === 'issued')}
        onClose={() => setPaper(null)}
      />
    </Panel>
  );
}

const labelOf = ({ target, note }: CaseDocument) =>
  note === null ? documentKindLabels[target.kind] : `${documentKindLabels[target.kind]}（${note}）`;

interface PaperRowProps {
  readonly document: CaseDocument;
  readonly onOpen: () => void;
}

function PaperRow({ document, onOpen }: PaperRowProps) {
  const { calledForBy, obstacle, documents } = document;
  const issued = documents.some(({ state }) => state === 'issued');
  return (
    <tr>
      <th scope="row">{labelOf(document)}</th>
      <td className={styles.quiet}>{calledForBy ?? '按需'}</td>
      <td>
        <Registered documents={documents} />
        {documents.length === 0 && (
          <span title={obstacle ?? undefined}>
            <StatusChip tone={obstacle === null && calledForBy !== null ? 'amber' : 'grey'}>
              {obstacle === null ? '未生成' : '还不能生成'}
            </StatusChip>
          </span>
        )}
      </td>
      <td className={styles.act}>
        <Button size="small" onClick={onOpen}>
          {obstacle !== null ? '预览' : issued ? '预览、重新生成' : '预览、生成'}
        </Button>
      </td>
    </tr>
  );
}

/** Registered papers of a kind, the newest first. */
function Registered({ documents }: { readonly documents: readonly RegisteredDocument[] }) {
  if (documents.length === 0) return null;
  return (
    <ul className={styles.registered}>
      {documents.map(({ id, registerNumber, stage, formedOn, voidReason }) => (
        <li key={id}>
          <Link to={`/archive/${id}`}>{registerNumber}</Link> <DocumentStageChip stage={stage} />{' '}
          <span className={styles.quiet} title={voidReason ?? undefined}>
            {formedOn}
          </span>
        </li>
      ))}
    </ul>
  );
}
