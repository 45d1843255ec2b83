import { useQuery } from '@tanstack/react-query';
import { App, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { CaseHead } from '#shared/contract/recall-case.ts';
import {
  type MeetingDetail,
  meetingCaseLimit,
  meetingInputSchema,
  meetingResultSchema,
} from '#shared/contract/recall-meeting.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { CaseId, MeetingId } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { FieldPair } from '../../components/field-pair.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { DayField, DocumentNumberField, LineField } from '../../presence/records/parts/entry-fields.tsx';
import { EntryForm } from '../../presence/records/parts/entry-form.tsx';
import { useCaseRefresh } from '../cases/use-case-refresh.ts';

interface MeetingValues {
  title: string;
  organ: string;
  heldOn: BusinessDate | null;
  chair: string;
  attendees: string[];
  documentNumber: string | null;
  minutes: string;
  cases: CaseId[];
}

interface MeetingDrawerProps {
  /** Null for a new one. */
  readonly meeting: MeetingDetail | null;
  readonly onClose: () => void;
  readonly onSaved?: (id: MeetingId) => void;
}

const caseWords = ({ number, subject }: CaseHead) =>
  subject === null ? number : `${number} ${subject.personName}（${subject.villageName}）`;

/** Which meeting, who was there, what was written down, and which cases are on its agenda. */
export function MeetingDrawer({ meeting, onClose, onSaved }: MeetingDrawerProps) {
  const { message } = App.useApp();
  const [form] = Form.useForm<MeetingValues>();
  const [unsaved, setUnsaved] = useState(false);
  const [revision, setRevision] = useState(meeting?.revision ?? 0);
  const refresh = useCaseRefresh();
  const candidates = useQuery(orpc.recall.meetingCandidates.queryOptions());
  const listed = meeting?.items.map((item) => item.case) ?? [];
  const choices = [
    ...listed,
    ...(candidates.data?.cases ?? []).filter(({ id }) => !listed.some((known) => known.id === id)),
  ];
  const title = meeting === null ? '筹备审定会议' : '修改会议';

  async function save(values: MeetingValues): Promise<void> {
    const results = new Map(meeting?.items.map((item) => [item.case.id, item.result]));
    const input = meetingInputSchema.parse({
      ...values,
      documentNumber: values.documentNumber ?? null,
      minutes: values.minutes ?? '',
      items: values.cases.map((caseId) => ({
        caseId,
        result: results.get(caseId) ?? meetingResultSchema.parse({ to: null }),
      })),
    });
    const { id } =
      meeting === null
        ? await client.recall.prepareMeeting(input)
        : await client.recall.reviseMeeting({ id: meeting.id, revision, meeting: input });
    setUnsaved(false);
    await refresh();
    message.success(meeting === null ? '会议已筹备。' : '会议已保存。');
    onClose();
    onSaved?.(id);
  }

  async function noteConflict(): Promise<string> {
    if (meeting !== null) setRevision((await client.recall.getMeeting({ id: meeting.id })).revision);
    return '这次会议刚刚有人改动过，所以还没有保存。您填写的内容还在；核对后再保存一次，就以您填写的为准。';
  }

  return (
    <Drawer open onClose={onClose} title={title} size={720} destroyOnHidden>
      <UnsavedGuard unsaved={unsaved} withinPage what="填写的内容还没有保存" />
      <EntryForm<MeetingValues>
        form={form}
        label={title}
        confirm="保存"
        enterSaves={false}
        initial={{
          title: meeting?.title ?? '',
          organ: meeting?.organ ?? '',
          heldOn: meeting?.heldOn ?? businessDateOf(new Date()),
          chair: meeting?.chair ?? '',
          attendees: meeting?.attendees ?? [],
          documentNumber: meeting?.documentNumber ?? null,
          minutes: meeting?.minutes ?? '',
          cases: listed.map(({ id }) => id),
        }}
        submit={save}
        onConflict={noteConflict}
        onUnsaved={setUnsaved}
      >
        <LineField name="title" label="会议名称" max={100} />
        <FieldPair>
          <LineField name="organ" label="召开机关" />
          <DayField name="heldOn" label="会议日期" />
          <LineField name="chair" label="主持人" />
          <DocumentNumberField label="纪要文号" />
        </FieldPair>
        <Form.Item name="attendees" label="参会人员" extra="逐个输入，按回车确认。">
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} />
        </Form.Item>
        <Form.Item
          name="cases"
          label="审定案件"
          extra={`列出待审定的案件，一次最多 ${meetingCaseLimit} 件。`}
        >
          <Select
            mode="multiple"
            optionFilterProp="label"
            loading={candidates.isPending}
            notFoundContent="没有待审定的案件"
            options={choices.map((one) => ({ value: one.id, label: caseWords(one) }))}
          />
        </Form.Item>
        <Form.Item name="minutes" label="会议纪要">
          <Input.TextArea className="desk-growing" maxLength={20_000} />
        </Form.Item>
      </EntryForm>
    </Drawer>
  );
}
