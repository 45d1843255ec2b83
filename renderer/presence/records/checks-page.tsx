import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { type SpotCheckRow, spotCheckFilterSchema } from '#shared/contract/presence-records.ts';
import { businessDateOf } from '#shared/dates.ts';
import { spotCheckIdSchema } from '#shared/ids.ts';
import { checkLevelLabels, checkLevels, findingKindLabels, findingKinds } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { Choice, optionsOf } from '../../components/choice.tsx';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { AddIcon } from '../../components/icons.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { checkColumns, type SpotCheckSort } from './check-columns.tsx';
import { CheckDrawer } from './check-drawer.tsx';
import { InspectionDrawer } from './inspection-form.tsx';
import { isNarrowed, noRecordFilter, RecordFilterBar, recordAddressShape } from './parts/record-filter.tsx';
import { useStable } from './parts/use-stable.ts';

const { level, finding, correction } = spotCheckFilterSchema.shape;
const addressShape = {
  ...recordAddressShape,
  level,
  finding,
  correction,
  /** The finding that is open. */
  record: spotCheckIdSchema.nullable().default(null),
};

const corrections = ['overdue', 'open', 'corrected'] as const;
const correctionLabels = { overdue: '逾期未整改', open: '未整改', corrected: '已整改' } as const;
const noFilter = { ...noRecordFilter, level: null, finding: null, correction: null };
const rowKey = (row: SpotCheckRow) => row.id;

/** 明查暗访: what inspections found, overdue corrections first. */
export function ChecksPage() {
  const [{ record, panel, ...filter }, change] = useAddressFilter(addressShape);
  const { message } = App.useApp();
  const mayRecord = useAllowed('presence.recordSpotChecks');
  const [opened, setOpened] = useState<SpotCheckRow | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  if (record === null && panel === null && unsaved) setUnsaved(false);
  const today = businessDateOf(new Date());
  const { voided, ...rest } = filter;
  const asked = useStable({ ...rest, withVoided: voided === 'yes' });
  const source = useMemo<RowSource<SpotCheckRow, SpotCheckSort>>(
    () => ({
      key: [...orpc.presence.listSpotChecks.key(), asked],
      load: (page, signal) => client.presence.listSpotChecks({ ...page, filter: asked }, { signal }),
    }),
    [asked],
  );
  const totals = useQuery(
    orpc.presence.listSpotChecks.queryOptions({
      input: { filter: asked, limit: 1 },
      placeholderData: keepPreviousData,
    }),
  );
  const close = () => change({ record: null, panel: null });
  const narrowed = isNarrowed(filter);
  const clear = () => change(noFilter);
  const recordOne = mayRecord && (
    <Button type="primary" icon={<AddIcon />} onClick={() => change({ panel: 'new', record: null })}>
      登记检查
    </Button>
  );

  return (
    <Page fill>
      <PageHeader
        title="明查暗访"
        crumbs={[{ label: '日常管理' }]}
        meta="逾期未整改的排在最前"
        action={recordOne}
      />
      <ErrorMessage error={totals.error} onRetry={() => void totals.refetch()} />
      <DataTable
        name="spot-checks"
        label="明查暗访"
        unit="条"
        columns={checkColumns}
        source={source}
        rowKey={rowKey}
        onOpen={(row) => {
          setOpened(row);
          change({ record: row.id });
        }}
        toolbar={
          <RecordFilterBar filter={filter} narrowed={narrowed} onChange={change} onClear={clear}>
            <Choice
              label="按检查级别筛选"
              placeholder="级别"
              width="short"
              value={filter.level}
              options={optionsOf(checkLevels, checkLevelLabels)}
              onChange={(next) => change({ level: next })}
            />
            <Choice
              label="按检查结果筛选"
              placeholder="检查结果"
              value={filter.finding}
              options={optionsOf(findingKinds, findingKindLabels)}
              onChange={(next) => change({ finding: next })}
            />
            <Choice
              label="按整改情况筛选"
              placeholder="整改"
              value={filter.correction}
              options={optionsOf(corrections, correctionLabels)}
              onChange={(next) => change({ correction: next })}
            />
          </RecordFilterBar>
        }
        totals={
          totals.data && (
            <>
              <span>
                无故脱岗 <strong>{totals.data.totals.unexcusedAbsences}</strong> 人次
              </span>
              <span>
                未整改 <strong>{totals.data.totals.openCorrections}</strong> 条
              </span>
              {totals.data.totals.overdueCorrections > 0 && (
                <TextButton onClick={() => change({ correction: 'overdue' })}>
                  其中逾期 <strong>{totals.data.totals.overdueCorrections}</strong> 条
                </TextButton>
              )}
            </>
          )
        }
        empty={
          narrowed ? (
            <EmptyState action={<Button onClick={clear}>清除筛选</Button>}>
              没有符合筛选条件的检查。
            </EmptyState>
          ) : (
            <EmptyState action={recordOne}>还没有登记过明查暗访。</EmptyState>
          )
        }
      />
      <InspectionDrawer
        open={panel === 'new'}
        today={today}
        onUnsaved={setUnsaved}
        onRecorded={(count) => {
          message.success(`已登记这次检查，共 ${count} 人。`);
          close();
        }}
        onClose={close}
      />
      <CheckDrawer id={record} opened={opened} today={today} onUnsaved={setUnsaved} onClose={close} />
      <UnsavedGuard unsaved={unsaved} withinPage what="填写的内容还没有保存" />
    </Page>
  );
}
