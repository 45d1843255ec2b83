import type { TextHolder } from '#shared/contract/archive-characters.ts';

/** Where a text is corrected: an address, and what stands on the link; without an address what to do instead. */
export function placeOf(holder: TextHolder): { readonly to: string | null; readonly label: string } {
  switch (holder.kind) {
    case 'person':
      return { to: `/people/${holder.id}`, label: '人员信息' };
    case 'unit':
      return { to: `/roster/units/${holder.id}`, label: '派出单位' };
    case 'village':
      return { to: `/roster/villages/${holder.id}`, label: '村' };
    case 'township':
      return { to: '/roster/villages', label: '村与需求' };
    case 'house':
      return { to: null, label: '请联系管理员' };
    case 'cycle':
      return { to: `/assessment/${holder.id}`, label: '考核' };
    case 'assessment':
      return { to: `/assessment/${holder.cycleId}/records/${holder.id}`, label: '考核记录' };
    case 'recall_case':
      return { to: `/recall/cases/${holder.id}`, label: '召回案件' };
    case 'transfer':
      return { to: `/archive/transfers/${holder.id}`, label: '材料移交' };
    case 'style':
      return { to: '/archive/style', label: '文书样式' };
  }
}
