import { Form } from 'antd';
import type { ConductRow } from '#shared/contract/presence-records.ts';
import { type BusinessDate, businessDateSchema, formatDateLong } from '#shared/dates.ts';
import { client } from '../../app/client.ts';
import { formatMinute } from '../../app/format.ts';
import { useAllowed } from '../../app/session.tsx';
import { EffectChip } from './conduct-columns.tsx';
import { DayField } from './parts/entry-fields.tsx';
import { EntryForm } from './parts/entry-form.tsx';
import { Facts } from './parts/facts.tsx';
import notes from './parts/parts.module.css';
import { useRefresh } from './parts/use-refresh.ts';
import styles from './records.module.css';

interface InvestigationPartProps {
  readonly record: ConductRow;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/** An investigation (立案审查调查): since when, by whom, and, while it goes on, its conclusion to be noted. */
export function InvestigationPart({ record, onUnsaved }: InvestigationPartProps) {
  const mayConclude = useAllowed('presence.concludeInvestigation');
  const { effectiveUntil, voidedAt } = record;
  return (
    <>
      <section className={styles.part} aria-label="立案审查调查">
        <h2>
          立案审查调查 <EffectChip record={record} />
        </h2>
        <Facts
          facts={[
            { label: '立案日期', value: formatDateLong(record.decidedOn) },
            {
              label: '结案日期',
              value: effectiveUntil === null ? '尚未结案' : formatDateLong(effectiveUntil),
            },
            { label: '立案机关', value: record.organ },
            { label: '文号', value: record.documentNumber },
            { label: '事由', value: record.reason, wide: true },
            { label: '登记', value: `${record.createdBy}，${formatMinute(record.createdAt)}`, wide: true },
          ]}
        />
      </section>
      <p className={notes.note}>
        立案审查调查不是处分，不作召回情形的依据。考核期末仍未结案的，考核资格审核按方案处理；结案后给予处分的，另行登记处分。
      </p>
      {mayConclude && voidedAt === null && effectiveUntil === null && (
        <section className={styles.part} aria-label="结案">
          <h2>结案</h2>
          <ConclusionForm record={record} onUnsaved={onUnsaved} />
        </section>
      )}
    </>
  );
}

interface ConclusionValues {
  concludedOn?: BusinessDate | null;
}

function ConclusionForm({ record, onUnsaved }: InvestigationPartProps) {
  const [form] = Form.useForm<ConclusionValues>();
  const refresh = useRefresh();

  async function submit({ concludedOn }: ConclusionValues) {
    await client.presence.concludeInvestigation({
      id: record.id,
      revision: record.revision,
      concludedOn: businessDateSchema.parse(concludedOn),
    });
    onUnsaved(false);
    await refresh();
  }

  return (
    <div className={styles.step}>
      <EntryForm<ConclusionValues>
        form={form}
        label="登记结案"
        confirm="登记结案"
        initial={{}}
        submit={submit}
        onConflict={async () => {
          await refresh();
          return '这条记录刚刚被别人改动过，结案日期没有保存。请对照上面的最新情况，仍然要登记的，再保存一次。';
        }}
        onUnsaved={onUnsaved}
      >
        <DayField name="concludedOn" label="结案日期" />
      </EntryForm>
    </div>
  );
}
