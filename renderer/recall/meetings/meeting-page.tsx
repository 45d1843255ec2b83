import { useQuery } from '@tanstack/react-query';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type MeetingDetail, type MeetingItem, meetingStateLabels } from '#shared/contract/recall-meeting.ts';
import { formatDateLong } from '#shared/dates.ts';
import { meetingIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressId } from '../../app/use-address-id.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader, Panel } from '../../components/page.tsx';
import { ReasonModal } from '../../components/reason-modal.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { masked, outcomeTones } from '../cases/case-words.ts';
import bar from '../cases/page/step-buttons.module.css';
import { useCaseRefresh } from '../cases/use-case-refresh.ts';
import styles from './meeting.module.css';
import { MeetingDrawer } from './meeting-drawer.tsx';
import { decisionSentence, meetingTones } from './meeting-words.ts';
import { ResultDrawer } from './result-drawer.tsx';

/** One meeting: its cases with a result each, put down all at once. */
export function MeetingPage() {
  const id = useAddressId('meetingId', meetingIdSchema);
  const query = useQuery(orpc.recall.getMeeting.queryOptions({ input: { id } }));
  const meeting = query.data;
  return (
    <Page>
      <PageHeader
        title={meeting?.title ?? '审定会议'}
        crumbs={[{ label: '召回' }, { label: '审定会议', to: '/recall/meetings' }]}
        meta={
          meeting && (
            <StatusChip tone={meetingTones[meeting.state]}>{meetingStateLabels[meeting.state]}</StatusChip>
          )
        }
      />
      <ErrorMessage title="会议没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active />}
      {meeting && <Meeting key={meeting.id} meeting={meeting} />}
    </Page>
  );
}

type Open = { readonly kind: 'edit' | 'cancel' } | { readonly kind: 'result'; readonly item: MeetingItem };

function Meeting({ meeting }: { readonly meeting: MeetingDetail }) {
  const [open, setOpen] = useState<Open | null>(null);
  const refresh = useCaseRefresh();
  const close = () => setOpen(null);
  return (
    <>
      <Panel
        title="会议"
        extra={meeting.editable && <Button onClick={() => setOpen({ kind: 'edit' })}>修改</Button>}
      >
        <dl className={styles.head}>
          <Fact label="召开机关">{meeting.organ}</Fact>
          <Fact label="会议日期">{formatDateLong(meeting.heldOn)}</Fact>
          <Fact label="主持人">{meeting.chair}</Fact>
          <Fact label="纪要文号">{meeting.documentNumber ?? '没有文号'}</Fact>
          <Fact label="参会人员">{meeting.attendees.join('、') || '没有填写'}</Fact>
          {meeting.decidedBy !== null && <Fact label="登记结果">{meeting.decidedBy}</Fact>}
          {meeting.cancelReason !== null && <Fact label="取消的理由">{meeting.cancelReason}</Fact>}
        </dl>
        {meeting.minutes !== '' && <p className={styles.minutes}>{meeting.minutes}</p>}
      </Panel>
      <Panel title="审定案件" extra={`${meeting.items.length} 件`}>
        {meeting.items.length === 0 ? (
          <EmptyState>还没有列上案件。点“修改”，选择待审定的案件。</EmptyState>
        ) : (
          <Agenda meeting={meeting} onResult={(item) => setOpen({ kind: 'result', item })} />
        )}
      </Panel>
      {meeting.editable && <DecideBar meeting={meeting} onCancel={() => setOpen({ kind: 'cancel' })} />}
      {open?.kind === 'edit' && <MeetingDrawer meeting={meeting} onClose={close} />}
      {open?.kind === 'result' && <ResultDrawer meeting={meeting} item={open.item} onClose={close} />}
      {open?.kind === 'cancel' && (
        <ReasonModal
          open
          title="取消会议"
          confirm="取消会议"
          consequence="会议取消以后，所列案件可以列入其他会议。"
          onClose={close}
          onConfirm={async (reason) => {
            await client.recall.cancelMeeting({ id: meeting.id, revision: meeting.revision, reason });
            await refresh();
          }}
        />
      )}
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface AgendaProps {
  readonly meeting: MeetingDetail;
  readonly onResult: (item: MeetingItem) => void;
}

function Agenda({ meeting, onResult }: AgendaProps) {
  return (
    <table className={styles.agenda}>
      <thead>
        <tr>
          <th scope="col">案件</th>
          <th scope="col">情形与事实</th>
          <th scope="col">会议结果</th>
        </tr>
      </thead>
      <tbody>
        {meeting.items.map((item) => (
          <tr key={item.case.id}>
            <th scope="row">
              {item.case.subject === null ? (
                <>
                  {item.case.number}
                  <span className={styles.quiet}>{masked}</span>
                </>
              ) : (
                <>
                  <Link to={`/recall/cases/${item.case.id}`}>{item.case.subject.personName}</Link>
                  <span className={styles.quiet}>
                    {item.case.number}，{item.case.subject.villageName}，{item.case.subject.unitName}
                  </span>
                </>
              )}
            </th>
            <td>
              {item.case.triggers.map(({ code, ground }) => (
                <GroundChip key={code} ground={ground} />
              ))}
              <p className={styles.facts}>{item.facts}</p>
            </td>
            <td>
              <Result item={item} />
              {meeting.editable && (
                <Button size="small" onClick={() => onResult(item)}>
                  {item.result.to === null ? '填写结果' : '修改结果'}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Result({ item }: { readonly item: MeetingItem }) {
  const { result, resultStage, resultTitle, obstacles } = item;
  const outcome =
    resultStage === 'not_recalled'
      ? 'not_recalled'
      : resultStage === 'recall_decided' || resultStage === 'recalled'
        ? 'recalled'
        : null;
  return (
    <div className={styles.result}>
      {resultTitle === null ? (
        <span className={styles.quiet}>还没有填写</span>
      ) : (
        <StatusChip tone={outcome === null ? 'grey' : outcomeTones[outcome]}>{resultTitle}</StatusChip>
      )}
      {result.opinion !== null && <p>{result.opinion}</p>}
      {result.reason !== null && <p>理由：{result.reason}</p>}
      {obstacles.length > 0 && (
        <ul className={bar.obstacles}>
          {obstacles.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface DecideBarProps {
  readonly meeting: MeetingDetail;
  readonly onCancel: () => void;
}

/** Puts down what was decided, all cases or none. */
function DecideBar({ meeting, onCancel }: DecideBarProps) {
  const { message } = App.useApp();
  const mayDecide = useAllowed('recall.decideMeeting');
  const refresh = useCaseRefresh();
  const [asking, setAsking] = useState(false);
  const { items } = meeting;
  const missing = items.filter(({ result }) => result.to === null).length;
  const hindered = items.filter(({ obstacles }) => obstacles.length > 0).length;
  const words =
    items.length === 0
      ? '请先列上案件。'
      : missing > 0
        ? `还有 ${missing} 件没有填写结果。`
        : hindered > 0
          ? `有 ${hindered} 件条件不全，须先办好，或者从会议中去掉。`
          : mayDecide
            ? '各案结果已填好，条件具备。'
            : '各案结果已填好，由领导登记会议结果。';
  const ready = items.length > 0 && missing === 0 && hindered === 0;

  return (
    <section className={bar.bar} aria-label="登记会议结果">
      <p className={ready ? bar.ready : bar.way}>{words}</p>
      <div className={bar.buttons}>
        <Button danger onClick={onCancel}>
          取消会议
        </Button>
        {mayDecide && (
          <Button type="primary" disabled={!ready} onClick={() => setAsking(true)}>
            登记会议结果
          </Button>
        )}
      </div>
      <ReasonModal
        open={asking}
        title="登记会议结果"
        confirm="登记会议结果"
        consequence={decisionSentence(items)}
        grave
        reason={false}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          try {
            await client.recall.decideMeeting({
              id: meeting.id,
              revision: meeting.revision,
              cases: items.map((item) => ({ id: item.case.id, revision: item.case.revision })),
            });
          } finally {
            await refresh();
          }
          message.success(`会议结果已登记，${items.length} 件案件进入下一环节。`);
        }}
      />
    </section>
  );
}
