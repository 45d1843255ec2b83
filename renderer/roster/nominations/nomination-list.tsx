import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import * as z from 'zod';
import type { Nomination } from '#shared/contract/roster-lifecycle.ts';
import { townshipIdSchema } from '#shared/ids.ts';
import { openNominationStates } from '#shared/roster/posting-stage.ts';
import { nominationStateLabels } from '#shared/vocabulary.ts';
import { orpc } from '../../app/client.ts';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { Choice } from '../../components/choice.tsx';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { TextFilter } from '../../components/text-filter.tsx';
import { pageOf } from '../memory-source.ts';
import styles from '../roster.module.css';
import { type NominationSort, nominationColumns, nominationOrder } from './nomination-columns.tsx';

const addressShape = {
  text: z.string().max(60).default(''),
  township: townshipIdSchema.nullable().default(null),
  state: z.enum(openNominationStates).nullable().default(null),
};

const rowKey = (row: Nomination) => row.id;
const all = () => orpc.roster.listNominations.queryOptions({ input: {} });

/** Part of a name, village or unit. */
const holds = (row: Nomination, text: string) =>
  [row.personName, row.posting.villageName, row.posting.unitName].some((words) => words.includes(text));

/** 选派: nominations that wait for something, the oldest first. */
export function NominationList() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [filter, change] = useAddressFilter(addressShape);
  const query = useQuery(all());
  const townships = useQuery(orpc.roster.listTownships.queryOptions()).data?.townships ?? [];
  const { text, township, state } = filter;

  const source = useMemo<RowSource<Nomination, NominationSort>>(() => {
    const wanted = text.trim();
    return {
      key: [...orpc.roster.listNominations.key(), { text: wanted, township, state }],
      load: async (request) => {
        const { nominations } = await queryClient.fetchQuery(all());
        const rows = nominations.filter(
          (row) =>
            holds(row, wanted) &&
            (township === null || row.posting.townshipId === township) &&
            (state === null || row.state === state),
        );
        return pageOf(rows, request, nominationOrder);
      },
    };
  }, [queryClient, text, township, state]);

  const open = useCallback((row: Nomination) => void navigate(`/roster/nominations/${row.id}`), [navigate]);
  const setText = useCallback((next: string) => change({ text: next }), [change]);
  const nominations = query.data?.nominations ?? [];
  const count = (of: Nomination['state']) => nominations.filter((row) => row.state === of).length;
  const filtered = text !== '' || township !== null || state !== null;
  const clear = () => change({ text: '', township: null, state: null });

  return (
    <>
      <ErrorMessage title="提名没有载入" error={query.error} onRetry={() => void query.refetch()} />
      <DataTable
        name="nominations"
        label="在办提名"
        unit="次提名"
        columns={nominationColumns}
        source={source}
        rowKey={rowKey}
        onOpen={open}
        toolbar={
          <>
            <Segmented<Nomination['state'] | 'all'>
              aria-label="按进展筛选"
              value={state ?? 'all'}
              onChange={(next) =>
                change({ state: openNominationStates.find((known) => known === next) ?? null })
              }
              options={[
                { value: 'all', label: `全部 ${nominations.length}` },
                ...openNominationStates.map((value) => ({
                  value,
                  label: `${nominationStateLabels[value]} ${count(value)}`,
                })),
              ]}
            />
            <TextFilter
              className={styles.search}
              value={text}
              onChange={setText}
              placeholder="人选、村、单位"
              aria-label="查找人选、村、单位"
            />
            <Choice
              label="按乡镇筛选"
              placeholder="乡镇"
              value={township}
              onChange={(next) => change({ township: next })}
              options={townships.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </>
        }
        empty={
          filtered ? (
            <EmptyState action={<Button onClick={clear}>清除筛选</Button>}>没有符合条件的提名。</EmptyState>
          ) : (
            <EmptyState action={<Link to="/roster?status=open">查看待定人的岗位</Link>}>
              没有在办的提名。从待定人的岗位可以提名人选。
            </EmptyState>
          )
        }
      />
    </>
  );
}
