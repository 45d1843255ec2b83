import { AutoComplete, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import type { FieldNote } from '#shared/contract/presence-leave.ts';
import type { BusinessDate } from '#shared/dates.ts';
import { line, optionalLine, paragraphs } from '#shared/text.ts';
import { client, errorData } from '../../app/client.ts';
import { messageOf } from '../../app/errors.ts';
import { GroundChip } from '../../components/clause-chip.tsx';
import { DateField } from '../../components/date-field.tsx';
import { FieldPair } from '../../components/field-pair.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import { DayField, DocumentNumberField } from '../records/parts/entry-fields.tsx';
import { EntryForm } from '../records/parts/entry-form.tsx';
import { CountedAsChoice } from './counted-as-choice.tsx';
import styles from './leave.module.css';
import type { StepFormProps } from './step-form.types.ts';

interface Consent {
  readonly organ: string;
  agreedOn?: BusinessDate | null;
  by?: string;
}

interface DecideValues {
  outcome: 'approved' | 'refused';
  organ: string;
  by?: string;
  decidedOn: BusinessDate | null;
  documentNumber?: string;
  consents?: Consent[];
  note?: string;
  countedAs?: 'calendar' | 'working';
}

const ruleSchema = z.object({ rule: z.string() });

/** The sentences after it repeat the reasons, which stand on the same sheet. */
const firstSentence = (message: string) => message.replace(/。.*$/s, '。');

/** The decision of the approving body; the one that the rung names stands there already. */
export function DecideForm({ detail, today, active, onUnsaved, onDone, onConflict }: StepFormProps) {
  const [form] = Form.useForm<DecideValues>();
  const { leave, reasoning } = detail;
  const { rung, dayCount, requiredOrgan, acceptableOrgans } = reasoning;
  const consents = rung?.consents ?? [];
  const approving = Form.useWatch('outcome', form) !== 'refused';
  const [below, setBelow] = useState(false);
  const asks = dayCount.kind === 'asked' && dayCount.countedAs === null;

  function noteOf(failure: unknown): FieldNote | null {
    const rule = errorData(failure, 'RULE_VIOLATION', ruleSchema)?.rule;
    setBelow(rule === 'organ_below_rung');
    if (rule === 'organ_below_rung') return { path: 'organ', message: firstSentence(messageOf(failure)) };
    if (rule === 'consent_missing') return { path: 'consents.0.agreedOn', message: messageOf(failure) };
    return null;
  }

  async function submit(values: DecideValues) {
    setBelow(false);
    const given = (approving ? (values.consents ?? []) : []).flatMap(({ organ, agreedOn, by }) =>
      agreedOn ? [{ organ, agreedOn, by: by ?? null }] : [],
    );
    await client.presence.decideLeave({
      id: leave.id,
      revision: leave.revision,
      outcome: values.outcome,
      organ: values.organ,
      by: values.by ?? null,
      decidedOn: values.decidedOn ?? '',
      documentNumber: values.documentNumber ?? null,
      consents: given,
      note: values.note ?? null,
      countedAs: values.countedAs ?? null,
    });
    onUnsaved(false);
    await onDone();
  }

  return (
    <EntryForm<DecideValues>
      form={form}
      label="登记审批"
      active={active}
      confirm={approving ? '登记批准' : '登记未批准'}
      initial={{
        outcome: 'approved',
        organ: requiredOrgan ?? '',
        decidedOn: today,
        consents: consents.map((organ) => ({ organ })),
      }}
      submit={submit}
      noteOf={noteOf}
      onConflict={onConflict}
      onUnsaved={onUnsaved}
    >
      <Form.Item name="outcome" label="审批结果">
        <Radio.Group
          options={[
            { value: 'approved', label: '批准' },
            { value: 'refused', label: '不批准' },
          ]}
        />
      </Form.Item>
      {asks && approving && <CountedAsChoice options={dayCount.options} problem={{}} />}
      {approving &&
        consents.map((organ, index) => (
          <FieldPair key={organ}>
            <Form.Item name={['consents', index, 'organ']} hidden>
              <Input />
            </Form.Item>
            <Form.Item
              name={['consents', index, 'agreedOn']}
              label={`${organ}同意的日期`}
              required
              rules={[{ required: true, message: `请填写${organ}同意的日期` }]}
              validateTrigger="onBlur"
            >
              <DateField />
            </Form.Item>
            <Form.Item
              name={['consents', index, 'by']}
              label="签署人"
              rules={[ruleOf(optionalLine('签署人', 40))]}
            >
              <Input maxLength={40} />
            </Form.Item>
          </FieldPair>
        ))}
      <Form.Item
        name="organ"
        label="审批单位"
        required
        rules={[ruleOf(line('审批单位', 60), '')]}
        validateTrigger="onBlur"
        extra={
          below && requiredOrgan !== null ? (
            <Button
              className={styles.instead ?? ''}
              size="small"
              onClick={() => form.setFields([{ name: 'organ', value: requiredOrgan, errors: [] }])}
            >
              改为{requiredOrgan}
            </Button>
          ) : (
            rung && (
              <>
                上级单位批准的也有效 <GroundChip ground={rung.ground} />
              </>
            )
          )
        }
      >
        <AutoComplete options={acceptableOrgans.map((value) => ({ value }))} />
      </Form.Item>
      <FieldPair>
        <DayField name="decidedOn" label="审批日期" />
        <Form.Item name="by" label="签批人" rules={[ruleOf(optionalLine('签批人', 40))]}>
          <Input maxLength={40} />
        </Form.Item>
      </FieldPair>
      <DocumentNumberField />
      <Form.Item
        name="note"
        label={approving ? '说明' : '不批准的原因'}
        required={!approving}
        rules={approving ? [ruleOf(paragraphs('说明', 300), '')] : [ruleOf(line('不批准的原因', 300), '')]}
        validateTrigger="onBlur"
      >
        <Input maxLength={300} />
      </Form.Item>
    </EntryForm>
  );
}
