import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useMemo, useRef, useState } from 'react';
import * as z from 'zod';
import {
  type ResultRow,
  replyStageLabels,
  replyStageSchema,
  replyStages,
} from '#shared/contract/assessment-publicity.ts';
import { formatDateLong } from '#shared/dates.ts';
import { type CycleId, townshipIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { Choice } from '../../components/choice.tsx';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FindFields } from '../find-fields.tsx';
import { DayDialog } from './day-dialog.tsx';
import { IssueMany } from './issue-many.tsx';
import { peopleColumns } from './people-result-columns.tsx';
import { ReplySheet } from './reply-sheet.tsx';

const addressShape = {
  text: z.string().max(60).default(''),
  townshipId: townshipIdSchema.nullable().default(null),
  stage: replyStageSchema.nullable().default(null),
};
const noFilter = { text: '', townshipId: null, stage: null };
const rowKey = (row: ResultRow) => row.assessmentId;
const nobody: ReadonlySet<string> = new Set();

interface PeopleResultsProps {
  readonly cycleId: CycleId;
  /** The results are in effect. */
  readonly open: boolean;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/** People and how far they have been told: many are told together, each answers alone. */
export function PeopleResults({ cycleId, open, onUnsaved }: PeopleResultsProps) {
  const [{ text, townshipId, stage }, change] = useAddressFilter(addressShape);
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const mayNotify = useAllowed('assessment.notifyResults') && open;
  const [selected, setSelected] = useState(nobody);
  const [telling, setTelling] = useState<'selected' | 'all' | null>(null);
  const [opened, setOpened] = useState<ResultRow | null>(null);
  /** Rows as they were seen, for those that are chosen. */
  const seen = useRef(new Map<string, ResultRow>());
  const filter = useMemo(() => ({ cycleId, text, townshipId, stage }), [cycleId, text, townshipId, stage]);
  const head = useQuery(
    orpc.assessment.results.queryOptions({ input: { cycleId, limit: 1 }, placeholderData: (shown) => shown }),
  );
  const source = useMemo(
    (): RowSource<ResultRow, never> => ({
      key: [...orpc.assessment.results.key(), filter],
      async load({ offset, limit }, signal) {
        const page = await client.assessment.results({ ...filter, offset, limit }, { signal });
        for (const row of page.rows) seen.current.set(row.assessmentId, row);
        return page;
      },
    }),
    [filter],
  );
  const stages = head.data?.stages;
  const due = stages?.to_notify ?? 0;
  const filtered = text !== '' || townshipId !== null || stage !== null;

  const chosen = () => [...selected].flatMap((id) => seen.current.get(id) ?? []);

  async function notify(notifiedOn: string) {
    const records =
      telling === 'all'
        ? null
        : chosen().map(({ assessmentId, revision }) => ({ id: assessmentId, revision }));
    const { notified } = await client.assessment.notifyResults({ cycleId, records, notifiedOn });
    setSelected(nobody);
    await queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
    message.success(`已登记 ${notified} 人的告知日期。`);
  }

  function close() {
    onUnsaved(false);
    setOpened(null);
  }

  return (
    <>
      <DataTable
        name="assessment-results"
        label={`${head.data?.cycle.title ?? '考核'}人员告知`}
        unit="人"
        columns={peopleColumns}
        source={source}
        rowKey={rowKey}
        onOpen={setOpened}
        {...(mayNotify ? { selection: { selected, onChange: setSelected } } : {})}
        toolbar={
          <>
            <FindFields
              label="查找人员"
              text={text}
              townshipId={townshipId}
              townships={head.data?.townships ?? []}
              onChange={change}
            />
            <Choice
              label="告知情况"
              placeholder="告知情况"
              value={stage}
              options={replyStages.map((value) => ({
                value,
                label: `${replyStageLabels[value]}${stages ? `（${stages[value]}）` : ''}`,
              }))}
              onChange={(next) => change({ stage: next })}
            />
            {mayNotify && selected.size > 0 && (
              <Button onClick={() => setTelling('selected')}>登记所选 {selected.size} 人已告知</Button>
            )}
            {mayNotify && selected.size > 0 && (
              <IssueMany
                label="结果通知书"
                papers={chosen().map(({ name, assessmentId }) => ({
                  name,
                  target: { kind: 'result_notice', assessmentId },
                }))}
              />
            )}
            {mayNotify && selected.size === 0 && due > 0 && (
              <Button onClick={() => setTelling('all')}>登记全部待告知的 {due} 人</Button>
            )}
          </>
        }
        totals={
          stages && (
            <span>
              待告知 {stages.to_notify} 人，待签名 {stages.to_sign} 人
            </span>
          )
        }
        empty={
          <EmptyState
            action={
              filtered ? (
                <Button type="link" onClick={() => change(noFilter)}>
                  清除筛选
                </Button>
              ) : undefined
            }
          >
            {filtered ? '没有符合条件的人员。' : '这次考核没有需要告知的人员。'}
          </EmptyState>
        }
      />
      <DayDialog
        open={telling !== null}
        title="登记告知"
        dayLabel="告知日期"
        consequence={`将登记 ${telling === 'all' ? due : selected.size} 人已书面告知考核结果，之后逐人登记本人意见和签名。`}
        onConfirm={notify}
        onClose={() => setTelling(null)}
      />
      <Drawer
        open={opened !== null}
        onClose={close}
        title={opened ? `${opened.name} · ${opened.gradeWord}` : '考核结果'}
        size={640}
        destroyOnHidden
      >
        {opened && (
          <ReplySheet
            key={opened.assessmentId}
            cycleId={cycleId}
            row={opened}
            open={open}
            onChanged={(row) => setOpened(row)}
            onUnsaved={onUnsaved}
            onSaved={(row) => {
              message.success(savedSentence(row));
              close();
            }}
          />
        )}
      </Drawer>
    </>
  );
}

function savedSentence({ name, stage, reply }: ResultRow): string {
  if (stage === 'refused') return `已注明${name}拒绝签名。`;
  if (reply?.signedOn) return `已登记${name}的意见，${formatDateLong(reply.signedOn)}签名。`;
  return `已保存${name}的告知情况。`;
}
