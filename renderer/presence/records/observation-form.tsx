import { Drawer, Form, Select } from 'antd';
import { type ObservationRow, observationDraftSchema } from '#shared/contract/presence-records.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import { speaksForTrigger } from '#shared/presence/observation-groups.ts';
import type { ObservationKind } from '#shared/vocabulary.ts';
import { client } from '../../app/client.ts';
import { FieldPair } from '../../components/field-pair.tsx';
import { PostingField } from '../../roster/posting-field.tsx';
import { groupedKinds } from './observation-columns.tsx';
import { DayField, mustBe, OrganFields, ProseField } from './parts/entry-fields.tsx';
import { EntryForm } from './parts/entry-form.tsx';
import { TriggerNote } from './parts/trigger-note.tsx';
import { useRefresh } from './parts/use-refresh.ts';

interface ObservationValues {
  postingId?: PostingId | null;
  kind?: ObservationKind;
  observedOn?: BusinessDate | null;
  organ?: string;
  documentNumber?: string;
  text?: string;
}

interface ObservationDrawerProps {
  readonly open: boolean;
  readonly today: BusinessDate;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onRecorded: (record: ObservationRow) => void;
  readonly onClose: () => void;
}

/** 登记情况: a dated fact or opinion about somebody on post. */
export function ObservationFormDrawer({ open, onClose, ...rest }: ObservationDrawerProps) {
  return (
    <Drawer open={open} onClose={onClose} title="登记情况" size={600} destroyOnHidden>
      <ObservationForm {...rest} />
    </Drawer>
  );
}

function ObservationForm({ today, onUnsaved, onRecorded }: Omit<ObservationDrawerProps, 'open' | 'onClose'>) {
  const [form] = Form.useForm<ObservationValues>();
  const refresh = useRefresh();
  const kind = Form.useWatch('kind', form);

  async function submit(values: ObservationValues) {
    const record = await client.presence.recordObservation(
      observationDraftSchema.parse({
        postingId: values.postingId,
        kind: values.kind,
        observedOn: values.observedOn,
        organ: values.organ ?? '',
        documentNumber: values.documentNumber ?? null,
        text: values.text ?? '',
      }),
    );
    onUnsaved(false);
    await refresh();
    onRecorded(record);
  }

  return (
    <EntryForm<ObservationValues>
      form={form}
      label="登记情况"
      initial={{ observedOn: today }}
      confirm="登记"
      submit={submit}
      onUnsaved={onUnsaved}
    >
      <Form.Item name="postingId" label="人员" {...mustBe('请选择人员')}>
        <PostingField autoFocus />
      </Form.Item>
      <FieldPair>
        <Form.Item name="kind" label="种类" {...mustBe('请选择种类')}>
          <Select options={groupedKinds} />
        </Form.Item>
        <DayField name="observedOn" label="日期" />
      </FieldPair>
      {kind && speaksForTrigger(kind) && (
        <TriggerNote speaks={(test) => test.kind === 'observation' && test.kinds.includes(kind)} />
      )}
      <FieldPair>
        <OrganFields label="提出单位" />
      </FieldPair>
      <ProseField name="text" label="情况" max={2000} />
    </EntryForm>
  );
}
