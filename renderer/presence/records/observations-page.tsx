import { App, Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { type ObservationRow, observationFilterSchema } from '#shared/contract/presence-records.ts';
import { businessDateOf, formatDateLong } from '#shared/dates.ts';
import { observationIdSchema } from '#shared/ids.ts';
import { speaksForTrigger } from '#shared/presence/observation-groups.ts';
import { observationKindLabels, observationKinds } from '#shared/vocabulary.ts';
import { client, orpc } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { Choice, optionsOf } from '../../components/choice.tsx';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { AddIcon } from '../../components/icons.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import {
  KindChip,
  kindsIn,
  type ObservationSort,
  observationColumns,
  observationGroupLabels,
} from './observation-columns.tsx';
import { ObservationFormDrawer } from './observation-form.tsx';
import { Facts } from './parts/facts.tsx';
import { isNarrowed, noRecordFilter, RecordFilterBar, recordAddressShape } from './parts/record-filter.tsx';
import { TriggerNote } from './parts/trigger-note.tsx';
import { useRecord } from './parts/use-record.ts';
import { useStable } from './parts/use-stable.ts';
import { VoidedNotice } from './parts/voided.tsx';
import { Whose } from './parts/whose.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import styles from './records.module.css';

const { kind, group } = observationFilterSchema.shape;
const addressShape = {
  ...recordAddressShape,
  kind,
  group,
  /** The record that is open. */
  record: observationIdSchema.nullable().default(null),
};
const noFilter = { ...noRecordFilter, kind: null, group: null };
const rowKey = (row: ObservationRow) => row.id;
const groups = [
  { value: 'all', label: '全部' },
  { value: 'for_triggers', label: observationGroupLabels.for_triggers },
  { value: 'notes', label: observationGroupLabels.notes },
] as const;

/** 情况记录: dated facts and opinions, visits, reports and talks. */
export function ObservationsPage() {
  const [{ record, panel, ...filter }, change] = useAddressFilter(addressShape);
  const { message } = App.useApp();
  const mayRecord = useAllowed('presence.recordObservation');
  const [opened, setOpened] = useState<ObservationRow | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  if (panel === null && unsaved) setUnsaved(false);
  const today = businessDateOf(new Date());
  const { voided, ...rest } = filter;
  const asked = useStable({ ...rest, withVoided: voided === 'yes' });
  const source = useMemo<RowSource<ObservationRow, ObservationSort>>(
    () => ({
      key: [...orpc.presence.listObservations.key(), asked],
      load: (page, signal) => client.presence.listObservations({ ...page, filter: asked }, { signal }),
    }),
    [asked],
  );
  const close = () => change({ record: null, panel: null });
  const narrowed = isNarrowed(filter);
  const clear = () => change(noFilter);
  const recordOne = mayRecord && (
    <Button type="primary" icon={<AddIcon />} onClick={() => change({ panel: 'new', record: null })}>
      登记情况
    </Button>
  );

  return (
    <Page fill>
      <PageHeader title="情况记录" crumbs={[{ label: '日常管理' }]} action={recordOne} />
      <DataTable
        name="observations"
        label="情况记录"
        unit="条"
        columns={observationColumns}
        source={source}
        rowKey={rowKey}
        onOpen={(row) => {
          setOpened(row);
          change({ record: row.id });
        }}
        toolbar={
          <RecordFilterBar
            filter={filter}
            narrowed={narrowed}
            onChange={change}
            onClear={clear}
            lead={
              <Segmented<(typeof groups)[number]['value']>
                aria-label="按用途筛选"
                value={filter.group ?? 'all'}
                options={[...groups]}
                onChange={(next) => change({ group: next === 'all' ? null : next, kind: null })}
              />
            }
          >
            <Choice
              label="按种类筛选"
              placeholder="种类"
              value={filter.kind}
              options={optionsOf(
                filter.group === null ? observationKinds : kindsIn(filter.group),
                observationKindLabels,
              )}
              onChange={(next) => change({ kind: next })}
            />
          </RecordFilterBar>
        }
        empty={
          narrowed ? (
            <EmptyState action={<Button onClick={clear}>清除筛选</Button>}>
              没有符合筛选条件的记录。
            </EmptyState>
          ) : (
            <EmptyState action={recordOne}>还没有登记过情况。</EmptyState>
          )
        }
      />
      <ObservationFormDrawer
        open={panel === 'new'}
        today={today}
        onUnsaved={setUnsaved}
        onRecorded={(row) => {
          message.success(`已登记${row.personName ?? ''}的情况。`);
          change({ panel: null, record: row.id });
        }}
        onClose={close}
      />
      <ObservationSheet id={record} opened={opened} onClose={close} />
      <UnsavedGuard unsaved={unsaved} withinPage what="填写的内容还没有保存" />
    </Page>
  );
}

interface ObservationSheetProps {
  readonly id: string | null;
  readonly opened: ObservationRow | null;
  readonly onClose: () => void;
}

function ObservationSheet({ id, opened, onClose }: ObservationSheetProps) {
  const mayVoid = useAllowed('presence.voidObservation');
  const found = useRecord(id, opened, orpc.presence.listObservations.key(), (page) =>
    client.presence.listObservations({ ...page, filter: { withVoided: true } }),
  );
  return (
    <RecordDrawer<ObservationRow>
      id={id}
      found={found}
      what="情况记录"
      title={(row) => `${row.personName ?? ''} · ${observationKindLabels[row.kind]}`}
      voiding={
        mayVoid
          ? {
              consequence: (row) =>
                `${row.personName ?? ''}的这条情况记录将不再作为依据，由它得出的线索随之消失。记录和理由都保留。`,
              onVoid: (row, reason) =>
                client.presence.voidObservation({ id: row.id, revision: row.revision, reason }),
            }
          : null
      }
      onClose={onClose}
    >
      {(row) => (
        <>
          <VoidedNotice record={row} />
          <Whose row={row} />
          <section className={styles.part} aria-label="情况">
            <h2>
              情况 <KindChip kind={row.kind} />
            </h2>
            <Facts
              facts={[
                { label: '日期', value: formatDateLong(row.observedOn) },
                { label: '提出单位', value: row.organ },
                { label: '文号', value: row.documentNumber },
                { label: '情况', value: row.text, wide: true },
                { label: '登记', value: `${row.createdBy}，${formatMinute(row.createdAt)}`, wide: true },
              ]}
            />
          </section>
          {row.voidedAt === null && speaksForTrigger(row.kind) && (
            <TriggerNote speaks={(test) => test.kind === 'observation' && test.kinds.includes(row.kind)} />
          )}
        </>
      )}
    </RecordDrawer>
  );
}
