import type { DocumentKind } from '#shared/vocabulary.ts';

/**
 * Series of register numbers. 三 is the third class of the personnel archive (鉴定、考核、考察材料, 干部人事档案十大类):
 * only what is bound into a person's file counts there, so that its numbers have no gaps. 考 is for what tells results of
 * an assessment and goes into nobody's file, 函 for letters and notices, 附 for score details, which are kept with the
 * papers of the assessment, 召 for what is kept in the file of a recall case: no rule says that a recall is filed in the
 * personnel archive, so nothing of a case is numbered in its third class.
 */
const series: Record<DocumentKind, string> = {
  annual_form: '三',
  term_form: '三',
  team_form: '考',
  unit_form: '考',
  score_detail: '附',
  ballot_summary: '考',
  result_roll: '考',
  publicity_notice: '函',
  result_notice: '函',
  feedback_letter: '函',
  archive_catalogue: '录',
  transfer_list: '移',
  recall_approval: '召',
  recall_notice: '函',
  urging_letter: '函',
  talk_record: '召',
  no_recall_notice: '函',
  statement_record: '召',
  successor_filing: '召',
  case_file: '召',
};

/** Series in which a kind of document is numbered. */
export const seriesOf = (kind: DocumentKind): string => series[kind];

/** Number in the register: year, series, serial within both, e.g. `2026-三-0001`. */
export function registerNumber(year: number, kind: DocumentKind, serial: number): string {
  return `${year}-${series[kind]}-${String(serial).padStart(4, '0')}`;
}

/** What no Windows file name may hold, and what would not show in one. */
const unsafe = /[<>:"/\\|?*\p{C}]/gu;

/** Name for a PDF of its parts, safe on Windows: characters it does not take become `_`; empty parts are left out. */
export function pdfFileName(...parts: readonly string[]): string {
  return `${parts
    .filter((part) => part !== '')
    .join('-')
    .replace(unsafe, '_')}.pdf`;
}
