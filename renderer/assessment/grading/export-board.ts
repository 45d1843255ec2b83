import type { BoardFigures } from '#shared/assessment/grading.ts';
import { formatRatio } from '#shared/assessment/quota.ts';
import type { Board } from '#shared/contract/assessment-grading.ts';
import { formatPointsAligned } from '#shared/points.ts';
import { assessedObjectLabels, identityLabels, poolLabels } from '#shared/vocabulary.ts';
import { saveFile, workbookType } from '../../app/save-file.ts';
import { makeWorkbook } from '../../app/workbook/make-workbook.ts';
import { beyondQuota, stageWord, standingWord, wordOf } from './board-words.ts';

const titles = [
  ...['名次', '姓名', '乡镇（街道）', '派驻村', '派出单位', '对象', '身份', '得分'],
  ...['按得分建议', '最高可评', '等次', '进度', '名额', '提出人', '理由'],
];

/** The board as lines of a spreadsheet, in rank order, titles first. */
export function boardLines(board: Board, figures: BoardFigures): string[][] {
  const beyond = beyondQuota(board.rows, figures.limit);
  return [
    titles,
    ...board.rows.map((row) => [
      row.rank === null ? '' : String(row.rank),
      row.name,
      row.townshipName,
      row.villageName,
      row.unitName,
      assessedObjectLabels[row.object],
      row.identity === null ? '' : identityLabels[row.identity],
      row.total === null ? '' : formatPointsAligned(row.total),
      row.suggestedGrade === null ? '' : wordOf(board, row, row.suggestedGrade),
      row.gradeCap === null ? '' : wordOf(board, row, row.gradeCap),
      standingWord(board, row),
      stageWord(row),
      beyond.has(row.id) ? '超名额' : '',
      row.proposedBy ?? '',
      row.reason ?? '',
    ]),
  ];
}

/**
 * Saves the board as .xlsx.
 *
 * @returns a sentence about where it went; `null` when the person changed their mind
 */
export async function exportBoard(board: Board, figures: BoardFigures): Promise<string | null> {
  const quota =
    figures.limit === null || board.ratio === null
      ? '未设比例'
      : `${formatRatio(board.ratio)}可评${figures.limit}名`;
  const title = `${board.cycleTitle}-${poolLabels[board.pool]}等次评定（${quota}）`;
  const bytes = await makeWorkbook({
    title: `${poolLabels[board.pool]}等次评定`,
    lines: boardLines(board, figures),
  });
  return saveFile(`${title}.xlsx`, bytes, workbookType);
}
