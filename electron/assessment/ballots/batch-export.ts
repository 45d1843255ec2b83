import type { BatchRow } from '#shared/contract/assessment-ballots.ts';
import type { Instant } from '#shared/dates.ts';
import { ballotBatchStateLabels, ballotEntryMethodLabels, raterGroupLabels } from '#shared/vocabulary.ts';
import { dayOf, writeWorkbook } from '../../spreadsheets/write-workbook.ts';

/** The list of batches as a workbook; figures stand only where a batch is settled. */
export function batchesWorkbook(
  cycleTitle: string,
  rows: readonly BatchRow[],
  madeAt: Instant,
): { fileName: string; base64: string } {
  const title = `${cycleTitle}测评票批次`;
  const passOf = ({ passes }: BatchRow, number: 1 | 2) => {
    const pass = passes.find((candidate) => candidate.pass === number);
    return pass ? `${pass.by}（${ballotEntryMethodLabels[pass.method]}）` : null;
  };
  const bytes = writeWorkbook(title, madeAt, [
    {
      name: '测评票批次',
      heading: [title],
      columns: [
        { title: '批次', width: 6 },
        { title: '测评主体', width: 12 },
        { title: '地点', width: 24 },
        { title: '乡镇（街道）', width: 14 },
        { title: '测评日期', width: 12 },
        { title: '考核对象', width: 40 },
        { title: '状态', width: 14 },
        { title: '发出', width: 8 },
        { title: '收回', width: 8 },
        { title: '有效', width: 8 },
        { title: '无效', width: 8 },
        { title: '第一遍录入', width: 20 },
        { title: '第二遍录入', width: 20 },
        { title: '确认人', width: 12 },
        { title: '作废原因', width: 24 },
      ],
      rows: rows.map((row) => [
        row.number,
        raterGroupLabels[row.group],
        row.place,
        row.townshipName || null,
        row.heldOn === null ? null : dayOf(row.heldOn),
        row.subjects.map(({ name }) => name).join('、'),
        ballotBatchStateLabels[row.state],
        row.issued,
        row.settled?.returned ?? null,
        row.settled?.valid ?? null,
        row.settled?.invalid ?? null,
        passOf(row, 1),
        passOf(row, 2),
        row.settled?.by ?? null,
        row.voidReason,
      ]),
    },
  ]);
  return { fileName: `${title}.xlsx`, base64: Buffer.from(bytes).toString('base64') };
}
