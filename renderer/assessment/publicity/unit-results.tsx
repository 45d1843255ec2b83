import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useMemo, useRef, useState } from 'react';
import * as z from 'zod';
import {
  feedbackStageLabels,
  feedbackStageSchema,
  feedbackStages,
  type UnitResult,
  type UnitRule,
} from '#shared/contract/assessment-unit-results.ts';
import { type CycleId, unitIdSchema } from '#shared/ids.ts';
import { client, orpc } from '../../app/client.ts';
import { useAllowed } from '../../app/session.tsx';
import { useAddressFilter } from '../../app/use-address-filter.ts';
import { Choice } from '../../components/choice.tsx';
import { GroundChip } from '../../components/clause-chip.tsx';
import { DataTable, type RowSource } from '../../components/data-table/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { TextFilter } from '../../components/text-filter.tsx';
import { DayDialog } from './day-dialog.tsx';
import { IssueMany } from './issue-many.tsx';
import styles from './publicity.module.css';
import { unitColumns } from './unit-result-columns.tsx';
import { UnitSheet } from './unit-sheet.tsx';

const addressShape = {
  unitText: z.string().max(60).default(''),
  feedback: feedbackStageSchema.nullable().default(null),
};
const noFilter = { unitText: '', feedback: null };
const rowKey = (row: UnitResult) => row.unitId;
const none: ReadonlySet<string> = new Set();

interface UnitResultsProps {
  readonly cycleId: CycleId;
  /** The results are in effect. */
  readonly open: boolean;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/** What the results mean for the dispatching units, and the letters that tell them. */
export function UnitResults({ cycleId, open, onUnsaved }: UnitResultsProps) {
  const [{ unitText: text, feedback: stage }, change] = useAddressFilter(addressShape);
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const maySend = useAllowed('assessment.recordFeedback') && open;
  const [selected, setSelected] = useState(none);
  const [sending, setSending] = useState<'selected' | 'all' | null>(null);
  const [opened, setOpened] = useState<UnitResult | null>(null);
  /** Names as they were seen, for those that are chosen. */
  const seen = useRef(new Map<string, string>());
  const filter = useMemo(() => ({ cycleId, text, stage }), [cycleId, text, stage]);
  const head = useQuery(
    orpc.assessment.unitResults.queryOptions({
      input: { cycleId, limit: 1 },
      placeholderData: (shown) => shown,
    }),
  );
  const source = useMemo(
    (): RowSource<UnitResult, never> => ({
      key: [...orpc.assessment.unitResults.key(), filter],
      async load({ offset, limit }, signal) {
        const page = await client.assessment.unitResults({ ...filter, offset, limit }, { signal });
        for (const { unitId, unitName } of page.rows) seen.current.set(unitId, unitName);
        return page;
      },
    }),
    [filter],
  );
  const data = head.data;
  const due = data ? data.stages.to_send + data.stages.changed : 0;
  const filtered = text !== '' || stage !== null;

  const chosen = () => [...selected].map((id) => unitIdSchema.parse(id));

  async function send(sentOn: string, documentNumber: string) {
    const { sent } = await client.assessment.recordFeedback({
      cycleId,
      unitIds: sending === 'all' ? null : chosen(),
      sentOn,
      documentNumber,
    });
    setSelected(none);
    await queryClient.invalidateQueries({ queryKey: orpc.assessment.key() });
    message.success(`已登记向 ${sent} 个派出单位反馈。`);
  }

  function close() {
    onUnsaved(false);
    setOpened(null);
  }

  return (
    <>
      {data && (
        <div>
          <RuleLine rule={data.sameGrade} />
          <RuleLine rule={data.dualAssessment} />
        </div>
      )}
      <DataTable
        name="assessment-unit-results"
        label={`${data?.cycle.title ?? '考核'}派出单位反馈`}
        unit="个单位"
        columns={unitColumns}
        source={source}
        rowKey={rowKey}
        onOpen={setOpened}
        {...(maySend ? { selection: { selected, onChange: setSelected } } : {})}
        toolbar={
          <>
            <TextFilter
              className={styles.text}
              value={text}
              placeholder="单位、姓名或村"
              aria-label="查找派出单位"
              onChange={(next) => change({ unitText: next })}
            />
            <Choice
              label="反馈情况"
              placeholder="反馈情况"
              value={stage}
              options={feedbackStages.map((value) => ({
                value,
                label: `${feedbackStageLabels[value]}${data ? `（${data.stages[value]}）` : ''}`,
              }))}
              onChange={(next) => change({ feedback: next })}
            />
            {maySend && selected.size > 0 && (
              <Button onClick={() => setSending('selected')}>登记向所选 {selected.size} 个单位反馈</Button>
            )}
            {maySend && selected.size > 0 && (
              <IssueMany
                label="反馈函"
                papers={chosen().map((unitId) => ({
                  name: seen.current.get(unitId) ?? '',
                  target: { kind: 'feedback_letter', cycleId, unitId },
                }))}
              />
            )}
            {maySend && selected.size === 0 && due > 0 && (
              <Button onClick={() => setSending('all')}>登记向全部待反馈的 {due} 个单位反馈</Button>
            )}
          </>
        }
        totals={
          data && (
            <span>
              待反馈 {due} 个，待回执 {data.stages.sent} 个
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
            {filtered ? '没有符合条件的派出单位。' : '这次考核没有涉及派出单位。'}
          </EmptyState>
        }
      />
      <DayDialog
        open={sending !== null}
        numbered
        title="登记反馈"
        dayLabel="反馈日期"
        consequence={`将登记向 ${sending === 'all' ? due : selected.size} 个派出单位发出反馈函，之后逐个登记回执。`}
        onConfirm={send}
        onClose={() => setSending(null)}
      />
      <Drawer
        open={opened !== null}
        onClose={close}
        title={opened?.unitName ?? '派出单位'}
        size={720}
        destroyOnHidden
      >
        {opened && (
          <UnitSheet
            key={opened.unitId}
            cycleId={cycleId}
            unit={opened}
            open={open}
            onChanged={setOpened}
            onUnsaved={onUnsaved}
            onSaved={(unit) => {
              message.success(`已保存${unit.unitName}的反馈情况。`);
              close();
            }}
          />
        )}
      </Drawer>
    </>
  );
}

function RuleLine({ rule }: { readonly rule: UnitRule }) {
  return (
    <p className={styles.ruleLine}>
      {rule.sentence}
      {rule.ground && <GroundChip ground={rule.ground} />}
    </p>
  );
}
