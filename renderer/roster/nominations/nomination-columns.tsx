import { Link } from 'react-router';
import type { Nomination } from '#shared/contract/roster-lifecycle.ts';
import { postingStageLabels, postingStages } from '#shared/roster/posting-stage.ts';
import { preCheckVerdictLabels, preCheckVerdicts } from '#shared/roster/pre-check.types.ts';
import { nominationStateLabels, postRoleLabels } from '#shared/vocabulary.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { byWords, type Comparators } from '../memory-source.ts';
import { NominationStateChip } from '../stage-chip.tsx';
import { waitsFor } from './nomination-words.ts';
import { verdictTones } from './pre-check-words.ts';

export type NominationSort = 'person' | 'village' | 'unit' | 'state' | 'verdict' | 'proposedOn';

const stageOrder = new Map<string, number>(postingStages.map((stage, index) => [stage, index]));

export const nominationOrder: Comparators<Nomination, NominationSort> = {
  person: (a, b) => byWords(a.personName, b.personName),
  village: (a, b) =>
    byWords(a.posting.townshipName, b.posting.townshipName) ||
    byWords(a.posting.villageName, b.posting.villageName),
  unit: (a, b) => byWords(a.posting.unitName, b.posting.unitName),
  state: (a, b) => (stageOrder.get(a.state) ?? 0) - (stageOrder.get(b.state) ?? 0),
  verdict: (a, b) =>
    preCheckVerdicts.indexOf(a.preCheck.verdict) - preCheckVerdicts.indexOf(b.preCheck.verdict),
  proposedOn: (a, b) => byWords(a.proposedOn, b.proposedOn),
};

/** Columns of the nominations that wait for something. */
export const nominationColumns: readonly DataColumn<Nomination, NominationSort>[] = [
  {
    id: 'person',
    title: '人选',
    width: 148,
    sort: 'person',
    text: (row) => row.personName,
    cell: (row) => <Link to={`/roster/nominations/${row.id}`}>{row.personName}</Link>,
  },
  { id: 'role', title: '拟任职务', width: 128, text: (row) => postRoleLabels[row.role] },
  { id: 'village', title: '村（社区）', width: 124, sort: 'village', text: (row) => row.posting.villageName },
  { id: 'township', title: '乡镇（街道）', width: 116, text: (row) => row.posting.townshipName },
  {
    id: 'unit',
    title: '派出单位',
    width: 160,
    grow: true,
    sort: 'unit',
    text: (row) => row.posting.unitName,
  },
  {
    id: 'state',
    title: '进展',
    width: 108,
    sort: 'state',
    text: (row) => nominationStateLabels[row.state],
    cell: (row) => <NominationStateChip state={row.state} />,
  },
  {
    id: 'verdict',
    title: '前置审核',
    width: 108,
    sort: 'verdict',
    text: (row) => preCheckVerdictLabels[row.preCheck.verdict],
    cell: ({ preCheck: { verdict } }) => (
      <StatusChip tone={verdictTones[verdict]}>{preCheckVerdictLabels[verdict]}</StatusChip>
    ),
  },
  { id: 'next', title: '下一步', width: 148, text: waitsFor },
  {
    id: 'proposedOn',
    title: '提名日期',
    width: 108,
    sort: 'proposedOn',
    text: (row) => row.proposedOn,
  },
  { id: 'planned', title: '计划到岗', width: 108, hidden: true, text: (row) => row.plannedStart ?? '' },
  {
    id: 'stage',
    title: '岗位状态',
    width: 116,
    hidden: true,
    text: (row) => postingStageLabels[row.posting.stage],
  },
];
