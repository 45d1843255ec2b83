import { Form, Input } from 'antd';
import type { Fault } from '#shared/case-vocabulary.ts';
import type { CaseDetail } from '#shared/contract/recall-case.ts';
import { businessDateOf } from '#shared/dates.ts';
import { optionalParagraphs, requiredParagraphs } from '#shared/text.ts';
import { client } from '../../../app/client.ts';
import { ruleOf } from '../../../roster/form-fields.ts';
import { useCaseScheme } from '../use-case-scheme.ts';
import { CaseDrawer, useCaseForm } from './case-drawer.tsx';
import { storedFacts } from './changed-fields.ts';
import { FaultField } from './fault-field.tsx';
import { MeasureChoice } from './measure-choice.tsx';
import { TriggerChoice } from './trigger-choice.tsx';

interface FactsValues {
  triggers: string[];
  facts: string;
  fault: Fault | null;
  faultReason: string;
  measures: string[];
}

const valuesOf = ({ triggers, facts, fault, faultReason, measures }: CaseDetail): FactsValues => ({
  triggers: triggers.map(({ code }) => code),
  facts,
  fault,
  faultReason: faultReason ?? '',
  measures,
});

interface EditDrawerProps {
  readonly detail: CaseDetail;
  readonly onClose: () => void;
}

/** 情形与事实: triggers, what happened, by whose fault, what is put forward. */
export function FactsDrawer({ detail, onClose }: EditDrawerProps) {
  const form = useCaseForm<FactsValues>();
  const { effects } = useCaseScheme(detail);
  const { id, triggerChoices, measureChoices } = detail;
  return (
    <CaseDrawer<FactsValues>
      detail={detail}
      title={`${detail.subject.personName} · 情形与事实`}
      form={form}
      initial={valuesOf(detail)}
      confirm="保存"
      done="情形与事实已保存。"
      stored={storedFacts}
      restore={valuesOf}
      submit={(values, revision) =>
        client.recall.saveCaseFacts({
          id,
          revision,
          triggers: values.triggers ?? [],
          facts: values.facts ?? '',
          fault: values.fault ?? null,
          faultReason: values.faultReason ?? null,
          measures: values.measures ?? [],
        })
      }
      onClose={onClose}
    >
      <Form.Item
        name="triggers"
        label="召回情形"
        required
        rules={[{ type: 'array', min: 1, message: '请至少选择一种召回情形' }]}
        validateTrigger="onSubmit"
      >
        <TriggerChoice choices={triggerChoices} />
      </Form.Item>
      <Form.Item
        name="facts"
        label="主要事实"
        required
        rules={[ruleOf(requiredParagraphs('主要事实', 5000), '')]}
        validateTrigger="onBlur"
      >
        <Input.TextArea className="desk-growing" maxLength={5000} />
      </Form.Item>
      <Form.Item name="fault" label="原因认定（审定时确定）">
        <FaultField effects={effects} on={businessDateOf(new Date())} />
      </Form.Item>
      <Form.Item name="faultReason" label="认定理由" rules={[ruleOf(optionalParagraphs('认定理由', 500))]}>
        <Input.TextArea maxLength={500} />
      </Form.Item>
      {measureChoices.length > 0 && (
        <Form.Item name="measures" label="建议的处理措施">
          <MeasureChoice choices={measureChoices} />
        </Form.Item>
      )}
    </CaseDrawer>
  );
}
