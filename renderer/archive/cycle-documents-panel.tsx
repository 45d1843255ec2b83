import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DocumentTarget, RegisteredDocument } from '#shared/contract/archive.ts';
import type { CycleDetail } from '#shared/contract/assessment-cycle.ts';
import type { TownshipId } from '#shared/ids.ts';
import { cycleStateLabels, cycleStates, documentKindLabels } from '#shared/vocabulary.ts';
import { orpc } from '../app/client.ts';
import { Choice } from '../components/choice.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { Panel } from '../components/page.tsx';
import { DocumentStageChip } from './course/document-stage-chip.tsx';
import styles from './cycle-documents.module.css';
import { CyclePaperDrawer } from './cycle-paper-drawer.tsx';
import { documentAddress } from './viewer/walk.ts';

/** Papers of a whole cycle with the state from which each may be registered, as the server rules. */
const papers = [
  { kind: 'ballot_summary', from: 'review' },
  { kind: 'publicity_notice', from: 'publicity' },
  { kind: 'result_roll', from: 'final' },
] as const;
type Paper = (typeof papers)[number];

interface OpenPaper {
  readonly name: string;
  readonly target: DocumentTarget;
  readonly obstacle: string | null;
  readonly inForce: RegisteredDocument | undefined;
}

/** 本次考核的文书: what is made of a whole cycle, as it would be now and as it was registered. */
export function CycleDocumentsPanel({ cycle }: { readonly cycle: CycleDetail }) {
  const [open, setOpen] = useState<OpenPaper | null>(null);
  const shown = papers.filter(({ kind }) => kind !== 'publicity_notice' || cycle.kind !== 'regular');
  return (
    <Panel title="本次考核的文书">
      <table className={styles.papers}>
        <thead>
          <tr>
            <th scope="col">文书</th>
            <th scope="col">登记情况</th>
            <th scope="col">
              <span className="desk-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((paper) => (
            <PaperRow key={paper.kind} cycle={cycle} paper={paper} onOpen={setOpen} />
          ))}
        </tbody>
      </table>
      <p className={styles.elsewhere}>
        每个人、每支工作队和每个单位的表格在“考核对象”里逐个打开，通知书和反馈函在“告知与反馈”里生成。
      </p>
      <CyclePaperDrawer paper={open} revision={cycle.revision} onClose={() => setOpen(null)} />
    </Panel>
  );
}

interface PaperRowProps {
  readonly cycle: CycleDetail;
  readonly paper: Paper;
  readonly onOpen: (paper: OpenPaper) => void;
}

function PaperRow({ cycle, paper, onOpen }: PaperRowProps) {
  const { kind, from } = paper;
  const [townshipId, setTownshipId] = useState<TownshipId | null>(null);
  const registered = useQuery(
    orpc.archive.list.queryOptions({ input: { kind, cycleId: cycle.id, limit: 200 } }),
  );
  const townships = useTownships(cycle, kind === 'ballot_summary');
  const documents = registered.data?.documents;
  const name = documentKindLabels[kind];
  const early = cycleStates.indexOf(cycle.state) < cycleStates.indexOf(from);
  const obstacle = early ? `到“${cycleStateLabels[from]}”阶段才能登记。` : null;
  const place = townships.find(({ value }) => value === townshipId)?.label;
  const title = place === undefined ? name : `${name}（${place}）`;
  return (
    <tr>
      <th scope="row">
        {name}
        {townships.length > 1 && (
          <div className={styles.scope}>
            <Choice
              label="汇总范围"
              placeholder="全部考核对象"
              width="long"
              value={townshipId}
              options={townships}
              onChange={setTownshipId}
            />
          </div>
        )}
      </th>
      <td>
        <ErrorMessage
          title="登记情况没有载入"
          error={registered.error}
          onRetry={() => void registered.refetch()}
        />
        {documents && documents.length > 0 && <Registered documents={documents} />}
        {documents?.length === 0 && <span className={styles.quiet}>{obstacle ?? '还没有登记。'}</span>}
      </td>
      <td className={styles.act}>
        {kind === 'publicity_notice' ? (
          <Link to={`/assessment/${cycle.id}/publicity`}>到公示页</Link>
        ) : (
          <Button
            size="small"
            aria-label={`预览${title}`}
            onClick={() =>
              onOpen({
                name: title,
                target:
                  kind === 'ballot_summary'
                    ? { kind, cycleId: cycle.id, townshipId }
                    : { kind, cycleId: cycle.id },
                obstacle,
                inForce: documents?.find((document) => inForceOf(document, kind, place)),
              })
            }
          >
            预览
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Whether a document would be replaced by a new one: a summary of a township has its name at the end of its title. */
function inForceOf({ state, title }: RegisteredDocument, kind: Paper['kind'], place: string | undefined) {
  if (state !== 'issued') return false;
  if (kind !== 'ballot_summary') return true;
  return place === undefined ? !title.endsWith('）') : title.endsWith(`（${place}）`);
}

/** Townships with records in the cycle. */
function useTownships({ id, state }: CycleDetail, wanted: boolean) {
  const summary = useQuery(
    orpc.assessment.cycleSummary.queryOptions({
      input: { cycleId: id },
      enabled: wanted && state !== 'draft',
    }),
  );
  // Other papers of the panel have asked for the same.
  if (!wanted) return [];
  return (summary.data?.townships ?? []).flatMap(({ townshipId, townshipName }) =>
    townshipId === null ? [] : [{ value: townshipId, label: townshipName }],
  );
}

/** Registered papers of a kind, the newest first. */
function Registered({ documents }: { readonly documents: readonly RegisteredDocument[] }) {
  return (
    <ul className={styles.registered}>
      {documents.map(({ id, cycleId, registerNumber, title, stage, voidReason }) => (
        <li key={id}>
          <Link
            to={documentAddress(id, new URLSearchParams(cycleId === null ? [] : [['cycleId', cycleId]]))}
            title={title}
          >
            {registerNumber}
          </Link>{' '}
          <span title={voidReason ?? undefined}>
            <DocumentStageChip stage={stage} />
          </span>{' '}
          <span className={styles.quiet}>{/（(.+)）$/u.exec(title)?.[1]}</span>
        </li>
      ))}
    </ul>
  );
}
