import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CoverageRow, GroupCoverage } from '#shared/contract/assessment-ballots.ts';
import type { CycleId, TownshipId } from '#shared/ids.ts';
import { assessedObjectLabels, type RaterGroup, raterGroupLabels, raterGroups } from '#shared/vocabulary.ts';
import { client, orpc } from '../../../app/client.ts';
import { type DataColumn, DataTable, type RowSource } from '../../../components/data-table/index.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { StatusChip } from '../../../components/status-chip.tsx';
import { FindFields } from '../../find-fields.tsx';

interface CoverageTableProps {
  readonly cycleId: CycleId;
  readonly text: string;
  readonly townshipId: TownshipId | null;
  readonly townships: readonly { readonly id: TownshipId; readonly name: string }[];
  readonly onChange: (filter: { text?: string; townshipId?: TownshipId | null }) => void;
}

const rowKey = (row: CoverageRow) => row.assessmentId;

const tones = { none: 'red', waiting: 'amber', short: 'red', enough: 'green' } as const;

/** `还差 2 张`, `待录入`, … for one group of one record. */
function wordsOf({ state, rated, minimumValid }: GroupCoverage): string {
  switch (state) {
    case 'none':
      return '没有票';
    case 'waiting':
      return '待确认';
    case 'short':
      return `还差 ${minimumValid - rated} 张`;
    case 'enough':
      return `${rated} 张`;
  }
}

const groupOf = ({ groups }: CoverageRow, group: RaterGroup) =>
  groups.find((candidate) => candidate.group === group);

const lacking = ({ groups }: CoverageRow) =>
  groups.filter(({ state }) => state !== 'enough').map(({ group }) => raterGroupLabels[group]);

function columnsFor(cycleId: CycleId): readonly DataColumn<CoverageRow>[] {
  return [
    {
      id: 'name',
      title: '考核对象',
      width: 116,
      text: ({ name }) => name,
      cell: ({ name, assessmentId }) => (
        <Link to={`/assessment/${cycleId}/records/${assessmentId}`} tabIndex={-1}>
          {name}
        </Link>
      ),
    },
    { id: 'village', title: '派驻村', width: 110, text: ({ villageName }) => villageName },
    ...raterGroups.map(
      (group): DataColumn<CoverageRow> => ({
        id: group,
        title: raterGroupLabels[group],
        width: 100,
        text: (row) => {
          const found = groupOf(row, group);
          return found ? wordsOf(found) : '';
        },
        cell: (row) => {
          const found = groupOf(row, group);
          return found && <StatusChip tone={tones[found.state]}>{wordsOf(found)}</StatusChip>;
        },
      }),
    ),
    { id: 'lacking', title: '缺', width: 200, grow: true, text: (row) => lacking(row).join('、') },
    { id: 'township', title: '乡镇（街道）', width: 110, text: ({ townshipName }) => townshipName },
    {
      id: 'object',
      title: '对象',
      width: 130,
      hidden: true,
      text: ({ object }) => assessedObjectLabels[object],
    },
    { id: 'unit', title: '派出单位', width: 150, hidden: true, text: ({ unitName }) => unitName },
  ];
}

/** For everyone which groups' ballots are there, waiting, too few or missing. */
export function CoverageTable({ cycleId, text, townshipId, townships, onChange }: CoverageTableProps) {
  const navigate = useNavigate();
  const [onlyLacking, setOnlyLacking] = useState(true);
  const [complete, setComplete] = useState<{ complete: number; all: number } | null>(null);
  const columns = useMemo(() => columnsFor(cycleId), [cycleId]);
  const source = useMemo(
    (): RowSource<CoverageRow, never> => ({
      key: [...orpc.assessment.listBallotCoverage.key(), cycleId, text, townshipId, onlyLacking],
      async load({ offset, limit }, signal) {
        const input = { cycleId, text, townshipId, onlyLacking, offset, limit };
        const answer = await client.assessment.listBallotCoverage(input, { signal });
        setComplete({ complete: answer.complete, all: answer.all });
        return answer;
      },
    }),
    [cycleId, text, townshipId, onlyLacking],
  );
  return (
    <DataTable
      name="ballot-coverage"
      label="缺哪几类票"
      unit="个"
      columns={columns}
      source={source}
      rowKey={rowKey}
      onOpen={({ assessmentId }) => void navigate(`/assessment/${cycleId}/records/${assessmentId}`)}
      toolbar={
        <>
          <FindFields
            label="查找考核对象"
            text={text}
            townshipId={townshipId}
            townships={townships}
            onChange={onChange}
          />
          <Checkbox checked={onlyLacking} onChange={(event) => setOnlyLacking(event.target.checked)}>
            只看缺票的
          </Checkbox>
        </>
      }
      totals={
        complete && (
          <span>
            票已齐 <strong>{complete.complete}</strong> / {complete.all}
          </span>
        )
      }
      empty={
        <EmptyState>
          {complete && complete.all > 0 && complete.complete === complete.all
            ? '所列考核对象的测评票都齐了。'
            : '没有符合条件的考核对象。'}
        </EmptyState>
      }
    />
  );
}
