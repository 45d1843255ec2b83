import type { CellProblem } from '#shared/contract/roster.ts';
import type { Instant } from '#shared/dates.ts';
import type { JobId, UploadId } from '#shared/ids.ts';

/** An earlier import of the same content. */
export interface ImportedBefore {
  readonly at: Instant;
  readonly by: string;
  /** What the file was called then. */
  readonly fileName: string;
}

/** What every import knows about a sheet of a file. */
export interface ImportSheet {
  readonly name: string;
  /** Rows below the titles. */
  readonly rows: number;
  /** One-based row of the sheet that holds the column titles. */
  readonly headerRow: number;
  readonly importedBefore: ImportedBefore | null;
}

/** What a file holds, before anything is settled. */
export interface Inspection<Sheet extends ImportSheet> {
  readonly fileName: string;
  readonly sheets: readonly Sheet[];
}

/** What every check of a sheet answers. */
export interface CheckedSheet {
  readonly problems: readonly CellProblem[];
  readonly problemCount: { readonly errors: number; readonly warnings: number };
}

/** Steps of every import. */
export type CommonStep = 'file' | 'check' | 'write';

/**
 * An import on its way. Sheet: what is known about a sheet; Choice: what has to be settled about one; Extra: steps of
 * this import alone.
 */
export interface ImportState<Extra extends string, Sheet extends ImportSheet, Choice> {
  readonly step: CommonStep | Extra;
  readonly file: {
    readonly uploadId: UploadId;
    /** In bytes. */
    readonly size: number;
    readonly inspection: Inspection<Sheet>;
  } | null;
  readonly sheet: string | null;
  /** What was settled, by sheet. Kept when another sheet is looked at, and when one goes back. */
  readonly choices: Readonly<Record<string, Choice>>;
  /** The person knows that the sheet was imported before and wants it again. */
  readonly again: boolean;
  /** The job that writes the sheet, and what it was announced to do. */
  readonly jobId: JobId | null;
  readonly announced: string;
  /** Sheets of this file that have been written since it was handed in. */
  readonly written: readonly string[];
}

/** Any import, for what does not depend on what it settles. */
export type AnyImport<Sheet extends ImportSheet = ImportSheet> = ImportState<string, Sheet, unknown>;

/** Changes that are the same in every import. */
export type CommonAction =
  | { readonly kind: 'discarded' }
  | { readonly kind: 'sheet'; readonly sheet: string }
  | { readonly kind: 'again'; readonly again: boolean }
  | { readonly kind: 'step'; readonly step: CommonStep }
  | { readonly kind: 'started'; readonly jobId: JobId; readonly announced: string }
  | { readonly kind: 'written' };

/** A file has been handed in and read. */
export interface InspectedAction<Sheet extends ImportSheet> {
  readonly kind: 'inspected';
  readonly uploadId: UploadId;
  readonly size: number;
  readonly inspection: Inspection<Sheet>;
}

export type ImportAction<Extra extends string, Sheet extends ImportSheet, Choice> =
  | CommonAction
  | InspectedAction<Sheet>
  | { readonly kind: 'step'; readonly step: CommonStep | Extra }
  /** Settles something about a sheet; about the chosen one unless another is named. */
  | {
      readonly kind: 'changed';
      readonly sheet?: string;
      readonly change: (choice: Choice) => Partial<Choice>;
    };

interface ImportRules<Sheet, Choice> {
  /** What is presumed about a sheet until somebody says otherwise. */
  readonly firstChoice: (sheet: Sheet) => Choice;
  /** Whether a sheet can be imported at all; every sheet unless this says otherwise. */
  readonly isImportable?: (sheet: Sheet) => boolean;
}

/** The state machine of one kind of import. */
export interface ImportMachine<Extra extends string, Sheet extends ImportSheet, Choice> {
  readonly empty: ImportState<Extra, Sheet, Choice>;
  /** Every step of the wizard as a pure change of its state. */
  readonly reduce: (
    state: ImportState<Extra, Sheet, Choice>,
    action: ImportAction<Extra, Sheet, Choice>,
  ) => ImportState<Extra, Sheet, Choice>;
  /** Sheets of the file that can still be written. */
  readonly sheetsLeft: (state: AnyImport<Sheet>) => readonly Sheet[];
}

/** The state machine of an import whose sheets need `Choice` settled, with the steps `Extra` of its own. */
export function importMachine<Extra extends string, Sheet extends ImportSheet, Choice>({
  firstChoice,
  isImportable = () => true,
}: ImportRules<Sheet, Choice>): ImportMachine<Extra, Sheet, Choice> {
  const empty: ImportState<Extra, Sheet, Choice> = {
    step: 'file',
    file: null,
    sheet: null,
    choices: {},
    again: false,
    jobId: null,
    announced: '',
    written: [],
  };

  function reduce(state: typeof empty, action: ImportAction<Extra, Sheet, Choice>): typeof empty {
    switch (action.kind) {
      case 'inspected': {
        const { uploadId, size, inspection } = action;
        const { sheets } = inspection;
        const likely = sheets.find(isImportable) ?? sheets[0];
        return {
          ...empty,
          file: { uploadId, size, inspection },
          sheet: likely?.name ?? null,
          choices: Object.fromEntries(sheets.map((sheet) => [sheet.name, firstChoice(sheet)])),
        };
      }
      case 'discarded':
        return empty;
      case 'sheet':
        return { ...state, sheet: action.sheet, step: 'file', again: false, jobId: null };
      case 'changed': {
        const name = action.sheet ?? state.sheet;
        const choice = name === null ? undefined : state.choices[name];
        if (name === null || choice === undefined) return state;
        return {
          ...state,
          choices: { ...state.choices, [name]: { ...choice, ...action.change(choice) } },
        };
      }
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

  const sheetsLeft = ({ file, written }: AnyImport<Sheet>) =>
    (file?.inspection.sheets ?? []).filter((sheet) => isImportable(sheet) && !written.includes(sheet.name));

  return { empty, reduce, sheetsLeft };
}

/** What is settled about the chosen sheet. */
export const choiceOf = <Choice>({
  sheet,
  choices,
}: ImportState<string, ImportSheet, Choice>): Choice | undefined =>
  sheet === null ? undefined : choices[sheet];

export const sheetOf = <Sheet extends ImportSheet>({ file, sheet }: AnyImport<Sheet>): Sheet | undefined =>
  file?.inspection.sheets.find(({ name }) => name === sheet);

/** Whether the job has written the sheet, as far as has been seen here. */
export const isWritten = ({ jobId, sheet, written }: AnyImport): boolean =>
  jobId !== null && sheet !== null && written.includes(sheet);

/** Whether the step needs the sheet checked: there is something to look at before writing. */
export const isChecking = ({ step }: AnyImport): boolean => step === 'check' || step === 'write';
