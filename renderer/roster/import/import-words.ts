import type { ImportKind, RosterField } from '#shared/contract/roster.ts';
import { formatCount } from '../../app/format.ts';
import { personFieldLabels } from '../../app/words.ts';
import { sheetOf } from '../../components/import/import-machine.ts';
import { commonSteps, importedBeforeWords, type StepName } from '../../components/import/import-words.ts';
import { type ImportState, openQuestions, type Preview, selectionOf, unitsAfter } from './import-state.ts';

export const importSteps: readonly StepName<ImportState['step']>[] = [
  commonSteps.file,
  { step: 'columns', title: '核对列' },
  commonSteps.check,
  commonSteps.write,
];

/** That the chosen sheet was imported before; `null` when it was not. */
export function beforeWords(state: ImportState): string | null {
  const before = sheetOf(state)?.importedBefore ?? null;
  return before && importedBeforeWords(before);
}

export const importKindNotes: Record<ImportKind, string> = {
  annex_posts: '每行一个村，派出单位写作“谌家矶街道(1人)、区公安分局(2人)”；建立单位和待定人的岗位。',
  annex_funding: '每行一个派出单位，有人数和经费；登记各单位当年的经费安排。',
  roster: '每行一个人，有村、派出单位和姓名；登记人员并安排到岗。',
};

export const rosterFieldLabels: Record<RosterField, string> = {
  township: '乡镇（街道）',
  village: '村（社区）',
  unit: '派出单位',
  ...personFieldLabels,
  role: '驻村职务',
  startDate: '到岗日期',
  endDate: '离岗日期',
};

const counted = (parts: readonly (readonly [count: number, unit: string])[]) =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${formatCount(count)} ${unit}`)
    .join('、');

/** What the import will do, in numbers: `将新增 19 个村、53 个派出单位、57 个岗位。` */
export function importConsequence(state: ImportState, preview: Preview): string {
  const { totals, rows } = preview;
  const selection = selectionOf(state);
  const { units, aliases } = unitsAfter(state, preview);
  const added = counted([
    [totals.townships, '个乡镇（街道）'],
    [totals.villages, '个村（社区）'],
    [units, '个派出单位'],
    [totals.postings, '个岗位'],
    [totals.people, '人'],
  ]);
  const open = openQuestions(state, preview).length;
  const parts: string[] = [];
  if (selection?.kind === 'annex_funding') {
    const year = selection.year === null ? '' : ` ${selection.year} 年`;
    parts.push(`将登记 ${formatCount(rows)} 个派出单位${year}的经费安排`);
    if (added !== '') parts.push(`新增 ${added}`);
  } else if (added === '' && preview.filledPosts === 0) {
    parts.push(`读到 ${formatCount(rows)} 行，没有要新增的内容`);
  } else {
    if (added !== '') parts.push(`将新增 ${added}`);
    if (preview.filledPosts > 0) {
      parts.push(`${added === '' ? '将' : ''}安排到 ${formatCount(preview.filledPosts)} 个待定人的岗位`);
    }
  }
  if (aliases > 0) parts.push(`${formatCount(aliases)} 个名称记为已有单位的别名`);
  if (open > 0) parts.push(`另有 ${formatCount(open)} 个名称待核对`);
  return `${parts.join('，')}。`;
}
