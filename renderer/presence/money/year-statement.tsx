import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { AllowanceYearRow } from '#shared/contract/presence-money.ts';
import type { Month } from '#shared/dates.ts';
import { client, orpc } from '../../app/client.ts';
import { saveWorkbook } from '../../app/save-workbook.ts';
import { DataTable } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { sourceOfRows } from '../sorted-source.ts';
import { AllowanceRules } from './allowance-rules.tsx';
import styles from './money.module.css';
import { NoRules } from './no-rules.tsx';
import { Notes } from './notes.tsx';
import type { useAllowanceAddress } from './use-allowance-address.ts';
import { yearColumns, yearComparers } from './year-columns.tsx';

/** A year by unit; a unit opens to its people, a month of a unit to the month's statement. */
export function YearStatement({ address, change, choose }: ReturnType<typeof useAllowanceAddress>) {
  const { year, unitId, choices, schemeVersionId } = address;
  const query = useQuery(
    orpc.presence.allowanceYear.queryOptions({
      input: { year, unitId, choices, schemeVersionId },
      placeholderData: (before) => before,
    }),
  );
  const data = query.data;
  const shown = useMemo(
    () =>
      data && {
        source: sourceOfRows(
          [...orpc.presence.allowanceYear.key(), 'rows'],
          data.rows,
          yearComparers(data.months),
        ),
        columns: yearColumns({
          statement: data,
          people: data.rows.some(({ personName }) => personName !== null),
          onOpenRow: (row) => change({ unit: row.unitId }),
          onOpenMonth: (row: AllowanceYearRow, month: Month) =>
            row.postingId === null
              ? change({ view: null, month, unit: row.unitId })
              : change({ month, posting: row.postingId }),
        }),
      },
    [data, change],
  );

  if (query.error !== null)
    return <ErrorMessage title="补助没有算出" error={query.error} onRetry={() => void query.refetch()} />;
  if (!data || !shown) return <Skeleton active title={false} />;
  if (data.columns.length === 0) return <NoRules scheme={data.scheme} what="个人补助" />;
  const unitName = unitId === null ? null : (data.rows[0]?.unitName ?? null);

  return (
    <>
      <AllowanceRules
        columns={data.columns}
        choices={choices}
        asking={data.totals.openReason?.includes('待选择') ?? false}
        onChoose={choose}
      />
      <Notes notes={data.notes} />
      <DataTable
        key={unitId === null ? 'units' : 'people'}
        name={unitId === null ? 'allowance-year-units' : 'allowance-year-people'}
        label={`${year}年驻村补助汇总`}
        unit={unitId === null ? '个单位' : '人'}
        columns={shown.columns}
        source={shown.source}
        rowKey={(row) => row.postingId ?? row.unitId}
        onOpen={(row) => {
          const latest = row.months.findLast(({ people }) => people > 0)?.month;
          if (row.postingId === null) change({ unit: row.unitId });
          else if (latest) change({ month: latest, posting: row.postingId });
        }}
        onExport={async () =>
          saveWorkbook(await client.presence.exportAllowanceYear({ year, unitId, choices, schemeVersionId }))
        }
        toolbar={
          unitId === null ? (
            <span className={styles.quiet}>点单位看到人，点金额看当月。</span>
          ) : (
            <>
              <Button onClick={() => change({ unit: null })}>返回全部单位</Button>
              {unitName && <b>{unitName}</b>}
              <span className={styles.quiet}>点金额看当月的计算。</span>
            </>
          )
        }
        totals={data.totals.openReason && <span className={styles.open}>{data.totals.openReason}</span>}
        empty={
          <EmptyState action={<Link to="/roster?status=open">到台账安排人员</Link>}>
            {year}年没有在岗人员，没有要发的补助。
          </EmptyState>
        }
      />
    </>
  );
}
