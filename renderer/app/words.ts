import type { ImportKind } from '#shared/contract/roster.ts';

/** Words for codes that more than one part of the program shows. */

/** Who made a scheme. */
export const originLabels = { built_in: '程序自带', organisation: '本单位制定' } as const;

/** What an imported sheet is. */
export const importKindLabels: Record<ImportKind, string> = {
  annex_posts: '驻村力量安排表',
  annex_funding: '经费分配表',
  roster: '人员名册',
};
