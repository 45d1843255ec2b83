import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Segmented, Skeleton } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import * as z from 'zod';
import { type FundRow, type HeadcountChoice, headcountLabels } from '#shared/contract/presence-money.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { schemeVersionIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { saveWorkbook } from '../../app/save-workbook.ts';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { DataTable } from '../../components/data-table/index.ts';
import { DateField } from '../../components/date-field.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { TextFilter } from '../../components/text-filter.tsx';
import { SchemeChoice } from '../scheme-choice.tsx';
import { sourceOfRows } from '../sorted-source.ts';
import { YearSwitch, yearText } from '../year-switch.tsx';
import { fundColumns, fundComparers } from './fund-columns.tsx';
import { FundDrawer } from './fund-drawer.tsx';
import { FundSum } from './fund-sum.tsx';
import styles from './money.module.css';
import { NoRules } from './no-rules.tsx';
import { Notes } from './notes.tsx';

const addressShape = {
  year: yearText,
  count: z.enum(['people']).nullable().default(null),
  /** Heads of this day; else of any day of the year. */
  day: businessDateSchema.nullable().default(null),
  text: z.string().max(60).default(''),
  kind: z.enum(['village']).nullable().default(null),
  differ: z.enum(['yes']).nullable().default(null),
  scheme: schemeVersionIdSchema.nullable().default(null),
  /** Key of the row that is open. */
  row: z.string().max(60).nullable().default(null),
};

const kindLabels: Record<FundRow['kind'], string> = { unit: '按派出单位', village: '按村' };

const fundRowKey = (row: FundRow): string => row.unitId ?? row.villageId ?? row.name;

/** 工作经费: what units, teams and villages are to get in a year, beside the table that was imported. */
export function FundsPage() {
  const [address, change] = useAddressFilter(addressShape);
  const year = Number(address.year);
  const count: HeadcountChoice['count'] = address.count ?? 'posts';
  const onDay = address.day?.startsWith(`${year}-`) ? address.day : null;
  const input = { year, headcount: { count, onDay }, schemeVersionId: address.scheme };
  const query = useQuery(
    orpc.presence.fundStatement.queryOptions({ input, placeholderData: (before) => before }),
  );
  const data = query.data;
  const kinds = [...new Set(data?.columns.map(({ kind }) => kind))];
  const kind = address.kind !== null && kinds.includes(address.kind) ? address.kind : (kinds[0] ?? 'unit');
  const { text } = address;
  const onlyDiffering = address.differ === 'yes';
  const shown = useMemo(() => {
    if (!data) return null;
    const rows = data.rows.filter(
      (row) =>
        row.kind === kind &&
        `${row.townshipName ?? ''}${row.name}`.includes(text.trim()) &&
        (!onlyDiffering || row.differences.length > 0),
    );
    return {
      source: sourceOfRows([...orpc.presence.fundStatement.key(), 'rows'], rows, fundComparers(data.columns)),
      columns: fundColumns(data, kind, (row) => change({ row: fundRowKey(row) })),
    };
  }, [data, kind, text, onlyDiffering, change]);

  return (
    <Page fill>
      <PageHeader
        title="工作经费"
        crumbs={[{ label: '日常管理' }]}
        meta={<YearSwitch value={year} onChange={(next) => change({ year: String(next), day: null })} />}
        extra={<SchemeChoice value={address.scheme} onChange={(scheme) => change({ scheme })} />}
      />
      <ErrorMessage title="经费没有算出" error={query.error} onRetry={() => void query.refetch()} />
      {!data && query.error === null && <Skeleton active title={false} />}
      {data && data.columns.length === 0 && <NoRules scheme={data.scheme} what="工作经费" />}
      {data && shown && data.columns.length > 0 && (
        <>
          <FundSum columns={data.columns} totals={data.totals} />
          <Notes notes={data.notes} />
          <DataTable
            key={`${data.scheme.id} ${kind}`}
            name={`funds-${data.scheme.code}-${kind}`}
            label={`${year}年工作经费`}
            unit={kind === 'unit' ? '个单位' : '个村'}
            columns={shown.columns}
            source={shown.source}
            rowKey={fundRowKey}
            onOpen={(row) => change({ row: fundRowKey(row) })}
            onExport={async () => saveWorkbook(await client.presence.exportFunds(input))}
            toolbar={
              <>
                {kinds.length > 1 && (
                  <Segmented<FundRow['kind']>
                    aria-label="按单位或按村"
                    value={kind}
                    options={kinds.map((value) => ({ value, label: kindLabels[value] }))}
                    onChange={(next) => change({ kind: next === 'village' ? 'village' : null })}
                  />
                )}
                <TextFilter
                  value={text}
                  onChange={(next) => change({ text: next })}
                  placeholder={kind === 'unit' ? '单位名称' : '村或乡镇'}
                  aria-label={kind === 'unit' ? '查找单位' : '查找村或乡镇'}
                  className={styles.search}
                />
                <span className={styles.headcount}>
                  <Segmented<'posts' | 'people'>
                    aria-label="人数怎样计"
                    value={count}
                    options={(['posts', 'people'] as const).map((value) => ({
                      value,
                      label: headcountLabels[value],
                    }))}
                    onChange={(next) => change({ count: next === 'people' ? 'people' : null })}
                  />
                  <span className={styles.quiet}>统计日</span>
                  <span className={styles.day160}>
                    <DateField
                      aria-label="人数的统计日期，不填按全年"
                      value={onDay}
                      onChange={(day) => change({ day })}
                    />
                  </span>
                  {onDay === null && <span className={styles.quiet}>不填按全年</span>}
                </span>
                {kind === 'unit' && data.totals.allocation && (
                  <Checkbox
                    checked={onlyDiffering}
                    onChange={(event) => change({ differ: event.target.checked ? 'yes' : null })}
                  >
                    只看不一致
                  </Checkbox>
                )}
              </>
            }
            empty={
              text !== '' || onlyDiffering ? (
                <EmptyState
                  action={<Button onClick={() => change({ text: '', differ: null })}>清除筛选</Button>}
                >
                  {onlyDiffering && text === '' ? '每一行都与拨付表一致。' : '没有符合筛选条件的行。'}
                </EmptyState>
              ) : (
                <EmptyState action={<Link to="/roster/import">导入力量安排表或名册</Link>}>
                  台账里没有{year}年的岗位，没有可以计算的经费。
                </EmptyState>
              )
            }
          />
        </>
      )}
      {data && (
        <FundDrawer
          statement={data}
          row={data.rows.find((row) => fundRowKey(row) === address.row) ?? null}
          onClose={() => change({ row: null })}
        />
      )}
    </Page>
  );
}
