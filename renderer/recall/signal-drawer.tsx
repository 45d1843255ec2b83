import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SignalRow } from '#shared/contract/recall.ts';
import { formatDateLong } from '#shared/dates.ts';
import { postingIdSchema } from '#shared/ids.ts';
import { signalSuggestionLabels } from '#shared/policy/recall-rules.ts';
import { postRoleLabels } from '#shared/vocabulary.ts';
import { client, orpc } from '../app/client.ts';
import { formatMinute } from '../app/format.ts';
import { useAllowed } from '../app/session.tsx';
import { GroundChip } from '../components/clause-chip.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { ReasonModal } from '../components/reason-modal.tsx';
import type { CaseStart } from './cases/opening/case-start.ts';
import styles from './recall.module.css';
import { addressOfRecord } from './record-address.ts';
import { SignalStanding } from './signal-columns.tsx';

interface SignalDrawerProps {
  /** Posting id and key with a blank between, as the address holds them; null while nothing is open. */
  readonly address: string | null;
  /** What the list already knows of it. */
  readonly row: SignalRow | null;
  readonly onClose: () => void;
  /** Goes on to open a case from this signal. */
  readonly onOpenCase: (start: CaseStart) => void;
}

/** One signal opened: the sentence to read aloud, figures beside what is required, the records, and the decision on it. */
export function SignalDrawer({ address, row, onClose, onOpenCase }: SignalDrawerProps) {
  const [posting, ...rest] = (address ?? '').split(' ');
  const postingId = postingIdSchema.safeParse(posting);
  const key = rest.join(' ');
  const query = useQuery(
    orpc.recall.signalsOf.queryOptions({
      input: postingId.success ? { postingId: postingId.data } : skipToken,
      enabled: address !== null,
    }),
  );
  const known = row && address === `${row.posting.postingId} ${row.key}` ? row : undefined;
  const signal = query.data?.signals.find((other) => other.key === key) ?? known;
  const others = query.data?.signals.filter((other) => other.key !== key) ?? [];

  return (
    <Drawer
      open={address !== null}
      onClose={onClose}
      size={600}
      title={signal ? `（${signal.triggerOrdinal}）${signal.triggerTitle}` : '召回线索'}
      destroyOnHidden
    >
      <ErrorMessage title="这条线索没有载入" error={query.error} onRetry={() => void query.refetch()} />
      {!signal && query.isPending && address !== null && <Skeleton active title={false} />}
      {!signal && query.data && <p>这条线索已经不存在：依据的记录有变化，现在不再构成这一情形。</p>}
      {signal && <SignalSheet signal={signal} onOpenCase={onOpenCase} />}
      {others.length > 0 && (
        <section className={styles.part}>
          <h2>同一人的其他线索</h2>
          <ul className={styles.others}>
            {others.map((other) => (
              <li key={other.key}>
                （{other.triggerOrdinal}）{other.sentence} <SignalStanding signal={other} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Drawer>
  );
}

interface SignalSheetProps {
  readonly signal: SignalRow;
  readonly onOpenCase: (start: CaseStart) => void;
}

function SignalSheet({ signal, onOpenCase }: SignalSheetProps) {
  const { posting } = signal;
  return (
    <>
      <p className={styles.aloud}>
        {posting.personName}
        {signal.sentence}
      </p>
      <p className={styles.who}>
        <Link to={`/people/${posting.personId}`}>{posting.personName}</Link>
        {posting.role && ` · ${postRoleLabels[posting.role]}`} · {posting.townshipName}
        {posting.villageName} · {posting.unitName}派出
      </p>
      <section className={styles.part}>
        <h2>事实与规定</h2>
        <table className={styles.figures}>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">记录</th>
              <th scope="col">规定</th>
            </tr>
          </thead>
          <tbody>
            {signal.figures.map((figure) => (
              <tr key={figure.label}>
                <th scope="row">{figure.label}</th>
                <td>{figure.value}</td>
                <td>{figure.required ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <dl className={styles.facts}>
          <dt>事实成立之日</dt>
          <dd>{formatDateLong(signal.since)}</dd>
          <dt>召回情形</dt>
          <dd>
            <GroundChip ground={signal.triggerGround} />
          </dd>
          <dt>线索规则</dt>
          <dd>
            {signal.ruleTitle} <GroundChip ground={signal.ground} />
          </dd>
          <dt>提示的措施</dt>
          <dd>{signalSuggestionLabels[signal.suggests]}（由有权机关决定）</dd>
        </dl>
      </section>
      <section className={styles.part}>
        <h2>依据的记录</h2>
        <ul className={styles.records}>
          {signal.records.map((record) => (
            <li key={`${record.kind} ${record.id}`}>
              <Link to={addressOfRecord(record, posting)}>{record.label}</Link>
            </li>
          ))}
        </ul>
      </section>
      <SignalDecision signal={signal} onOpenCase={onOpenCase} />
    </>
  );
}

function SignalDecision({ signal, onOpenCase }: SignalSheetProps) {
  const queryClient = useQueryClient();
  const mayOpenCase = useAllowed('recall.openCase');
  const mayDismiss = useAllowed('recall.dismissSignal');
  const mayWithdraw = useAllowed('recall.withdrawDismissal');
  const [asking, setAsking] = useState<'dismiss' | 'withdraw' | null>(null);
  const { dismissal, state, posting } = signal;
  const refresh = () => queryClient.invalidateQueries({ queryKey: orpc.recall.key() });

  return (
    <section className={styles.part}>
      <h2>处理</h2>
      <p>
        <SignalStanding signal={signal} />
      </p>
      {dismissal && (
        <p className={styles.dismissal}>
          {formatMinute(dismissal.dismissedAt)}，{dismissal.dismissedByName}不予采纳，理由：{dismissal.reason}
        </p>
      )}
      {signal.caseRef && (
        <p className={styles.dismissal}>
          {state === 'in_case' ? '这条线索已并入' : '以前的事实曾并入'}
          <Link to={`/recall/cases/${signal.caseRef.id}`}>{signal.caseRef.number}</Link>（
          {signal.caseRef.stateTitle}）。
        </p>
      )}
      {signal.lapse.map((sentence) => (
        <p key={sentence} className={styles.lapse}>
          {sentence}
        </p>
      ))}
      <div className={styles.buttons}>
        {mayOpenCase && state !== 'in_case' && (
          <Button
            type="primary"
            onClick={() => onOpenCase({ postingId: posting.postingId, signalKeys: [signal.key] })}
          >
            立案
          </Button>
        )}
        {mayDismiss && (state === 'open' || state === 'lapsed') && (
          <Button onClick={() => setAsking('dismiss')}>不予采纳</Button>
        )}
        {mayWithdraw && state === 'dismissed' && (
          <Button onClick={() => setAsking('withdraw')}>撤销不予采纳</Button>
        )}
      </div>
      <ReasonModal
        open={asking === 'dismiss'}
        title="不予采纳这条线索"
        consequence={`${posting.personName}的这条线索将移出待处理。所依据的事实一有变化，它会重新出现。`}
        confirm="不予采纳"
        help="理由会记入审计，并和线索一起保留。"
        onConfirm={async (reason) => {
          await client.recall.dismissSignal({
            postingId: posting.postingId,
            key: signal.key,
            factsSha256: signal.factsSha256,
            reason,
          });
          await refresh();
        }}
        onClose={() => setAsking(null)}
      />
      <ReasonModal
        open={asking === 'withdraw'}
        title="撤销不予采纳"
        consequence="这条线索将重新列入待处理。"
        confirm="撤销不予采纳"
        onConfirm={async (reason) => {
          if (dismissal) await client.recall.withdrawDismissal({ id: dismissal.id, reason });
          await refresh();
        }}
        onClose={() => setAsking(null)}
      />
    </section>
  );
}
