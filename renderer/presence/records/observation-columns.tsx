import type { ObservationRow, observationSortColumns } from '#shared/contract/presence-records.ts';
import { speaksForTrigger } from '#shared/presence/observation-groups.ts';
import { type ObservationKind, observationKindLabels, observationKinds } from '#shared/vocabulary.ts';
import { optionsOf } from '../../components/choice.tsx';
import type { DataColumn } from '../../components/data-table/index.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { strikeVoided } from './parts/voided.tsx';

export type ObservationSort = (typeof observationSortColumns)[number];

export type ObservationGroup = 'for_triggers' | 'notes';

export const observationGroupLabels: Record<ObservationGroup, string> = {
  for_triggers: '可作召回依据的情况',
  notes: '走访、汇报、谈话',
};

/** The kinds of a group, in their order. */
export const kindsIn = (group: ObservationGroup): ObservationKind[] =>
  observationKinds.filter((kind) => speaksForTrigger(kind) === (group === 'for_triggers'));

/** Kinds in their two groups, for a choice. */
export const groupedKinds = (['for_triggers', 'notes'] as const).map((group) => ({
  label: observationGroupLabels[group],
  options: optionsOf(kindsIn(group), observationKindLabels),
}));

/** The kind as a word, amber where it can speak for a recall trigger. */
export function KindChip({ kind }: { readonly kind: ObservationKind }) {
  return (
    <StatusChip tone={speaksForTrigger(kind) ? 'amber' : 'grey'}>{observationKindLabels[kind]}</StatusChip>
  );
}

/** Columns of the observations, newest first as the server gives them. */
export const observationColumns: readonly DataColumn<ObservationRow, ObservationSort>[] = strikeVoided<
  ObservationRow,
  ObservationSort
>([
  { id: 'person', title: '姓名', width: 112, sort: 'person', text: (row) => row.personName ?? '' },
  { id: 'observedOn', title: '日期', width: 104, sort: 'observedOn', text: (row) => row.observedOn },
  {
    id: 'kind',
    title: '种类',
    width: 164,
    sort: 'kind',
    text: (row) => observationKindLabels[row.kind],
    cell: (row) => <KindChip kind={row.kind} />,
  },
  { id: 'text', title: '情况', width: 240, grow: true, text: (row) => row.text },
  { id: 'organ', title: '提出单位', width: 136, text: (row) => row.organ },
  { id: 'village', title: '驻村', width: 96, sort: 'village', text: (row) => row.villageName },
  {
    id: 'township',
    title: '乡镇',
    width: 96,
    sort: 'township',
    hidden: true,
    text: (row) => row.townshipName,
  },
  { id: 'unit', title: '派出单位', width: 112, sort: 'unit', text: (row) => row.unitName },
  { id: 'documentNumber', title: '文号', width: 136, hidden: true, text: (row) => row.documentNumber ?? '' },
]);
