import type { AttendanceSheet } from '#shared/contract/presence-attendance.ts';
import { formatMonthLong, type Month } from '#shared/dates.ts';
import { formatCount } from '../../../app/format.ts';
import { sheetOf } from '../../../components/import/import-machine.ts';
import { commonSteps, importedBeforeWords } from '../../../components/import/import-words.ts';
import type { ImportState, Preview } from './import-state.ts';

export const importSteps = [commonSteps.file, commonSteps.check, commonSteps.write];

/** That the chosen sheet was imported before, and to which month; `null` when it was not. */
export function beforeWords(state: ImportState): string | null {
  const before = sheetOf(state)?.importedBefore ?? null;
  return before && importedBeforeWords(before, `到${formatMonthLong(before.month)}`);
}

export const layoutLabels: Record<AttendanceSheet['layout'], string> = {
  days: '每天一格',
  totals: '只有各项合计',
  unknown: '不是考勤表',
};

/** What the import will do, in numbers: `将登记 2026年3月 40 人的考勤，覆盖 5 人已有的登记。` */
export function importConsequence(month: Month, preview: Preview): string {
  const { added, overwritten, unchanged, missing } = preview;
  const parts: string[] = [];
  if (added > 0) parts.push(`登记 ${formatCount(added)} 人的考勤`);
  if (overwritten > 0) parts.push(`覆盖 ${formatCount(overwritten)} 人已有的登记`);
  const what = parts.length > 0 ? `将${parts.join('，')}` : '表中内容与已登记的完全相同，没有要写入的内容';
  const same = unchanged > 0 && parts.length > 0 ? `；${formatCount(unchanged)} 人没有变化` : '';
  const left = missing > 0 ? `；表中没有提到的在岗人员有 ${formatCount(missing)} 人，保持原样` : '';
  return `${formatMonthLong(month)}：${what}${same}${left}。`;
}
