import type { CycleId } from '#shared/ids.ts';
import { client } from '../../../app/client.ts';
import {
  choiceOf,
  type ImportAction as ImportActionOf,
  type ImportSheet,
  type ImportState as ImportStateOf,
  type Inspection,
  importMachine,
  sheetOf,
} from '../../../components/import/import-machine.ts';
import { checkObstacle } from '../../../components/import/import-words.ts';

export type Preview = Awaited<ReturnType<typeof client.assessment.previewScoreImport>>;
type Inspected = Awaited<ReturnType<typeof client.assessment.inspectScoreSheets>>['sheets'][number];

/** A sheet of scores, and the cycle that it was looked at for. */
export type ScoreSheet = ImportSheet & Inspected & { readonly cycleId: CycleId };

/** What was settled about one sheet. */
export interface SheetChoice {
  /** Whose scores it holds; null while nobody has said, and where the sheet itself names scorers. */
  readonly scorer: number | null;
}

export type ImportState = ImportStateOf<never, ScoreSheet, SheetChoice>;
export type ImportAction = ImportActionOf<never, ScoreSheet, SheetChoice>;

export const scoreImport = importMachine<never, ScoreSheet, SheetChoice>({
  firstChoice: () => ({ scorer: null }),
  isImportable: ({ items }) => items > 0,
});

/** Reads an uploaded workbook for a cycle. Nothing remembers earlier imports: what stands already changes nothing. */
export async function inspect(
  cycleId: CycleId,
  uploadId: Parameters<typeof client.assessment.inspectScoreSheets>[0]['uploadId'],
): Promise<Inspection<ScoreSheet>> {
  const { fileName, sheets } = await client.assessment.inspectScoreSheets({ cycleId, uploadId });
  return {
    fileName,
    sheets: sheets.map((sheet) => ({ ...sheet, cycleId, importedBefore: null })),
  };
}

/** Whether a sheet needs to be told whose scores it holds. */
export const asksForScorer = (sheet: ScoreSheet): boolean => sheet.items > 0 && !sheet.namesScorers;

/**
 * What preview and commit are asked about; null before the sheet, and where it does not name them the scorer, is
 * chosen.
 *
 * @param scorers how many the cycle has: of one there is nothing to choose
 */
export function selectionOf(state: ImportState, scorers: number) {
  const sheet = sheetOf(state);
  if (!state.file || !sheet || sheet.items === 0) return null;
  const chosen = scorers === 1 ? 1 : (choiceOf(state)?.scorer ?? null);
  if (asksForScorer(sheet) && chosen === null) return null;
  return {
    cycleId: sheet.cycleId,
    uploadId: state.file.uploadId,
    sheet: sheet.name,
    scorer: asksForScorer(sheet) ? chosen : null,
  };
}

/**
 * Why the wizard cannot go on from its step, in words; `null` when it can.
 *
 * @param preview the newest answer about exactly what is chosen; `null` while there is none
 */
export function obstacleOf(state: ImportState, scorers: number, preview: Preview | null): string | null {
  const sheet = sheetOf(state);
  if (!sheet) return '请先选择文件';
  if (state.step === 'file') {
    if (sheet.items === 0) return '这张工作表没有评分项目的列，请选另一张';
    return selectionOf(state, scorers) === null ? '请选择这张表是谁的评分' : null;
  }
  const obstacle = checkObstacle(preview);
  if (!preview || obstacle !== null) return obstacle;
  return preview.added + preview.overwritten === 0 ? '没有要写入的内容' : null;
}

/** What the import will do, in numbers: `将录入 184 项评分，覆盖 5 项已有的评分。` */
export function importConsequence({ added, overwritten, unchanged }: Preview): string {
  const parts: string[] = [];
  if (added > 0) parts.push(`录入 ${added.toLocaleString('zh-CN')} 项评分`);
  if (overwritten > 0) parts.push(`覆盖 ${overwritten.toLocaleString('zh-CN')} 项已有的评分`);
  if (parts.length === 0) return '表中的评分与已录入的完全相同，没有要写入的内容。';
  const same = unchanged > 0 ? `；${unchanged.toLocaleString('zh-CN')} 项没有变化` : '';
  return `将${parts.join('，')}${same}。空白的单元格不改变什么。`;
}
