import type { BatchDetail } from '#shared/contract/assessment-ballots.ts';
import type { Instant } from '#shared/dates.ts';
import { raterGroupLabels } from '#shared/vocabulary.ts';
import { type SheetToWrite, writeWorkbook } from '../../spreadsheets/write-workbook.ts';
import type { SheetToExpect } from './tally-reading.types.ts';

/** Titles of the columns that tell which batch and who; the options of the ballot stand behind them. */
export const tallyTitles = {
  batch: '批次',
  place: '序号',
  name: '姓名',
  about: '村或单位',
  blank: '未填',
} as const;
/** Lines above the people: the control totals, in the column of the first option. */
export const tallyLines = { returned: '收回张数', invalid: '无效张数' } as const;

/** The sheet on which the ballots of a batch are tallied by hand. It is read back as it is. */
export function tallyTemplate(
  batch: BatchDetail,
  madeAt: Instant,
): { readonly fileName: string; readonly bytes: Uint8Array } {
  const title = `${batch.cycleTitle}测评计票表`;
  const empty = [...batch.options.map(() => null), null];
  const sheet: SheetToWrite = {
    name: `第${batch.number}批`,
    heading: [
      title,
      `第 ${batch.number} 批　${raterGroupLabels[batch.group]}　${batch.place}　发出 ${batch.issued} 张`,
    ],
    columns: [
      { title: tallyTitles.batch, width: 6 },
      { title: tallyTitles.place, width: 6 },
      { title: tallyTitles.name, width: 16 },
      { title: tallyTitles.about, width: 20 },
      ...batch.options.map(({ label }) => ({ title: label, width: 20 })),
      { title: tallyTitles.blank, width: 8 },
    ],
    rows: [
      [batch.number, null, tallyLines.returned, null, ...empty],
      [batch.number, null, tallyLines.invalid, null, ...empty],
      ...batch.subjects.map(({ name, villageName, unitName, object }, index) => [
        batch.number,
        index + 1,
        name,
        object === 'unit' ? unitName : villageName,
        ...empty,
      ]),
    ],
    notes: [
      `填写说明：收回和无效张数填在“${batch.options[0]?.label ?? ''}”一列；每人各等次与未填合计应等于收回减无效。请不要改动批次、序号和姓名。`,
    ],
  };
  const fileName = `${title}（第${batch.number}批）.xlsx`;
  return { fileName, bytes: writeWorkbook(title, madeAt, [sheet]) };
}

/** What must stand on the sheet of a batch when it comes back. */
export function expectedSheet(batch: BatchDetail): SheetToExpect {
  return {
    cycleTitle: batch.cycleTitle,
    number: batch.number,
    issued: batch.issued,
    options: batch.options,
    names: batch.subjects.map(({ name }) => name),
  };
}
