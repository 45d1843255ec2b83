import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type MeetingHead, meetingStateLabels } from '#shared/contract/recall-meeting.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { type DataColumn, DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { AddIcon } from '../../components/icons.tsx';
import { Page, PageHeader } from '../../components/page.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { TextFilter } from '../../components/text-filter.tsx';
import { MeetingDrawer } from './meeting-drawer.tsx';
import { countWords, meetingTones } from './meeting-words.ts';

const columns: readonly DataColumn<MeetingHead, never>[] = [
  { id: 'heldOn', title: '会议日期', width: 104, text: (row) => row.heldOn },
  {
    id: 'title',
    title: '会议',
    width: 220,
    grow: true,
    text: (row) => row.title,
    cell: (row) => <Link to={`/recall/meetings/${row.id}`}>{row.title}</Link>,
  },
  { id: 'organ', title: '召开机关', width: 200, text: (row) => row.organ },
  { id: 'chair', title: '主持人', width: 92, text: (row) => row.chair },
  { id: 'document', title: '文号', width: 160, text: (row) => row.documentNumber ?? '' },
  { id: 'cases', title: '件数', width: 64, align: 'end', text: (row) => String(row.counts.cases) },
  { id: 'results', title: '结果', width: 220, text: countWords },
  {
    id: 'state',
    title: '状态',
    width: 104,
    text: (row) => meetingStateLabels[row.state],
    cell: (row) => <StatusChip tone={meetingTones[row.state]}>{meetingStateLabels[row.state]}</StatusChip>,
  },
];

/** Meetings that decide several cases at once. */
export function MeetingsPage() {
  const navigate = useNavigate();
  const mayPrepare = useAllowed('recall.prepareMeeting');
  const [text, setText] = useState('');
  const [preparing, setPreparing] = useState(false);
  const source = useMemo<RowSource<MeetingHead, never>>(
    () => ({
      key: [...orpc.recall.listMeetings.key(), text],
      load: ({ offset, limit }, signal) => client.recall.listMeetings({ text, offset, limit }, { signal }),
    }),
    [text],
  );
  const prepare = mayPrepare && (
    <Button type="primary" icon={<AddIcon />} onClick={() => setPreparing(true)}>
      筹备会议
    </Button>
  );
  return (
    <Page fill>
      <PageHeader title="审定会议" crumbs={[{ label: '召回' }]} action={prepare} />
      <DataTable<MeetingHead, never>
        name="recall-meetings"
        label="审定会议"
        unit="次"
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(`/recall/meetings/${row.id}`)}
        toolbar={
          <TextFilter
            value={text}
            placeholder="会议、机关、文号"
            aria-label="查找会议、机关、文号"
            onChange={setText}
          />
        }
        empty={
          text === '' ? (
            <EmptyState action={prepare}>
              还没有审定会议。一次会议研究几件案件的，先筹备会议、列上案件，会后逐件填写结果，一次登记。
            </EmptyState>
          ) : (
            <EmptyState action={<Button onClick={() => setText('')}>清除筛选</Button>}>
              没有符合条件的会议。
            </EmptyState>
          )
        }
      />
      {preparing && (
        <MeetingDrawer
          meeting={null}
          onClose={() => setPreparing(false)}
          onSaved={(id) => navigate(`/recall/meetings/${id}`)}
        />
      )}
    </Page>
  );
}
