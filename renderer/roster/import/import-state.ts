import type * as z from 'zod';
import type {
  ColumnMapping,
  ImportKind,
  RosterField,
  sheetSummarySchema,
  unitQuestionSchema,
} from '#shared/contract/roster.ts';
import type { client } from '../../app/client.ts';
import {
  choiceOf,
  type ImportAction as ImportActionOf,
  type ImportState as ImportStateOf,
  importMachine,
} from '../../components/import/import-machine.ts';

export type Preview = Awaited<ReturnType<typeof client.roster.previewImport>>;
export type SheetSummary = z.infer<typeof sheetSummarySchema>;
export type UnitQuestion = z.infer<typeof unitQuestionSchema>;

/** Unit name of the file → the unit it is, `null` for a unit of its own; without an entry it is undecided. */
export type UnitDecisions = Readonly<Record<string, string | null>>;

/** What was settled about one sheet. */
export interface SheetChoice {
  readonly kind: ImportKind;
  readonly mapping: ColumnMapping;
  readonly leadUnitFirstSecretary: boolean;
  readonly year: number | null;
  readonly decisions: UnitDecisions;
}

export type ImportState = ImportStateOf<'columns', SheetSummary, SheetChoice>;
export type ImportAction = ImportActionOf<'columns', SheetSummary, SheetChoice>;

export const rosterImport = importMachine<'columns', SheetSummary, SheetChoice>({
  firstChoice: (sheet) => ({
    kind: sheet.kind,
    mapping: sheet.suggestedMapping,
    leadUnitFirstSecretary: false,
    year: sheet.suggestedYear,
    decisions: {},
  }),
});

/** Settles how the chosen sheet is read. */
export const changed = (change: Partial<Omit<SheetChoice, 'decisions'>>): ImportAction => ({
  kind: 'changed',
  change: () => change,
});

/** Answers questions about unit names of the chosen sheet, beside those that were answered before. */
export const decided = (decisions: UnitDecisions): ImportAction => ({
  kind: 'changed',
  change: (choice) => ({ decisions: { ...choice.decisions, ...decisions } }),
});

/** Takes every answer about unit names of the chosen sheet back. */
export const undecided: ImportAction = { kind: 'changed', change: () => ({ decisions: {} }) };

/** What preview and commit are asked about; null before a sheet is chosen. */
export function selectionOf(state: ImportState) {
  const choice = choiceOf(state);
  if (!state.file || state.sheet === null || !choice) return null;
  const { kind, mapping, leadUnitFirstSecretary, year } = choice;
  return {
    uploadId: state.file.uploadId,
    sheet: state.sheet,
    kind,
    mapping,
    leadUnitFirstSecretary: kind === 'annex_posts' && leadUnitFirstSecretary,
    year: kind === 'annex_funding' ? year : null,
  };
}

/** Fields without whose column a roster cannot be read. */
export const requiredFields: readonly RosterField[] = ['village', 'unit', 'name', 'startDate'];

/** Questions nobody has answered yet. */
export const openQuestions = (state: ImportState, preview: Preview): UnitQuestion[] =>
  preview.unitQuestions.filter(({ name }) => choiceOf(state)?.decisions[name] === undefined);

/** Answers to the questions of this preview; answers to questions that are gone stay behind. */
export function unitDecisionsOf(state: ImportState, preview: Preview) {
  const decisions = choiceOf(state)?.decisions ?? {};
  return preview.unitQuestions.flatMap(({ name }) => {
    const sameAs = decisions[name];
    return sameAs === undefined ? [] : [{ name, sameAs }];
  });
}

/** What becomes of the file's unknown unit names, as far as it has been answered. */
export function unitsAfter(state: ImportState, preview: Preview): { units: number; aliases: number } {
  const aliases = unitDecisionsOf(state, preview).filter(({ sameAs }) => sameAs !== null).length;
  return { units: preview.totals.units - aliases - openQuestions(state, preview).length, aliases };
}
