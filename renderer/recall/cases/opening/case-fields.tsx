import { Form, type FormInstance, Input } from 'antd';
import { useEffect, useRef } from 'react';
import type { SignalRow } from '#shared/contract/recall.ts';
import type { CaseTrigger } from '#shared/contract/recall-case.ts';
import { requiredParagraphs } from '#shared/text.ts';
import { TextButton } from '../../../components/text-button.tsx';
import { ruleOf } from '../../../roster/form-fields.ts';
import { TriggerChoice } from '../edit/trigger-choice.tsx';
import type { OpeningValues } from './open-case-form.tsx';
import { factsOf } from './opening-facts.ts';
import { SignalChoice } from './signal-choice.tsx';

interface CaseFieldsProps {
  readonly form: FormInstance<OpeningValues>;
  readonly signals: readonly SignalRow[];
  readonly choices: readonly CaseTrigger[];
  /** Keys of signals that are ticked at first. */
  readonly ticked: readonly string[];
}

/** What the case of one person rests on. Mounted anew for another person. */
export function CaseFields({ form, signals, choices, ticked }: CaseFieldsProps) {
  const first = signals.filter(({ key }) => ticked.includes(key));
  const keys = Form.useWatch('signalKeys', form) ?? first.map(({ key }) => key);
  const facts = Form.useWatch('facts', form) ?? '';
  const chosen = signals.filter(({ key }) => keys.includes(key));
  const told = factsOf(chosen);
  const triggers = new Set(chosen.map(({ triggerCode }) => triggerCode));

  // What the signals say stands in the facts, and follows what is ticked, until somebody writes there.
  const put = useRef(factsOf(first));
  useEffect(() => {
    const now = form.getFieldValue('facts') ?? '';
    if (now !== put.current && now !== '') return;
    put.current = told;
    form.setFieldsValue({ facts: told });
  }, [form, told]);

  return (
    <>
      <Form.Item
        name="signalKeys"
        label="依据的线索"
        preserve={false}
        initialValue={first.map(({ key }) => key)}
      >
        <SignalChoice signals={signals} />
      </Form.Item>
      <Form.Item
        name="triggers"
        label={signals.length === 0 ? '召回情形' : '另外提出的召回情形'}
        extra={signals.length === 0 ? undefined : '所选线索对应的情形会自动列入，不用再选。'}
        preserve={false}
        initialValue={[]}
        dependencies={['signalKeys']}
        validateTrigger="onSubmit"
        rules={[
          {
            async validator(_, value: string[] | undefined) {
              const ticks: string[] = form.getFieldValue('signalKeys') ?? [];
              if (ticks.length === 0 && (value ?? []).length === 0)
                throw new Error('请勾选至少一条线索，或者选择至少一种召回情形');
            },
          },
        ]}
      >
        <TriggerChoice choices={choices.filter(({ code }) => !triggers.has(code))} />
      </Form.Item>
      <Form.Item
        name="facts"
        label="主要事实"
        required
        preserve={false}
        initialValue={factsOf(first)}
        extra={
          told !== '' &&
          facts !== told && (
            <TextButton onClick={() => form.setFieldsValue({ facts: told })}>改为所选线索的原文</TextButton>
          )
        }
        rules={[ruleOf(requiredParagraphs('主要事实', 5000), '')]}
        validateTrigger="onBlur"
      >
        <Input.TextArea className="desk-growing" maxLength={5000} />
      </Form.Item>
    </>
  );
}
