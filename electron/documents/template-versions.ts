import type { DocumentSnapshot } from '#shared/archive/snapshots/index.ts';
import type { DocumentKind } from '#shared/vocabulary.ts';

/**
 * Number of each kind's layout. With the kind it is the template version that stands in the register: whoever changes
 * where anything is drawn counts it up, since documents made before can then no longer be made again byte for byte.
 */
const layouts: Record<DocumentKind, number> = {
  annual_form: 3,
  term_form: 2,
  team_form: 1,
  unit_form: 1,
  score_detail: 1,
  ballot_summary: 1,
  result_roll: 1,
  publicity_notice: 1,
  result_notice: 1,
  feedback_letter: 1,
  archive_catalogue: 1,
  transfer_list: 1,
  recall_approval: 1,
  recall_notice: 1,
  urging_letter: 1,
  talk_record: 1,
  no_recall_notice: 1,
  statement_record: 1,
  successor_filing: 1,
  case_file: 1,
};

/** Layouts of before that this program still has. */
const keptVersions: readonly string[] = ['annual-form-1', 'annual-form-2', 'term-form-1'];

const prefixOf = (kind: DocumentKind) => kind.replaceAll('_', '-');

/** The template version in which new documents of a kind are made, e.g. `annual-form-2`. */
export const templateVersion = (kind: DocumentKind): string => `${prefixOf(kind)}-${layouts[kind]}`;

/** Whether this program can still make documents of a template version. */
export function canMake(kind: DocumentKind, version: string): boolean {
  const kept = keptVersions.includes(version) && version.startsWith(`${prefixOf(kind)}-`);
  return kept || version === templateVersion(kind);
}

/** As {@link canMake}, and for a case file whether every document in it can still be made. */
export function canMakeSnapshot(snapshot: DocumentSnapshot, version: string): boolean {
  if (!canMake(snapshot.kind, version)) return false;
  return (
    snapshot.kind !== 'case_file' ||
    snapshot.parts.every(
      (part) => part.kind !== 'document' || canMake(part.snapshot.kind, part.templateVersion),
    )
  );
}

/** The number of the layout in a template version. */
export const layoutOf = (version: string): number => Number(/-(\d+)$/.exec(version)?.[1]);
