import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import * as z from 'zod';
import { type EligibilityRow, eligibilityFilterSchema } from '#shared/contract/assessment-eligibility.ts';
import { assessmentIdSchema, cycleIdSchema } from '#shared/ids.ts';
import { eligibilityFactLabels, eligibilityFacts } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { formatCount } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { useAddressId } from '../../app/use-address-id.ts';
import { Choice, optionsOf } from '../../components/choice.tsx';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { TextFilter } from '../../components/text-filter.tsx';
import { CycleNav } from '../cycle/cycle-nav.tsx';
import styles from './eligibility.module.css';
import { type EligibilitySort, eligibilityColumns, withheldColumns } from './eligibility-columns.tsx';
import { EligibilityDrawer } from './eligibility-drawer.tsx';
import { OutcomeSummary } from './outcome-summary.tsx';
import { DetermineDialog, FiguresDialog } from './run-dialogs.tsx';

const { text, participation, fact, townshipId, only } = eligibilityFilterSchema.shape;
const addressShape = {
  text,
  participation,
  fact,
  townshipId,
  only,
  /** The record that is open. */
  record: assessmentIdSchema.nullable().default(null),
};
const noFilter = { text: '', participation: null, fact: null, townshipId: null };
const rowKey = (row: EligibilityRow) => row.id;
const factOptions = optionsOf(eligibilityFacts, eligibilityFactLabels);
type View = 'all' | 'withheld';

/** 资格审核: who takes part and how far, why, and whose grade was withheld. */
export function EligibilityPage() {
  const cycleId = useAddressId('cycleId', cycleIdSchema);
  const [{ record, ...filter }, change] = useAddressFilter(addressShape);
  const [running, setRunning] = useState<'determine' | 'figures' | null>(null);
  const mayDetermine = useAllowed('assessment.determineEligibility');
  const cycle = useQuery(orpc.assessment.getCycle.queryOptions({ input: { id: cycleId } }));
  const summary = useQuery(orpc.assessment.eligibilitySummary.queryOptions({ input: { cycleId } }));
  const scheme = useQuery(
    orpc.policy.getScheme.queryOptions({
      input: { id: cycle.data?.schemeVersionId ?? '' },
      enabled: cycle.data !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const townships = useQuery(orpc.roster.listTownships.queryOptions());
  const view: View = filter.only === 'withheld' ? 'withheld' : 'all';
  const content = scheme.data?.content;
  const columns = useMemo(
    () => content && (view === 'all' ? eligibilityColumns(content) : withheldColumns(content)),
    [content, view],
  );
  const key = JSON.stringify(filter);
  const source = useMemo((): RowSource<EligibilityRow, EligibilitySort> => {
    const asked = { cycleId, ...z.record(z.string(), z.unknown()).parse(JSON.parse(key)) };
    return {
      key: [...orpc.assessment.listEligibility.key(), asked],
      load: (page, signal) =>
        client.assessment.listEligibility(
          { ...page, filter: eligibilityFilterSchema.parse(asked) },
          { signal },
        ),
    };
  }, [cycleId, key]);
  const open = cycle.data && ['open', 'scoring'].includes(cycle.data.state);
  const figures = summary.data;
  const narrowed =
    Object.values({ ...filter, only: null }).some((value) => value !== null && value !== '') ||
    (filter.only !== null && view === 'all');
  const clear = () => change({ ...noFilter, only: view === 'withheld' ? 'withheld' : null });
  const determine = mayDetermine && open && figures && figures.people > 0 && (
    <Button type="primary" onClick={() => setRunning('determine')}>
      {figures.undetermined === figures.people ? '核定全部' : '再次核定'}
    </Button>
  );

  return (
    <Page fill>
      <PageHeader
        title="资格审核"
        crumbs={[
          { label: '考核', to: '/assessment' },
          { label: cycle.data?.title ?? '本次考核', to: `/assessment/${cycleId}` },
        ]}
        meta={figures && metaOf(figures.people, figures.others)}
        extra={
          mayDetermine &&
          open &&
          figures && <Button onClick={() => setRunning('figures')}>引用驻村记录</Button>
        }
        action={determine}
      />
      <CycleNav cycleId={cycleId} />
      <ErrorMessage
        title="资格审核没有载入"
        error={cycle.error ?? scheme.error ?? summary.error}
        onRetry={() => void Promise.all([cycle.refetch(), scheme.refetch(), summary.refetch()])}
      />
      {figures && !figures.schemeHasRules && (
        <Alert
          type="info"
          showIcon
          title={`${figures.schemeTitle}没有考核资格规则，全部人员按正常参加考核。发现的情形仍列在下面，需要时可以逐人调整。`}
        />
      )}
      {figures && (
        <OutcomeSummary
          summary={figures}
          participation={filter.participation}
          only={filter.only}
          onChoose={change}
        />
      )}
      {columns && content ? (
        <DataTable
          key={view}
          name={view === 'all' ? 'eligibility' : 'withheld'}
          label={view === 'all' ? '资格审核' : '未定等次、待补评'}
          unit="人"
          columns={columns}
          source={source}
          rowKey={rowKey}
          onOpen={(row) => change({ record: row.id })}
          toolbar={
            <>
              <Segmented<View>
                aria-label="看哪些人"
                value={view}
                options={[
                  { value: 'all', label: '全部人员' },
                  { value: 'withheld', label: `未定等次、待补评${figures ? `（${figures.withheld}）` : ''}` },
                ]}
                onChange={(next) => change({ ...noFilter, only: next === 'withheld' ? 'withheld' : null })}
              />
              <TextFilter
                className={styles.text}
                value={filter.text}
                placeholder="姓名、村、单位、首字母"
                aria-label="查找人员"
                onChange={(next) => change({ text: next })}
              />
              <Choice
                label="按乡镇筛选"
                placeholder="乡镇"
                value={filter.townshipId}
                options={townships.data?.townships.map(({ id, name }) => ({ value: id, label: name })) ?? []}
                onChange={(next) => change({ townshipId: next })}
              />
              <Choice
                width="long"
                label="按情形筛选"
                placeholder="发现的情形"
                value={filter.fact}
                options={factOptions}
                onChange={(next) => change({ fact: next })}
              />
            </>
          }
          empty={
            narrowed ? (
              <EmptyState action={<Button onClick={clear}>清除筛选</Button>}>没有符合条件的人员。</EmptyState>
            ) : (
              <EmptyState>
                {view === 'withheld'
                  ? '没有需要补评的人员：所有人都参加考核、确定等次。'
                  : '这次考核没有人员，只考核工作队或派出单位，它们始终参加考核。'}
              </EmptyState>
            )
          }
        />
      ) : (
        <Skeleton active />
      )}
      {content && <EligibilityDrawer id={record} scheme={content} onClose={() => change({ record: null })} />}
      {figures && running === 'determine' && (
        <DetermineDialog cycleId={cycleId} summary={figures} onClose={() => setRunning(null)} />
      )}
      {figures && running === 'figures' && (
        <FiguresDialog cycleId={cycleId} summary={figures} onClose={() => setRunning(null)} />
      )}
    </Page>
  );
}

const metaOf = (people: number, others: number): string =>
  others === 0
    ? `${formatCount(people)} 人`
    : `${formatCount(people)} 人；工作队和派出单位 ${formatCount(others)} 个，始终参加考核`;
