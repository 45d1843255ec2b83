import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import * as z from 'zod';
import type { TermDueRow } from '#shared/contract/assessment-term.ts';
import { addDays, businessDateOf, businessDateSchema } from '#shared/dates.ts';
import { townshipIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { formatCount } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { Choice } from '../../components/choice.tsx';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { DateField } from '../../components/date-field.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { FindFields } from '../find-fields.tsx';
import { type TermSort, termColumns } from './term-columns.tsx';
import styles from './term-page.module.css';
import { TermPlanDialog } from './term-plan-dialog.tsx';
import { TermRulesLine } from './term-rules-line.tsx';

/** Days ahead that the list looks unless said otherwise. */
const ahead = 60;

const addressShape = {
  until: businessDateSchema.nullable().default(null),
  text: z.string().max(60).default(''),
  townshipId: townshipIdSchema.nullable().default(null),
  only: z.enum(['open', 'early']).nullable().default(null),
};

const onlyOptions = [
  { value: 'open' as const, label: '还没有期满考核' },
  { value: 'early' as const, label: '任期未满离岗' },
];
const rowKey = (row: TermDueRow) => row.postingId;

/** 任期届满清单: whose term is over or soon will be, and who has left; the chosen ones are assessed together. */
export function TermPage() {
  const navigate = useNavigate();
  const [address, change] = useAddressFilter(addressShape);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [planning, setPlanning] = useState(false);
  const mayPlan = useAllowed('assessment.planCycle');
  const townships = useQuery(orpc.roster.listTownships.queryOptions());
  const rules = useQuery(orpc.assessment.termRules.queryOptions());
  const { text, townshipId, only } = address;
  const until = address.until ?? addDays(businessDateOf(new Date()), ahead);
  const filter = useMemo(() => ({ until, text, townshipId, only }), [until, text, townshipId, only]);
  const source = useMemo(
    (): RowSource<TermDueRow, TermSort> => ({
      key: [...orpc.assessment.listTermDue.key(), filter],
      load: (page, signal) => client.assessment.listTermDue({ filter, ...page }, { signal }),
    }),
    [filter],
  );
  return (
    <Page fill>
      <PageHeader
        title="任期届满清单"
        crumbs={[{ label: '考核', to: '/assessment' }]}
        action={
          mayPlan && (
            <Button
              type="primary"
              disabled={selected.size === 0}
              title="先在清单中选择人员"
              onClick={() => setPlanning(true)}
            >
              {selected.size === 0 ? '筹备期满考核' : `筹备期满考核（${formatCount(selected.size)} 人）`}
            </Button>
          )
        }
      />
      {rules.data && <TermRulesLine rules={rules.data} />}
      <ErrorMessage title="制度方案没有载入" error={rules.error} onRetry={() => void rules.refetch()} />
      <DataTable
        name="term-due"
        label="任期届满清单"
        unit="人"
        columns={termColumns}
        source={source}
        rowKey={rowKey}
        initialSort={[{ column: 'due', direction: 'asc' }]}
        onOpen={(row) =>
          void navigate(
            row.assessment
              ? `/assessment/${row.assessment.cycleId}/records/${row.assessment.id}/appraisal`
              : `/assessment/history/${row.personId}`,
          )
        }
        {...(mayPlan ? { selection: { selected, onChange: setSelected } } : {})}
        toolbar={
          <>
            <span className={styles.until}>
              <span aria-hidden="true">届满日期不晚于</span>
              <DateField
                aria-label="届满日期不晚于"
                value={until}
                onChange={(day) => change({ until: day })}
              />
            </span>
            <FindFields
              label="查找人员"
              text={text}
              townshipId={townshipId}
              townships={townships.data?.townships ?? []}
              onChange={change}
            />
            <Choice
              label="范围"
              placeholder="全部"
              value={only}
              options={onlyOptions}
              onChange={(value) => change({ only: value })}
            />
          </>
        }
        empty={
          <EmptyState>
            {rules.data?.years === null
              ? '制度方案没有载明任期，只列出已离岗的人员；这段时间没有人离岗。'
              : '这段时间没有任期届满的人员。可以把日期改晚一些。'}
          </EmptyState>
        }
      />
      {planning && (
        <TermPlanDialog
          filter={filter}
          selected={selected}
          onDone={(cycleId) => void navigate(`/assessment/${cycleId}`)}
          onClose={() => setPlanning(false)}
        />
      )}
    </Page>
  );
}
