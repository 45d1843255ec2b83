import { useQuery } from '@tanstack/react-query';
import { Select, Skeleton } from 'antd';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { AssessmentRow } from '#shared/contract/assessment-record.ts';
import { cycleIdSchema, townshipIdSchema } from '#shared/ids.ts';
import { assessmentStateLabels, assessmentStateSchema, assessmentStates } from '#shared/vocabulary.ts';
import { client, orpc } from '../app/client.ts';
import { useAddressId } from '../app/use-address-id.ts';
import { DataTable, type RowSource } from '../components/data-table/index.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { Page, PageHeader } from '../components/page.tsx';
import { TextFilter } from '../components/text-filter.tsx';
import styles from './cycle-page.module.css';
import { GradeDistribution } from './grade-distribution.tsx';
import { type PeopleFilter, usePeople } from './people.ts';
import { type PeopleSort, peopleColumns } from './people-columns.tsx';
import { ProgressBars } from './progress-bars.tsx';

const rowKey = (row: AssessmentRow) => row.id;
const stateOptions = assessmentStates.map((value) => ({ value, label: assessmentStateLabels[value] }));

/** One year's assessment: how far it is, how the grades spread, everyone in it. */
export function CyclePage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const navigate = useNavigate();
  const { filter, change } = useFilter(cycleId);
  const cycle = useQuery(orpc.assessment.getCycle.queryOptions({ input: { id: cycleId } }));
  const scheme = useQuery(
    orpc.policy.getScheme.queryOptions({
      input: { id: cycle.data?.schemeVersionId ?? '' },
      enabled: cycle.data !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const townships = useQuery(orpc.roster.listTownships.queryOptions());
  const people = usePeople(filter);
  const content = scheme.data?.content;
  const columns = useMemo(() => content && peopleColumns(content), [content]);
  const source = useMemo(
    (): RowSource<AssessmentRow, PeopleSort> => ({
      key: [...orpc.assessment.list.key(), filter],
      load: (page, signal) => client.assessment.list({ ...filter, ...page }, { signal }),
    }),
    [filter],
  );
  const filtered = filter.text !== '' || filter.state !== null || filter.townshipId !== null;

  return (
    <Page fill>
      <PageHeader
        title={cycle.data?.title ?? '年度考核'}
        crumbs={[{ label: '年度考核', to: '/assessment' }]}
        meta={
          cycle.data && (
            <Link to={`/policy/${cycle.data.schemeVersionId}`}>
              {cycle.data.schemeTitle}
              {scheme.data && `　第 ${scheme.data.version} 版`}
            </Link>
          )
        }
      />
      <ErrorMessage
        title="这次考核没有载入"
        error={cycle.error ?? scheme.error ?? people.error}
        onRetry={() => void Promise.all([cycle.refetch(), scheme.refetch(), people.refetch()])}
      />
      {cycle.data && content && (
        <div className={styles.pictures}>
          <section aria-label="进度">
            <ProgressBars counts={cycle.data.counts} />
          </section>
          <section aria-label={filtered ? '所列人员的等次分布' : '等次分布'}>
            <GradeDistribution rows={people.data ?? []} scheme={content} />
          </section>
        </div>
      )}
      {columns ? (
        <DataTable
          name="assessment-people"
          label={cycle.data?.title ?? '考核对象'}
          unit="人"
          columns={columns}
          source={source}
          rowKey={rowKey}
          onOpen={(row) => void navigate(`/assessment/${cycleId}/${row.id}`)}
          toolbar={
            <>
              <TextFilter
                className={styles.text}
                value={filter.text}
                placeholder="姓名、村、单位或拼音首字母"
                aria-label="查找考核对象"
                onChange={(text) => change({ text })}
              />
              <Select
                className={styles.choice ?? ''}
                aria-label="乡镇（街道）"
                placeholder="乡镇（街道）"
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                value={filter.townshipId}
                options={townships.data?.townships.map(({ id, name }) => ({ value: id, label: name })) ?? []}
                onChange={(id) => change({ townshipId: id ?? null })}
              />
              <Select
                className={styles.choice ?? ''}
                aria-label="状态"
                placeholder="状态"
                allowClear
                value={filter.state}
                options={stateOptions}
                onChange={(state) => change({ state: state ?? null })}
              />
            </>
          }
          empty={
            <EmptyState>
              {filtered ? '没有符合条件的人。可以换一个写法，或清除筛选。' : '这次考核没有考核对象。'}
            </EmptyState>
          }
        />
      ) : (
        <Skeleton active />
      )}
    </Page>
  );
}

/** The filter of the list, kept in the address, so that whoever comes back finds the list as it was left. */
function useFilter(cycleId: PeopleFilter['cycleId']) {
  const [parameters, setParameters] = useSearchParams();
  const text = (parameters.get('text') ?? '').slice(0, 60);
  const state = assessmentStateSchema.nullable().catch(null).parse(parameters.get('state'));
  const townshipId = townshipIdSchema.nullable().catch(null).parse(parameters.get('township'));
  const filter = useMemo(
    (): PeopleFilter => ({ cycleId, text, state, townshipId }),
    [cycleId, text, state, townshipId],
  );
  const change = useCallback(
    (next: Partial<PeopleFilter>) =>
      setParameters(
        (current) => {
          const changed = new URLSearchParams(current);
          const names = { text: 'text', state: 'state', townshipId: 'township' } as const;
          for (const key of ['text', 'state', 'townshipId'] as const) {
            if (!(key in next)) continue;
            if (next[key]) changed.set(names[key], next[key]);
            else changed.delete(names[key]);
          }
          return changed;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return { filter, change };
}
