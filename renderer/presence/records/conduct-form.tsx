import { Drawer, Form, Select } from 'antd';
import type { ConductRow } from '#shared/contract/presence-records.ts';
import { conductDraftSchema } from '#shared/contract/presence-records.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { PersonId } from '#shared/ids.ts';
import { type PenaltySeverity, penaltySeverities } from '#shared/presence/conduct-severity.ts';
import { type ConductKind, conductKindLabels, conductKinds } from '#shared/vocabulary.ts';
import { client } from '../../app/client.ts';
import { optionsOf } from '../../components/choice.tsx';
import { DateField } from '../../components/date-field.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import { PersonSearchField } from '../../roster/person-search-field.tsx';
import { mustBe, OrganFields, ProseField } from './parts/entry-fields.tsx';
import { EntryForm } from './parts/entry-form.tsx';
import notes from './parts/parts.module.css';
import { TriggerNote } from './parts/trigger-note.tsx';
import { useRefresh } from './parts/use-refresh.ts';

interface ConductValues {
  personId?: PersonId | null;
  kind?: ConductKind;
  severity?: PenaltySeverity | null;
  decidedOn?: BusinessDate | null;
  effectiveUntil?: BusinessDate | null;
  organ?: string;
  documentNumber?: string;
  reason?: string;
}

interface ConductDrawerProps {
  readonly open: boolean;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onRecorded: (record: ConductRow) => void;
  readonly onClose: () => void;
}

const decisionWords = {
  decidedOn: '作出日期',
  effectiveUntil: '有效至',
  none: '决定没有写明期限的不填',
  organ: '作出单位',
};
const investigationWords = {
  decidedOn: '立案日期',
  effectiveUntil: '结案日期',
  none: '还没有结案的不填，结案后再登记',
  organ: '立案机关',
};

/** 登记处分、立案审查调查、诫勉、通报. */
export function ConductFormDrawer({ open, onClose, ...rest }: ConductDrawerProps) {
  return (
    <Drawer open={open} onClose={onClose} title="登记处分与诫勉" size={600} destroyOnHidden>
      <ConductForm {...rest} />
    </Drawer>
  );
}

function ConductForm({ onUnsaved, onRecorded }: Omit<ConductDrawerProps, 'open' | 'onClose'>) {
  const [form] = Form.useForm<ConductValues>();
  const refresh = useRefresh();
  const kind = Form.useWatch('kind', form);
  const words = kind === 'investigation' ? investigationWords : decisionWords;

  async function submit(values: ConductValues) {
    const record = await client.presence.recordConduct(
      conductDraftSchema.parse({
        personId: values.personId,
        kind: values.kind,
        severity: values.kind === 'penalty' ? (values.severity ?? null) : null,
        decidedOn: values.decidedOn,
        effectiveUntil: values.effectiveUntil ?? null,
        organ: values.organ ?? '',
        documentNumber: values.documentNumber ?? null,
        reason: values.reason ?? '',
      }),
    );
    onUnsaved(false);
    await refresh();
    onRecorded(record);
  }

  return (
    <EntryForm<ConductValues>
      form={form}
      label="登记处分与诫勉"
      initial={{}}
      confirm="登记"
      submit={submit}
      onUnsaved={onUnsaved}
    >
      <Form.Item name="personId" label="人员" {...mustBe('请选择人员')}>
        <PersonSearchField onPostToo />
      </Form.Item>
      <FieldPair>
        <Form.Item name="kind" label="种类" {...mustBe('请选择种类')}>
          <Select options={optionsOf(conductKinds, conductKindLabels)} />
        </Form.Item>
        {kind === 'penalty' && (
          <Form.Item name="severity" label="处分种类" {...mustBe('请选择处分种类')}>
            <Select options={penaltySeverities.map((value) => ({ value, label: value }))} />
          </Form.Item>
        )}
      </FieldPair>
      {kind === 'investigation' ? (
        <p className={notes.note}>
          立案审查调查不是处分，不作召回情形的依据；结案以前，考核资格审核会按方案处理。
        </p>
      ) : (
        kind && <TriggerNote speaks={(test) => test.kind === 'conduct' && test.kinds.includes(kind)} />
      )}
      <FieldPair>
        <Form.Item
          name="decidedOn"
          label={words.decidedOn}
          {...mustBe(`请填写${words.decidedOn}，如 20260305`)}
        >
          <DateField />
        </Form.Item>
        <Form.Item name="effectiveUntil" label={words.effectiveUntil} extra={words.none}>
          <DateField />
        </Form.Item>
        <OrganFields label={words.organ} />
      </FieldPair>
      <ProseField name="reason" label="事由" max={1000} />
    </EntryForm>
  );
}
