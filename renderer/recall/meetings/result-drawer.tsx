import { Drawer, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import {
  type MeetingDetail,
  type MeetingItem,
  type MeetingResult,
  meetingResultSchema,
} from '#shared/contract/recall-meeting.ts';
import { optionalParagraphs } from '#shared/text.ts';
import { client } from '../../app/client.ts';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { EntryForm } from '../../presence/records/parts/entry-form.tsx';
import { ruleOf } from '../../roster/form-fields.ts';
import { NeedFields } from '../cases/steps/need-fields.tsx';
import { stepWords } from '../cases/steps/step-words.ts';
import { useCaseRefresh } from '../cases/use-case-refresh.ts';
import { inputOf } from './meeting-input.ts';

type ResultValues = { -readonly [K in keyof MeetingResult]: MeetingResult[K] };

interface ResultDrawerProps {
  readonly meeting: MeetingDetail;
  readonly item: MeetingItem;
  readonly onClose: () => void;
}

/** What the meeting says of one case. Nothing happens to the case before the whole meeting is put down. */
export function ResultDrawer({ meeting, item, onClose }: ResultDrawerProps) {
  const [form] = Form.useForm<ResultValues>();
  const [unsaved, setUnsaved] = useState(false);
  const [base, setBase] = useState(meeting);
  const refresh = useCaseRefresh();
  const to = Form.useWatch('to', form) ?? item.result.to;
  const step = item.next.find((next) => next.to === to);
  const name = item.case.subject?.personName ?? item.case.number;
  const title = `${name} · 会议结果`;

  async function save(values: ResultValues): Promise<void> {
    const asks = (need: 'reason' | 'fault' | 'measures' | 'follow_ups' | 'end_date') =>
      step?.needs.includes(need) ?? false;
    const result = meetingResultSchema.parse({
      to: values.to ?? null,
      opinion: values.opinion ?? null,
      reason: asks('reason') ? (values.reason ?? null) : null,
      fault: asks('fault') ? (values.fault ?? null) : null,
      faultReason: asks('fault') ? (values.faultReason ?? null) : null,
      measures: asks('measures') ? (values.measures ?? []) : [],
      followUps: asks('follow_ups')
        ? (values.followUps ?? []).map((row) => ({ ...row, dueOn: row.dueOn ?? null }))
        : [],
      endDate: asks('end_date') ? (values.endDate ?? null) : null,
    });
    await client.recall.reviseMeeting({
      id: base.id,
      revision: base.revision,
      meeting: inputOf(base, (one) => (one.case.id === item.case.id ? result : one.result)),
    });
    setUnsaved(false);
    await refresh();
    onClose();
  }

  async function noteConflict(): Promise<string> {
    setBase(await client.recall.getMeeting({ id: base.id }));
    return '这次会议刚刚有人改动过，所以还没有保存。您填写的内容还在；核对后再保存一次。';
  }

  return (
    <Drawer
      open
      onClose={onClose}
      title={title}
      size={step?.needs.includes('follow_ups') ? 820 : 640}
      destroyOnHidden
    >
      <UnsavedGuard unsaved={unsaved} withinPage what="填写的内容还没有保存" />
      <EntryForm<ResultValues>
        form={form}
        label={title}
        confirm="保存"
        enterSaves={false}
        initial={{ ...item.result, endDate: item.result.endDate ?? meeting.heldOn }}
        submit={save}
        onConflict={noteConflict}
        onUnsaved={setUnsaved}
      >
        <Form.Item name="to" label="结果" rules={[{ required: true, message: '请选择会议的结果' }]}>
          <Radio.Group options={item.next.map((next) => ({ value: next.to, label: stepWords(next) }))} />
        </Form.Item>
        {step && (
          <NeedFields step={step} effects={null} measureChoices={item.measureChoices} on={meeting.heldOn} />
        )}
        <Form.Item name="opinion" label="意见" rules={[ruleOf(optionalParagraphs('意见', 2000))]}>
          <Input.TextArea className="desk-growing" maxLength={2000} />
        </Form.Item>
      </EntryForm>
    </Drawer>
  );
}
