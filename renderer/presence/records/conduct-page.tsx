import { App, Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import * as z from 'zod';
import { type ConductRow, conductFilterSchema } from '#shared/contract/presence-records.ts';
import { formatDateLong } from '#shared/dates.ts';
import { conductRecordIdSchema } from '#shared/ids.ts';
import { conductKindLabels, conductKinds, type SanctionKind } from '#shared/vocabulary.ts';
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
import { type ConductSort, conductColumns, conductWords, EffectChip } from './conduct-columns.tsx';
import { ConductFormDrawer } from './conduct-form.tsx';
import { InvestigationPart } from './investigation-part.tsx';
import { Facts } from './parts/facts.tsx';
import { isNarrowed, noRecordFilter, RecordFilterBar, recordAddressShape } from './parts/record-filter.tsx';
import { TriggerNote } from './parts/trigger-note.tsx';
import { useRecord } from './parts/use-record.ts';
import { useStable } from './parts/use-stable.ts';
import { VoidedNotice } from './parts/voided.tsx';
import { Whose } from './parts/whose.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import styles from './records.module.css';

const addressShape = {
  ...recordAddressShape,
  kind: conductFilterSchema.shape.kind,
  /** Only those that hold today. */
  effect: z.enum(['now']).nullable().default(null),
  /** The record that is open. */
  record: conductRecordIdSchema.nullable().default(null),
};
const noFilter = { ...noRecordFilter, kind: null, effect: null };
const rowKey = (row: ConductRow) => row.id;

/** 处分与诫勉: penalties, investigations, admonitions and criticism of people, with the time they hold. */
export function ConductPage() {
  const [{ record, panel, ...filter }, change] = useAddressFilter(addressShape);
  const { message } = App.useApp();
  const mayRecord = useAllowed('presence.recordConduct');
  const [opened, setOpened] = useState<ConductRow | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  if (panel === null && unsaved) setUnsaved(false);
  const { voided, effect, ...rest } = filter;
  const asked = useStable({ ...rest, withVoided: voided === 'yes', inEffect: effect === 'now' });
  const source = useMemo<RowSource<ConductRow, ConductSort>>(
    () => ({
      key: [...orpc.presence.listConduct.key(), asked],
      load: (page, signal) => client.presence.listConduct({ ...page, filter: asked }, { signal }),
    }),
    [asked],
  );
  const close = () => change({ record: null, panel: null });
  const narrowed = isNarrowed(filter);
  const clear = () => change(noFilter);
  const recordOne = mayRecord && (
    <Button type="primary" icon={<AddIcon />} onClick={() => change({ panel: 'new', record: null })}>
      登记处分与诫勉
    </Button>
  );

  return (
    <Page fill>
      <PageHeader title="处分与诫勉" crumbs={[{ label: '日常管理' }]} action={recordOne} />
      <DataTable
        name="conduct"
        label="处分与诫勉"
        unit="条"
        columns={conductColumns}
        source={source}
        rowKey={rowKey}
        onOpen={(row) => {
          setOpened(row);
          change({ record: row.id });
        }}
        toolbar={
          <RecordFilterBar filter={filter} narrowed={narrowed} onChange={change} onClear={clear}>
            <Choice
              label="按种类筛选"
              placeholder="种类"
              value={filter.kind}
              options={optionsOf(conductKinds, conductKindLabels)}
              onChange={(kind) => change({ kind })}
            />
            <Checkbox
              checked={effect === 'now'}
              onChange={(event) => change({ effect: event.target.checked ? 'now' : null })}
            >
              有效期内
            </Checkbox>
          </RecordFilterBar>
        }
        empty={
          narrowed ? (
            <EmptyState action={<Button onClick={clear}>清除筛选</Button>}>
              没有符合筛选条件的记录。
            </EmptyState>
          ) : (
            <EmptyState action={recordOne}>还没有登记过处分、诫勉或通报。</EmptyState>
          )
        }
      />
      <ConductFormDrawer
        open={panel === 'new'}
        onUnsaved={setUnsaved}
        onRecorded={(row) => {
          message.success(`已登记${row.personName}的${conductWords(row)}。`);
          change({ panel: null, record: row.id });
        }}
        onClose={close}
      />
      <ConductSheet id={record} opened={opened} onUnsaved={setUnsaved} onClose={close} />
      <UnsavedGuard unsaved={unsaved} withinPage what="填写的内容还没有保存" />
    </Page>
  );
}

interface ConductSheetProps {
  readonly id: string | null;
  readonly opened: ConductRow | null;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onClose: () => void;
}

function ConductSheet({ id, opened, onUnsaved, onClose }: ConductSheetProps) {
  const mayVoid = useAllowed('presence.voidConduct');
  const found = useRecord(id, opened, orpc.presence.listConduct.key(), (page) =>
    client.presence.listConduct({ ...page, filter: { withVoided: true } }),
  );
  return (
    <RecordDrawer<ConductRow>
      id={id}
      found={found}
      what="处分与诫勉记录"
      title={(row) => `${row.personName} · ${conductWords(row)}`}
      voiding={
        mayVoid
          ? {
              consequence: (row) =>
                `${row.personName}的这条${conductWords(row)}将不再作为依据，由它得出的线索、选派审核和考核资格结果随之变化。记录和理由都保留。`,
              onVoid: (row, reason) =>
                client.presence.voidConduct({ id: row.id, revision: row.revision, reason }),
            }
          : null
      }
      onClose={onClose}
    >
      {(row) => (
        <>
          <VoidedNotice record={row} />
          <Whose row={row} />
          {row.kind === 'investigation' ? (
            <InvestigationPart key={row.id} record={row} onUnsaved={onUnsaved} />
          ) : (
            <DecisionPart record={row} kind={row.kind} />
          )}
        </>
      )}
    </RecordDrawer>
  );
}

/** A decision that speaks against the person. */
function DecisionPart({ record, kind }: { readonly record: ConductRow; readonly kind: SanctionKind }) {
  const { effectiveUntil, voidedAt } = record;
  return (
    <>
      <section className={styles.part} aria-label="决定">
        <h2>
          决定 <EffectChip record={record} />
        </h2>
        <Facts
          facts={[
            { label: '种类', value: conductWords(record) },
            { label: '作出日期', value: formatDateLong(record.decidedOn) },
            { label: '作出单位', value: record.organ },
            { label: '文号', value: record.documentNumber },
            {
              label: '有效至',
              value: effectiveUntil === null ? '决定没有写明' : formatDateLong(effectiveUntil),
            },
            { label: '事由', value: record.reason, wide: true },
            { label: '登记', value: `${record.createdBy}，${formatMinute(record.createdAt)}`, wide: true },
          ]}
        />
      </section>
      {voidedAt === null && (
        <TriggerNote speaks={(test) => test.kind === 'conduct' && test.kinds.includes(kind)} />
      )}
    </>
  );
}
