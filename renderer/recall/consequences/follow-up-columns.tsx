import { Link } from 'react-router';
import { effectKindLabels, followUpKindLabels } from '#shared/case-vocabulary.ts';
import type { CaseNames, FollowUp, RunningEffect } from '#shared/contract/recall-consequences.ts';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { effectStanding } from './effect-words.ts';
import { followUpStanding } from './follow-up-words.ts';

export interface FollowUpRow {
  readonly case: CaseNames;
  readonly followUp: FollowUp;
}
export interface EffectRow {
  readonly case: CaseNames;
  readonly effect: RunningEffect;
}

/** Which case a row belongs to; the number opens the part of the case that the row is about. */
function caseColumns<Row extends { readonly case: CaseNames }>(part: string): DataColumn<Row, never>[] {
  return [
    {
      id: 'number',
      title: '案件编号',
      width: 112,
      text: (row) => row.case.number,
      cell: (row) => <Link to={`/recall/cases/${row.case.id}?part=${part}`}>{row.case.number}</Link>,
    },
    { id: 'person', title: '姓名', width: 88, text: (row) => row.case.personName },
    { id: 'village', title: '驻村', width: 96, text: (row) => row.case.villageName },
    { id: 'unit', title: '派出单位', width: 110, text: (row) => row.case.unitName },
  ];
}

export const followUpColumns: readonly DataColumn<FollowUpRow, never>[] = [
  ...caseColumns<FollowUpRow>('follow_up'),
  {
    id: 'what',
    title: '跟踪事项',
    width: 200,
    grow: true,
    text: ({ followUp }) => `${followUpKindLabels[followUp.kind]}：${followUp.title}`,
  },
  { id: 'organ', title: '责任机关', width: 120, text: ({ followUp }) => followUp.organ },
  { id: 'since', title: '开始', width: 96, hidden: true, text: ({ followUp }) => followUp.startedOn },
  { id: 'due', title: '期限', width: 96, text: ({ followUp }) => followUp.dueOn ?? '' },
  {
    id: 'standing',
    title: '进展',
    width: 110,
    text: ({ followUp }) => followUpStanding(followUp).words,
    cell: ({ followUp }) => {
      const { tone, words } = followUpStanding(followUp);
      return <StatusChip tone={tone}>{words}</StatusChip>;
    },
  },
];

export const effectColumns: readonly DataColumn<EffectRow, never>[] = [
  ...caseColumns<EffectRow>('effect'),
  { id: 'what', title: '后果', width: 200, grow: true, text: ({ effect }) => effect.title },
  { id: 'kind', title: '种类', width: 128, text: ({ effect }) => effectKindLabels[effect.kind] },
  { id: 'from', title: '起', width: 96, text: ({ effect }) => effect.from },
  { id: 'until', title: '止', width: 96, text: ({ effect }) => effect.until },
  {
    id: 'standing',
    title: '进展',
    width: 110,
    text: ({ effect }) => effectStanding(effect).words,
    cell: ({ effect }) => {
      const { tone, words } = effectStanding(effect);
      return <StatusChip tone={tone}>{words}</StatusChip>;
    },
  },
];
