import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import * as z from 'zod';
import type { AssessmentRow } from '#shared/contract/assessment-record.ts';
import { cycleIdSchema, townshipIdSchema } from '#shared/ids.ts';
import {
  assessmentStateLabels,
  assessmentStateSchema,
  assessmentStates,
  participationLabels,
  participationSchema,
  participations,
  poolLabels,
  poolSchema,
  pools,
} from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { Choice, optionsOf } from '../../components/choice.tsx';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { FindFields } from '../find-fields.tsx';
import { ScoringTools } from '../scoring/scoring-tools.tsx';
import { CycleNav } from './cycle-nav.tsx';
import { type PeopleSort, peopleColumns } from './people-columns.tsx';

const addressShape = {
  text: z.string().max(60).default(''),
  pool: poolSchema.nullable().default(null),
  participation: participationSchema.nullable().default(null),
  state: assessmentStateSchema.nullable().default(null),
  townshipId: townshipIdSchema.nullable().default(null),
};
const noFilter = { text: '', pool: null, participation: null, state: null, townshipId: null };

const rowKey = (row: AssessmentRow) => row.id;
const stateOptions = optionsOf(assessmentStates, assessmentStateLabels);
const poolOptions = optionsOf(pools, poolLabels);
const participationOptions = optionsOf(participations, participationLabels);

/** Everyone of an assessment, with score, grades and state; each opens its scoring page. */
export function PeoplePage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const navigate = useNavigate();
  const [filter, change] = useAddressFilter(addressShape);
  const cycle = useQuery(orpc.assessment.getCycle.queryOptions({ input: { id: cycleId } }));
  const scheme = useQuery(
    orpc.policy.getScheme.queryOptions({
      input: { id: cycle.data?.schemeVersionId ?? '' },
      enabled: cycle.data !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const townships = useQuery(orpc.roster.listTownships.queryOptions());
  const content = scheme.data?.content;
  const columns = useMemo(() => content && peopleColumns(content, cycleId), [content, cycleId]);
  const source = useMemo(
    (): RowSource<AssessmentRow, PeopleSort> => ({
      key: [...orpc.assessment.list.key(), cycleId, filter],
      load: (page, signal) => client.assessment.list({ cycleId, ...filter, ...page }, { signal }),
    }),
    [cycleId, filter],
  );
  const filtered = Object.values(filter).some((value) => value !== null && value !== '');

  return (
    <Page fill>
      <PageHeader
        title="考核对象"
        crumbs={[
          { label: '考核', to: '/assessment' },
          { label: cycle.data?.title ?? '本次考核', to: `/assessment/${cycleId}` },
        ]}
        extra={cycle.data && <ScoringTools cycle={cycle.data} />}
      />
      <CycleNav cycleId={cycleId} />
      <ErrorMessage
        title="考核对象没有载入"
        error={cycle.error ?? scheme.error}
        onRetry={() => void Promise.all([cycle.refetch(), scheme.refetch()])}
      />
      {columns ? (
        <DataTable
          name="assessment-people"
          label={cycle.data?.title ?? '考核对象'}
          unit="个"
          columns={columns}
          source={source}
          rowKey={rowKey}
          onOpen={(row) => void navigate(`/assessment/${cycleId}/records/${row.id}`)}
          toolbar={
            <>
              <FindFields
                label="查找考核对象"
                text={filter.text}
                townshipId={filter.townshipId}
                townships={townships.data?.townships ?? []}
                onChange={change}
              />
              <Choice
                label="分组"
                placeholder="分组"
                value={filter.pool}
                options={poolOptions}
                onChange={(pool) => change({ pool })}
              />
              <Choice
                label="状态"
                placeholder="状态"
                value={filter.state}
                options={stateOptions}
                onChange={(state) => change({ state })}
              />
              <Choice
                label="参加考核情况"
                placeholder="参加考核情况"
                value={filter.participation}
                options={participationOptions}
                onChange={(participation) => change({ participation })}
              />
            </>
          }
          empty={
            <EmptyState
              action={
                filtered ? (
                  <Button type="link" onClick={() => change(noFilter)}>
                    清除筛选
                  </Button>
                ) : undefined
              }
            >
              {filtered ? '没有符合条件的考核对象。可以换一个写法。' : '这次考核没有考核对象。'}
            </EmptyState>
          }
        />
      ) : (
        <Skeleton active />
      )}
    </Page>
  );
}
