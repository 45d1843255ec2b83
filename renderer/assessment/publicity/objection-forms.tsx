import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import {
  type Objection,
  type ObjectionOutcome,
  objectionOutcomeLabels,
  objectionOutcomes,
  type PublicityNotice,
} from '#shared/contract/assessment-publicity.ts';
import { type BusinessDate, businessDateOf, businessDateSchema, formatDateLong } from '#shared/dates.ts';
import type { AssessmentId, CycleId } from '#shared/ids.ts';
import { optionalLine } from '#shared/text.ts';
import { client, orpc } from '../../app/client.ts';
import { DateField } from '../../components/date-field.tsx';
import { DayField, mustBe, ProseField } from '../../presence/records/parts/entry-fields.tsx';
import { EntryForm } from '../../presence/records/parts/entry-form.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import styles from './publicity.module.css';
import { RecordField } from './record-field.tsx';

interface ObjectionValues {
  assessmentId: AssessmentId | null;
  receivedOn: BusinessDate | null;
  source: string;
  text: string;
}

interface ObjectionFormProps {
  readonly cycleId: CycleId;
  readonly notice: PublicityNotice;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onDone: () => void;
}

/** What was objected, by whom and when. */
export function ObjectionForm({ cycleId, notice, onUnsaved, onDone }: ObjectionFormProps) {
  const [form] = Form.useForm<ObjectionValues>();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const receivedOn = Form.useWatch('receivedOn', form);
  const late = receivedOn !== null && receivedOn !== undefined && receivedOn > notice.endsOn;

  async function submit(values: ObjectionValues) {
    await client.assessment.recordObjection({
      publicityId: notice.id,
      assessmentId: values.assessmentId ?? null,
      receivedOn: businessDateSchema.parse(values.receivedOn),
      source: values.source ?? '',
      text: values.text,
    });
    await queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
    message.success('异议已登记。');
    onDone();
  }

  return (
    <EntryForm<ObjectionValues>
      form={form}
      label="登记异议"
      confirm="登记异议"
      initial={{ assessmentId: null, receivedOn: businessDateOf(new Date()), source: '' }}
      submit={submit}
      onUnsaved={onUnsaved}
    >
      <Form.Item name="assessmentId" label="异议对象" extra="针对整个结果的不选">
        <RecordField cycleId={cycleId} />
      </Form.Item>
      <Form.Item
        name="receivedOn"
        label="收到日期"
        extra={late ? `公示在${formatDateLong(notice.endsOn)}已经期满，将注明为期满后收到。` : undefined}
        {...mustBe('请填写收到日期，如 20260305')}
      >
        <DateField />
      </Form.Item>
      <Form.Item name="source" label="提出人" extra="匿名的不填" rules={[ruleOf(optionalLine('提出人', 60))]}>
        <Input maxLength={60} />
      </Form.Item>
      <ProseField name="text" label="异议内容" max={2000} />
    </EntryForm>
  );
}

interface AnswerValues {
  outcome: ObjectionOutcome;
  text: string;
  answeredOn: BusinessDate | null;
}

interface AnswerFormProps {
  readonly cycleId: CycleId;
  readonly objection: Objection;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onDone: () => void;
}

/** Answers an objection, or corrects the answer. */
export function AnswerForm({ cycleId, objection, onUnsaved, onDone }: AnswerFormProps) {
  const [form] = Form.useForm<AnswerValues>();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [latest, setLatest] = useState(objection);
  const { answer } = objection;
  const outcome = Form.useWatch('outcome', form);
  const refresh = () => queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });

  async function submit(values: AnswerValues) {
    await client.assessment.answerObjection({
      id: objection.id,
      revision: latest.revision,
      outcome: values.outcome,
      text: values.text,
      answeredOn: businessDateSchema.parse(values.answeredOn),
    });
    await refresh();
    message.success('答复已登记。');
    onDone();
  }

  async function afterConflict(): Promise<string> {
    await refresh();
    const { objections } = await client.assessment.listObjections({ cycleId });
    const now = objections.find(({ id }) => id === objection.id);
    if (!now) return '这件异议刚刚被别人改动过，请关闭后重新打开。';
    setLatest(now);
    return now.answer
      ? `${now.answer.by}刚刚已经答复（${objectionOutcomeLabels[now.answer.outcome]}）：${now.answer.text}。您填写的内容还在，仍然要保存的，再按一次。`
      : '这件异议刚刚被别人改动过。您填写的内容还在，仍然要保存的，再按一次。';
  }

  return (
    <>
      <p className={`${styles.answer} ${styles.prose}`}>{objection.text}</p>
      <EntryForm<AnswerValues>
        form={form}
        label="答复异议"
        confirm="保存答复"
        initial={{
          ...(answer ? { outcome: answer.outcome } : {}),
          text: answer?.text ?? '',
          answeredOn: answer?.on ?? businessDateOf(new Date()),
        }}
        submit={submit}
        onConflict={afterConflict}
        onUnsaved={onUnsaved}
      >
        <Form.Item
          name="outcome"
          label="核实结论"
          extra={
            outcome === 'upheld' && objection.about
              ? '成立的，还要由领导重新开启这条考核记录并再次审定。'
              : undefined
          }
          {...mustBe('请选择异议是否成立')}
        >
          <Radio.Group
            options={objectionOutcomes.map((value) => ({ value, label: objectionOutcomeLabels[value] }))}
          />
        </Form.Item>
        <ProseField name="text" label="答复内容" max={2000} />
        <DayField name="answeredOn" label="答复日期" />
      </EntryForm>
    </>
  );
}
