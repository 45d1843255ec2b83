import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import type { Attachment, Evidence } from '#shared/contract/recall-evidence.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Panel } from '../../components/page.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { AttachDialog } from './attach-dialog.tsx';
import { AttachmentList } from './attachment-list.tsx';
import styles from './evidence.module.css';
import { EvidenceDrawer } from './evidence-drawer.tsx';
import { EvidenceRow } from './evidence-row.tsx';
import { eventWords, useAttachableEvents } from './use-attachable-events.ts';
import { useCaseWrite } from './use-case-write.ts';

/** Whether the form for a new piece is open. */
const addressShape = { evidence: z.literal('new').nullable().default(null) };

/** 证据: what speaks for the triggers of a case, on which records it rests, and the files of the case. */
export function EvidencePanel({ detail }: { readonly detail: CaseDetail }) {
  const input = { caseId: detail.id };
  const evidence = useQuery(orpc.recall.listEvidence.queryOptions({ input }));
  const attachments = useQuery(orpc.recall.listAttachments.queryOptions({ input }));
  const [{ evidence: form }, change] = useAddressFilter(addressShape);
  const [attaching, setAttaching] = useState<{ piece: Evidence | null } | null>(null);
  const [voiding, setVoiding] = useState<Evidence | null>(null);
  const open = detail.endedOn === null;
  const mayAdd = useAllowed('recall.addEvidence') && open;
  const mayVoid = useAllowed('recall.voidEvidence') && open;
  const mayAttach = useAllowed('recall.attachFile') && open;
  const write = useCaseWrite(detail);
  const pieces = evidence.data?.evidence ?? [];
  const files = attachments.data?.attachments ?? [];
  const ofCase = files.filter(({ evidenceId }) => evidenceId === null);

  return (
    <Panel
      title="证据"
      extra={
        <span className={styles.buttons}>
          {mayAttach && (
            <Button size="small" onClick={() => setAttaching({ piece: null })}>
              添加本案附件
            </Button>
          )}
          {mayAdd && (
            <Button size="small" onClick={() => change({ evidence: 'new' })}>
              登记证据
            </Button>
          )}
        </span>
      }
    >
      <ErrorMessage
        title="证据没有载入"
        error={evidence.error ?? attachments.error}
        onRetry={() => void Promise.all([evidence.refetch(), attachments.refetch()])}
      />
      {evidence.isPending && <Skeleton active title={false} />}
      {evidence.data && pieces.length === 0 && (
        <EmptyState>还没有证据。每种召回情形至少要有一条证据才能审定。</EmptyState>
      )}
      {pieces.length > 0 && (
        <table className={styles.pieces}>
          <thead>
            <tr>
              <th scope="col">编号</th>
              <th scope="col">召回情形</th>
              <th scope="col">类型、日期</th>
              <th scope="col">来源和查明的情况</th>
              <th scope="col">附件</th>
              <th scope="col">
                <span className="desk-hidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {pieces.map((piece) => (
              <EvidenceRow
                key={piece.id}
                detail={detail}
                piece={piece}
                files={filesOf(files, piece)}
                onAttach={mayAttach ? () => setAttaching({ piece }) : null}
                onVoid={mayVoid ? () => setVoiding(piece) : null}
              />
            ))}
          </tbody>
        </table>
      )}
      {ofCase.length > 0 && (
        <>
          <h3 className={styles.heading}>本案其他附件</h3>
          <OtherFiles detail={detail} files={ofCase} />
        </>
      )}
      {form === 'new' && mayAdd && (
        <EvidenceDrawer detail={detail} onClose={() => change({ evidence: null })} />
      )}
      {attaching && (
        <AttachDialog detail={detail} piece={attaching.piece} onClose={() => setAttaching(null)} />
      )}
      <ReasonModal
        open={voiding !== null}
        title={`作废证据${voiding?.number ?? ''}`}
        consequence={`证据${voiding?.number ?? ''}不再作为本案依据，编号和内容保留备查。只有这一条证据的情形将缺少证据，不能审定。`}
        confirm="作废证据"
        grave
        onConfirm={(reason) =>
          voiding === null
            ? Promise.resolve()
            : write((at) => client.recall.voidEvidence({ ...at, evidenceId: voiding.id, reason }))
        }
        onClose={() => setVoiding(null)}
      />
    </Panel>
  );
}

/** Files of the case and of entries of its time line. */
function OtherFiles({
  detail,
  files,
}: {
  readonly detail: CaseDetail;
  readonly files: readonly Attachment[];
}) {
  const events = useAttachableEvents(detail.id);
  const placeOf = ({ eventSequence }: Attachment) => {
    const event = events.find(({ sequence }) => sequence === eventSequence);
    return event ? eventWords(event) : null;
  };
  return <AttachmentList detail={detail} files={files} label="本案其他附件" placeOf={placeOf} />;
}

const filesOf = (files: readonly Attachment[], { id }: Evidence) =>
  files.filter(({ evidenceId }) => evidenceId === id);
