import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Skeleton } from 'antd';
import { useCallback, useMemo } from 'react';
import { Link } from 'react-router';
import {
  type AllowanceRow,
  type AllowanceStatementInput,
  allowanceStatementInput,
} from '#shared/contract/presence-money.ts';
import { formatMonthLong } from '#shared/dates.ts';
import { postRoleLabels, postRoles } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { saveWorkbook } from '../../app/save-workbook.ts';
import { Choice, optionsOf } from '../../components/choice.tsx';
import { DataTable } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { everywhere, PlaceFilter } from '../../roster/place-filter.tsx';
import { sortedSource } from '../sorted-source.ts';
import { AllowanceRules } from './allowance-rules.tsx';
import styles from './money.module.css';
import { NoRules } from './no-rules.tsx';
import { Notes } from './notes.tsx';
import { statementColumns, statementComparers } from './statement-columns.tsx';
import type { useAllowanceAddress } from './use-allowance-address.ts';

const roleOptions = optionsOf(postRoles, postRoleLabels);

/** Everybody on post in a month with what they are paid, or why that cannot be said yet. */
export function MonthStatement({
  address,
  change,
  changePlaces,
  choose,
}: ReturnType<typeof useAllowanceAddress>) {
  const queryClient = useQueryClient();
  const { month, places, role, onlyOpen, choices, schemeVersionId } = address;
  const asked = JSON.stringify({
    month,
    ...places,
    role,
    onlyOpen,
    choices,
    schemeVersionId,
  } satisfies Omit<AllowanceStatementInput, 'offset' | 'limit'>);
  const input = useMemo(() => allowanceStatementInput.parse(JSON.parse(asked)), [asked]);
  const head = useQuery(
    orpc.presence.allowanceStatement.queryOptions({
      input: { ...input, limit: 1 },
      placeholderData: (before) => before,
    }),
  );
  const data = head.data;
  const rulesKey = JSON.stringify(data && [data.columns, data.totals]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for columns and totals
  const source = useMemo(
    () =>
      sortedSource(queryClient, {
        key: [...orpc.presence.allowanceStatement.key(), input],
        comparers: statementComparers(data?.columns ?? []),
        page: (range, signal) =>
          client.presence.allowanceStatement({ ...input, ...range }, signal ? { signal } : {}),
      }),
    [input, queryClient, rulesKey],
  );
  const open = useCallback(
    (row: AllowanceRow, rule: string | null) => change({ posting: row.postingId, rule }),
    [change],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for columns and totals
  const columns = useMemo(() => (data ? statementColumns(data, open) : []), [rulesKey, open]);

  if (head.error !== null)
    return <ErrorMessage title="补助没有算出" error={head.error} onRetry={() => void head.refetch()} />;
  if (!data) return <Skeleton active title={false} />;
  if (data.columns.length === 0) return <NoRules scheme={data.scheme} what="个人补助" />;
  const filtered = onlyOpen || role !== null || JSON.stringify(places) !== JSON.stringify(everywhere);

  return (
    <>
      <AllowanceRules
        columns={data.columns}
        choices={choices}
        asking={data.totals.open.asks > 0}
        onChoose={choose}
      />
      <Notes notes={data.notes} />
      <DataTable
        key={data.scheme.id}
        name={`allowances-${data.scheme.code}`}
        label={`${formatMonthLong(month)}驻村补助`}
        unit="人"
        columns={columns}
        source={source}
        rowKey={(row) => row.postingId}
        onOpen={(row) => open(row, null)}
        onExport={async () => saveWorkbook(await client.presence.exportAllowances(input))}
        toolbar={
          <>
            <PlaceFilter places={places} onChange={changePlaces} />
            <Choice
              label="按驻村职务筛选"
              placeholder="驻村职务"
              value={role}
              options={roleOptions}
              onChange={(next) => change({ role: next })}
            />
            <Checkbox
              checked={onlyOpen}
              onChange={(event) => change({ open: event.target.checked ? 'yes' : null })}
            >
              只看未算全
            </Checkbox>
          </>
        }
        totals={data.totals.openReason && <span className={styles.open}>{data.totals.openReason}</span>}
        empty={
          filtered ? (
            <EmptyState
              action={
                <Button
                  onClick={() => {
                    change({ role: null, open: null });
                    changePlaces(everywhere);
                  }}
                >
                  清除筛选
                </Button>
              }
            >
              {onlyOpen ? '筛选范围内每个人的补助都已算出。' : '没有符合筛选条件的人。'}
            </EmptyState>
          ) : (
            <EmptyState action={<Link to="/roster?status=open">到台账安排人员</Link>}>
              {formatMonthLong(month)}没有在岗人员，没有要发的补助。
            </EmptyState>
          )
        }
      />
    </>
  );
}
