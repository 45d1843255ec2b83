import { Form, Input } from 'antd';
import { useState } from 'react';
import type { CaseDetail, NextStep } from '#shared/contract/recall-case.ts';
import { businessDateOf } from '#shared/dates.ts';
import { optionalParagraphs } from '#shared/text.ts';
import { client } from '../../../app/client.ts';
import { useSession } from '../../../app/session.tsx';
import { FieldPair } from '../../../components/field-pair.tsx';
import { DayField, DocumentNumberField, LineField } from '../../../presence/records/parts/entry-fields.tsx';
import { ruleOf } from '../../../roster/form-fields.ts';
import { CaseDrawer, useCaseForm } from '../edit/case-drawer.tsx';
import { storedStep } from '../edit/changed-fields.ts';
import styles from '../edit/edit.module.css';
import { useCaseScheme } from '../use-case-scheme.ts';
import { NeedFields } from './need-fields.tsx';
import { initialStep, type StepValues, stepInputOf } from './step-values.ts';
import { consequencesOf, isGrave, stepWords } from './step-words.ts';

interface StepDrawerProps {
  readonly detail: CaseDetail;
  readonly step: NextStep;
  readonly onClose: () => void;
}

/** One step of the way: what it will do, who took it, when, with which document and opinion, and what it asks for. */
export function StepDrawer({ detail, step, onClose }: StepDrawerProps) {
  const form = useCaseForm<StepValues>();
  const { user } = useSession();
  const { workflow, effects } = useCaseScheme(detail);
  const [initial] = useState(() => initialStep(detail, step, user.displayName));
  const words = stepWords(step);
  const endDate = Form.useWatch('endDate', form) ?? null;
  const on = Form.useWatch('on', form) ?? initial.on;
  const measures = Form.useWatch('measures', form) ?? initial.measures;
  const followUps = Form.useWatch('followUps', form) ?? [];
  const target = workflow?.states.find(({ code }) => code === step.to);
  const sentences = consequencesOf(detail, step, target, {
    endDate: step.needs.includes('end_date') ? endDate : null,
    measures: step.needs.includes('measures') ? measures.length : 0,
    followUps: followUps.length,
  });
  return (
    <CaseDrawer<StepValues>
      detail={detail}
      title={`${detail.subject.personName} · ${words}`}
      form={form}
      initial={initial}
      confirm={words}
      grave={isGrave(step)}
      done={`${detail.number} 已${words.startsWith('转入') ? words : `办理“${words}”`}。`}
      stored={storedStep}
      width={step.needs.includes('follow_ups') ? 820 : 640}
      submit={(values, revision) =>
        client.recall.stepCase({ id: detail.id, revision, step: stepInputOf(step, values) })
      }
      onClose={onClose}
    >
      <div className={styles.consequence}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <FieldPair>
        <LineField name="organ" label="办理机关" />
        <LineField name="handler" label="经办人" />
        <DayField name="on" label="日期" />
        <DocumentNumberField />
      </FieldPair>
      <NeedFields
        step={step}
        effects={effects}
        measureChoices={detail.measureChoices}
        on={on ?? businessDateOf(new Date())}
      />
      <Form.Item name="opinion" label="意见" rules={[ruleOf(optionalParagraphs('意见', 2000))]}>
        <Input.TextArea className="desk-growing" maxLength={2000} />
      </Form.Item>
    </CaseDrawer>
  );
}
