/** One step of the schema. Steps are a static ordered list; a published step is never edited. */
export interface Migration {
  /** The schema version after the step; versions are dense from 1. */
  readonly version: number;
  readonly name: string;
  /** SQL statements, run in order inside the one transaction that all pending steps share. */
  readonly statements: readonly string[];
}
