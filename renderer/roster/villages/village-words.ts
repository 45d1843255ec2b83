import type { DemandTotals, SeatDemand, VillageDemandRow } from '#shared/contract/roster-places.ts';
import { hasGap } from '#shared/roster/demand.ts';
import { type VillageType, villageTypeLabels } from '#shared/vocabulary.ts';

/** Which villages are shown. */
export const villageShows = ['all', 'gaps', 'teams', 'unspecified'] as const;
export type VillageShow = (typeof villageShows)[number];
export const villageShowLabels: Record<VillageShow, string> = {
  all: '全部',
  gaps: '缺人',
  teams: '工作队人数不足',
  unspecified: '需求不清楚',
};

export interface VillageFilter {
  readonly text: string;
  readonly townshipId: string | null;
  /** `none`: villages whose type is not yet known. */
  readonly type: VillageType | 'none' | null;
  readonly show: VillageShow;
}

const isUnspecified = ({ secretary, members }: VillageDemandRow) =>
  secretary.demand === null || members.demand === null;

/** Whether a village is shown under a choice of {@link villageShows}. */
export function isShown(row: VillageDemandRow, show: VillageShow): boolean {
  if (show === 'gaps') return hasGap(row);
  if (show === 'teams') return row.teamShort !== null;
  return show === 'all' || isUnspecified(row);
}

/** The villages that a filter leaves. */
export function villagesUnder(
  rows: readonly VillageDemandRow[],
  { text, townshipId, type, show }: VillageFilter,
): VillageDemandRow[] {
  const wanted = text.trim();
  return rows.filter(
    (row) =>
      row.villageName.includes(wanted) &&
      (townshipId === null || row.townshipId === townshipId) &&
      (type === null || row.type === (type === 'none' ? null : type)) &&
      isShown(row, show),
  );
}

export const typeWords = (type: VillageType | null): string =>
  type === null ? '未登记' : villageTypeLabels[type];

/** `在岗 1 / 需 2`; where the demand is not known `在岗 1 / 需求不清楚`. */
export const seatWords = ({ posted, demand }: SeatDemand): string =>
  demand === null ? `${posted} / 不清楚` : `${posted} / ${demand}`;

/** People still to be found of both kinds; null where neither demand is known. */
export const gapOf = ({ secretary, members }: VillageDemandRow): number | null =>
  secretary.gap === null && members.gap === null ? null : (secretary.gap ?? 0) + (members.gap ?? 0);

/** `书记 1、队员 2`: who is missing; empty where nobody is, or nothing is known. */
export function gapWords({ secretary, members }: VillageDemandRow): string {
  const parts = [
    (secretary.gap ?? 0) > 0 ? `书记 ${secretary.gap}` : '',
    (members.gap ?? 0) > 0 ? `队员 ${members.gap}` : '',
  ];
  return parts.filter(Boolean).join('、');
}

/** Where a figure comes from, in a word. */
export const sourceWords: Record<SeatDemand['source'], string> = {
  village: '本村核定',
  scheme: '按方案',
  unspecified: '未载明',
};

/** Where the figures of a village come from; both kinds in one word where they agree. */
export function demandSourceWords({ secretary, members }: VillageDemandRow): string {
  const [one, other] = [sourceWords[secretary.source], sourceWords[members.source]];
  return one === other ? one : `书记${one}，队员${other}`;
}

/** The figures above the list, in their order; those with `show` narrow the list to the villages they count. */
export function figuresOf(
  totals: DemandTotals,
): { label: string; value: number; unit: string; show?: VillageShow }[] {
  return [
    { label: '村', value: totals.villages, unit: '个' },
    { label: '需求', value: totals.demand, unit: '人' },
    { label: '在岗', value: totals.posted, unit: '人' },
    { label: '提名中', value: totals.nominated, unit: '人' },
    { label: '缺额', value: totals.gap, unit: '人', show: 'gaps' },
    { label: '工作队人数不足', value: totals.teamsShort, unit: '个村', show: 'teams' },
    { label: '需求不清楚', value: totals.unspecified, unit: '个村', show: 'unspecified' },
  ];
}
