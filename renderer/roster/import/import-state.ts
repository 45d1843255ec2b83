import type * as z from 'zod';
import type {
  ColumnMapping,
  ImportKind,
  RosterField,
  sheetSummarySchema,
  unitQuestionSchema,
} from '#shared/contract/roster.ts';
import type { JobId, UploadId } from '#shared/ids.ts';
import type { client } from '../../app/client.ts';

export type Inspection = Awaited<ReturnType<typeof client.roster.inspectImport>>;
export type Preview = Awaited<ReturnType<typeof client.roster.previewImport>>;
export type SheetSummary = z.infer<typeof sheetSummarySchema>;
export type UnitQuestion = z.infer<typeof unitQuestionSchema>;

export const importSteps = ['file', 'columns', 'check', 'write'] as const;
export type ImportStep = (typeof importSteps)[number];

/** What was settled about one sheet. Kept when another sheet is looked at, and when one goes back. */
export interface SheetChoice {
  readonly kind: ImportKind;
  readonly mapping: ColumnMapping;
  readonly leadUnitFirstSecretary: boolean;
  readonly year: number | null;
  /** Unit name of the file → the unit it is, `null` for a unit of its own; without an entry it is undecided. */
  readonly decisions: Readonly<Record<string, string | null>>;
}

export interface ImportState {
  readonly step: ImportStep;
  readonly file: {
    readonly uploadId: UploadId;
    readonly size: number;
    readonly inspection: Inspection;
  } | null;
  readonly sheet: string | null;
  readonly choices: Readonly<Record<string, SheetChoice>>;
  /** The person knows that the sheet was imported before and wants it again. */
  readonly again: boolean;
  /** The job that writes the sheet, and what it was announced to do. */
  readonly jobId: JobId | null;
  readonly announced: string;
  /** Sheets of this file that have been written since it was handed in. */
  readonly written: readonly string[];
}

export type ImportAction =
  | {
      readonly kind: 'inspected';
      readonly uploadId: UploadId;
      readonly size: number;
      readonly inspection: Inspection;
    }
  | { readonly kind: 'discarded' }
  | { readonly kind: 'sheet'; readonly sheet: string }
  | { readonly kind: 'changed'; readonly change: Partial<Omit<SheetChoice, 'decisions'>> }
  | { readonly kind: 'decided'; readonly decisions: Readonly<Record<string, string | null>> }
  | { readonly kind: 'undecided' }
  | { readonly kind: 'again'; readonly again: boolean }
  | { readonly kind: 'step'; readonly step: ImportStep }
  | { readonly kind: 'started'; readonly jobId: JobId; readonly announced: string }
  | { readonly kind: 'written' };

export const emptyImport: ImportState = {
  step: 'file',
  file: null,
  sheet: null,
  choices: {},
  again: false,
  jobId: null,
  announced: '',
  written: [],
};

const firstChoice = (sheet: SheetSummary): SheetChoice => ({
  kind: sheet.kind,
  mapping: sheet.suggestedMapping,
  leadUnitFirstSecretary: false,
  year: sheet.suggestedYear,
  decisions: {},
});

function withChoice(state: ImportState, change: Partial<SheetChoice>): ImportState {
  const choice = choiceOf(state);
  if (state.sheet === null || !choice) return state;
  return { ...state, choices: { ...state.choices, [state.sheet]: { ...choice, ...change } } };
}

/** Every step of the wizard as a pure change of its state. */
export function importReducer(state: ImportState, action: ImportAction): ImportState {
  switch (action.kind) {
    case 'inspected': {
      const { uploadId, size, inspection } = action;
      return {
        ...emptyImport,
        file: { uploadId, size, inspection },
        sheet: inspection.sheets[0]?.name ?? null,
        choices: Object.fromEntries(inspection.sheets.map((sheet) => [sheet.name, firstChoice(sheet)])),
      };
    }
    case 'discarded':
      return emptyImport;
    case 'sheet':
      return { ...state, sheet: action.sheet, step: 'file', again: false, jobId: null };
    case 'changed':
      return withChoice(state, action.change);
    case 'decided':
      return withChoice(state, { decisions: { ...choiceOf(state)?.decisions, ...action.decisions } });
    case 'undecided':
      return withChoice(state, { decisions: {} });
    case 'again':
      return { ...state, again: action.again };
    case 'step':
      return { ...state, step: action.step, jobId: null };
    case 'started':
      return { ...state, jobId: action.jobId, announced: action.announced };
    case 'written':
      return state.sheet === null || state.written.includes(state.sheet)
        ? state
        : { ...state, written: [...state.written, state.sheet] };
  }
}

export const choiceOf = (state: ImportState): SheetChoice | undefined =>
  state.sheet === null ? undefined : state.choices[state.sheet];

export const sheetOf = (state: ImportState): SheetSummary | undefined =>
  state.file?.inspection.sheets.find((sheet) => sheet.name === state.sheet);

/** Whether the job has written the sheet, as far as has been seen here. */
export const isWritten = (state: ImportState): boolean =>
  state.jobId !== null && state.sheet !== null && state.written.includes(state.sheet);

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
