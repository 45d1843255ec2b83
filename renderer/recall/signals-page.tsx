import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import * as z from 'zod';
import { type SignalRow, signalFilterSchema } from '#shared/contract/recall.ts';
import { formatDateLong } from '#shared/dates.ts';
import { client, orpc } from '../app/client.ts';
import { useAllowed } from '../app/session.tsx';
import { useAddressFilter } from '../app/use-address-filter.ts';
import { DataTable, type RowSource } from '../components/data-table/index.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { Page, PageHeader } from '../components/page.tsx';
import type { CaseStart } from './cases/opening/case-start.ts';
import { OpenCaseDrawer } from './cases/opening/open-case-drawer.tsx';
import { OpenFromSignals } from './cases/opening/open-from-signals.tsx';
import styles from './recall.module.css';
import { signalColumns } from './signal-columns.tsx';
import { SignalDrawer } from './signal-drawer.tsx';
import { SignalFilterBar } from './signal-filter.tsx';
import { TriggerSummary } from './trigger-summary.tsx';
import { UnansweredRules } from './unanswered-rules.tsx';

const { triggerCode, townshipId, villageId, unitId, state, suggests, text } = signalFilterSchema.shape;
const addressShape = {
  triggerCode,
  townshipId,
  villageId,
  unitId,
  state,
  suggests,
  text,
  /** The signal that is open: posting and key. */
  signal: z.string().max(200).nullable().default(null),
};

const rowKey = (row: SignalRow) => `${row.posting.postingId} ${row.key}`;

/** Signals for the recall triggers: by trigger and place, the newest first, each opened to its facts. */
export function SignalsPage() {
  const [{ signal, ...filter }, change] = useAddressFilter(addressShape);
  const totals = useQuery(orpc.recall.signalTotals.queryOptions());
  const [opened, setOpened] = useState<SignalRow | null>(null);
  const mayOpenCase = useAllowed('recall.openCase');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [start, setStart] = useState<CaseStart | null>(null);
  const key = JSON.stringify(filter);

  const source = useMemo<RowSource<SignalRow, never>>(() => {
    const asked = signalFilterSchema.parse(JSON.parse(key));
    return {
      key: [...orpc.recall.listSignals.key(), asked],
      load: ({ offset, limit }, abort) =>
        client.recall.listSignals({ filter: asked, offset, limit }, { signal: abort }),
    };
  }, [key]);

  const open = useCallback(
    (row: SignalRow) => {
      setOpened(row);
      change({ signal: rowKey(row) });
    },
    [change],
  );
  const close = () => change({ signal: null });
  const data = totals.data;
  const filtered = Object.entries(filter).some(([name, value]) =>
    name === 'state' ? value !== 'open' : value !== null && value !== '',
  );

  return (
    <Page fill>
      <PageHeader
        title="召回线索"
        crumbs={[{ label: '召回' }]}
        meta={
          data &&
          `截至${formatDateLong(data.asOf)}，依据${data.schemeTitle}，看了 ${data.postings} 人：${data.open} 条待处理，涉及 ${data.people} 人，近 7 天新出现 ${data.newIn7Days} 条`
        }
      />
      <ErrorMessage error={totals.error} onRetry={() => void totals.refetch()} />
      {data && (
        <TriggerSummary
          totals={data}
          chosen={filter.triggerCode}
          onChoose={(chosen) => change({ triggerCode: chosen })}
        />
      )}
      <UnansweredRules />
      <DataTable
        name="signals"
        label="召回线索"
        unit="条"
        columns={signalColumns}
        source={source}
        rowKey={rowKey}
        onOpen={open}
        {...(mayOpenCase ? { selection: { selected, onChange: setSelected } } : {})}
        toolbar={
          <>
            <SignalFilterBar filter={filter} totals={data} onChange={change} />
            {selected.size > 0 && <OpenFromSignals selected={selected} onStart={setStart} />}
          </>
        }
        empty={
          <EmptyState
            action={
              filtered && (
                <Button
                  onClick={() =>
                    change({
                      triggerCode: null,
                      townshipId: null,
                      villageId: null,
                      unitId: null,
                      state: 'open',
                      suggests: null,
                      text: '',
                    })
                  }
                >
                  清除筛选
                </Button>
              )
            }
          >
            {filtered
              ? '没有符合条件的线索。'
              : '现有记录里没有出现召回情形的线索。线索由考勤、明查暗访、处分、考核等记录自动得出，记录变化后随即更新。'}
          </EmptyState>
        }
      />
      <p className={styles.principle}>线索只作提示，不会自动启动召回；是否召回由有权机关研究决定。</p>
      <SignalDrawer
        address={signal}
        row={opened}
        onClose={close}
        onOpenCase={(from) => {
          close();
          setStart(from);
        }}
      />
      <OpenCaseDrawer open={start !== null} start={start} onClose={() => setStart(null)} />
    </Page>
  );
}
