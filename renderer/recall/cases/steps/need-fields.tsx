import { Form, Input } from 'antd';
import type { CaseDetail, NextStep } from '#shared/contract/recall-case.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { EffectRule } from '#shared/policy/recall-rules.ts';
import { optionalParagraphs, reasonSchema } from '#shared/text.ts';
import { DayField, mustBe } from '../../../presence/records/parts/entry-fields.tsx';
import { ruleOf } from '../../../roster/form-fields.ts';
import { FaultField } from '../edit/fault-field.tsx';
import { MeasureChoice } from '../edit/measure-choice.tsx';
import { FollowUpRows } from './follow-up-rows.tsx';
import { reasonLabel } from './step-words.ts';

interface NeedFieldsProps {
  readonly step: NextStep;
  readonly effects: readonly EffectRule[] | null;
  readonly measureChoices: CaseDetail['measureChoices'];
  readonly on: BusinessDate;
}

/** What this step asks for besides organ, day and opinion; nothing else is shown. */
export function NeedFields({ step, effects, measureChoices, on }: NeedFieldsProps) {
  const asks = (need: NextStep['needs'][number]) => step.needs.includes(need);
  const against = step.stage === 'not_recalled';
  return (
    <>
      {asks('end_date') && <DayField name="endDate" label="最后在岗日" />}
      {asks('fault') && (
        <>
          <Form.Item name="fault" label="原因认定" {...mustBe('请认定是主观原因还是客观原因')}>
            <FaultField effects={effects} on={on} recall={!against} />
          </Form.Item>
          <Form.Item
            name="faultReason"
            label="认定理由"
            rules={[ruleOf(optionalParagraphs('认定理由', 500))]}
          >
            <Input.TextArea maxLength={500} />
          </Form.Item>
        </>
      )}
      {asks('measures') && (
        <Form.Item
          name="measures"
          label="处理措施"
          {...(against
            ? {}
            : {
                required: true,
                rules: [{ type: 'array' as const, min: 1, message: '请至少选择一项处理措施' }],
                validateTrigger: 'onSubmit',
              })}
        >
          <MeasureChoice choices={measureChoices} />
        </Form.Item>
      )}
      {asks('follow_ups') && <FollowUpRows />}
      {asks('reason') && (
        <Form.Item
          name="reason"
          label={reasonLabel(step)}
          required
          rules={[ruleOf(reasonSchema, '')]}
          validateTrigger="onBlur"
        >
          <Input.TextArea className="desk-growing" maxLength={500} />
        </Form.Item>
      )}
      {asks('no_successor_reason') && (
        <Form.Item
          name="noSuccessorReason"
          label="不再接替的理由"
          required
          extra="接替人员到岗的，请先在“接替”中登记，这里就不用填写。"
          rules={[ruleOf(reasonSchema, '')]}
          validateTrigger="onBlur"
        >
          <Input.TextArea maxLength={500} />
        </Form.Item>
      )}
    </>
  );
}
