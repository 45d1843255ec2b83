import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { type AccountabilityKind, accountabilityKindLabels } from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import {
  type Accountability,
  type AccountabilityAdvice,
  adviceStandingLabels,
} from '#shared/contract/recall-consequences.ts';
import { orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { GroundChip } from '../../components/clause-chip.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { AccountabilityDrawer } from './accountability-drawer.tsx';
import styles from './consequences.module.css';
import { VoidModal } from './void-modal.tsx';

type Asking =
  | { readonly kind: 'record'; readonly of: AccountabilityKind }
  | { readonly kind: 'void'; readonly record: Accountability }
  | null;

/** 约谈问责: what the scheme says that follows for the unit's side, and what was done of it. */
export function AccountabilityPanel({ detail }: { readonly detail: CaseDetail }) {
  const input = { caseId: detail.id };
  const records = useQuery(orpc.recall.accountabilityOf.queryOptions({ input }));
  const advice = useQuery(orpc.recall.accountabilityAdvice.queryOptions({ input }));
  const open = detail.endedOn === null;
  const mayRecord = useAllowed('recall.recordAccountability') && open;
  const mayVoid = useAllowed('recall.voidAccountability') && open;
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const record = (of: AccountabilityKind) => setAsking({ kind: 'record', of });

  return (
    <div className={styles.panel}>
      <ErrorMessage
        title="约谈问责没有载入"
        error={records.error ?? advice.error}
        onRetry={() => {
          void records.refetch();
          void advice.refetch();
        }}
      />
      {(records.isPending || advice.isPending) && <Skeleton active title={false} />}
      {advice.data && advice.data.advice.length > 0 && (
        <section>
          <h3 className={styles.subtitle}>制度规定的后续处理</h3>
          <p className={styles.quiet}>对照本案给出的提示，是否适用由有权机关决定，不会自动办理。</p>
          <ul className={styles.advice}>
            {advice.data.advice.map((one) => (
              <AdviceLine key={one.code} advice={one} onRecord={mayRecord ? record : null} />
            ))}
          </ul>
        </section>
      )}
      {records.data && (
        <section>
          <div className={styles.head}>
            <h3 className={styles.subtitle}>约谈和问责记录</h3>
            {mayRecord && (
              <div className={styles.actions}>
                <Button onClick={() => record('unit_talk')}>登记约谈</Button>
                <Button onClick={() => record('unit_accountability')}>登记问责</Button>
              </div>
            )}
          </div>
          {records.data.records.length === 0 ? (
            <EmptyState>
              {open
                ? '还没有记录。约谈派出单位负责人、对单位或有关负责人问责后，请在这里登记。'
                : '本案没有约谈和问责记录。'}
            </EmptyState>
          ) : (
            <RecordTable
              records={records.data.records}
              onVoid={mayVoid ? (one) => setAsking({ kind: 'void', record: one }) : null}
            />
          )}
        </section>
      )}
      {asking?.kind === 'record' && <AccountabilityDrawer detail={detail} kind={asking.of} onClose={close} />}
      {asking?.kind === 'void' && (
        <VoidModal detail={detail} what={{ kind: 'accountability', record: asking.record }} onClose={close} />
      )}
    </div>
  );
}

const adviceTones = { borne_out: 'red', check: 'amber', named: 'grey' } as const;

function AdviceLine({
  advice: { text, kind, standing, sentence, ground, recorded },
  onRecord,
}: {
  readonly advice: AccountabilityAdvice;
  readonly onRecord: ((kind: AccountabilityKind) => void) | null;
}) {
  const done = kind !== null && recorded > 0;
  return (
    <li>
      <span>
        <StatusChip tone={done ? 'green' : adviceTones[standing]}>
          {done ? '已有记录' : adviceStandingLabels[standing]}
        </StatusChip>
      </span>
      <div>
        {text} <GroundChip ground={ground} />
        <p className={styles.quiet}>{sentence}</p>
      </div>
      {kind !== null && !done && onRecord && (
        <Button size="small" onClick={() => onRecord(kind)}>
          登记{accountabilityKindLabels[kind]}
        </Button>
      )}
    </li>
  );
}

function RecordTable({
  records,
  onVoid,
}: {
  readonly records: readonly Accountability[];
  readonly onVoid: ((record: Accountability) => void) | null;
}) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">日期</th>
          <th scope="col">方式</th>
          <th scope="col">对象</th>
          <th scope="col">机关与人员</th>
          <th scope="col">内容</th>
          <th scope="col">
            <span className="desk-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {records.map((one) => (
          <tr key={one.id} className={one.voidReason === null ? '' : styles.voided}>
            <td className={styles.day}>{one.on}</td>
            <td>{accountabilityKindLabels[one.kind]}</td>
            <td>{one.object}</td>
            <td>
              {one.organ}
              <p className={styles.quiet}>
                {[one.conductedBy, one.place, one.documentNumber].filter(Boolean).join(' · ')}
              </p>
            </td>
            <td className={styles.prose}>
              {one.content}
              {one.reply !== null && <p className={styles.quiet}>对方：{one.reply}</p>}
              {one.voidReason !== null && <p className={styles.quiet}>已作废，理由：{one.voidReason}</p>}
            </td>
            <td>
              {one.voidReason === null && onVoid && (
                <div className={styles.actions}>
                  <Button size="small" type="text" onClick={() => onVoid(one)}>
                    作废
                  </Button>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
