import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import {
  canonical,
  type Fields,
  fieldsOf,
  labelOf,
  tallyFields,
  tallyGroupOf,
  tallyPath,
  tallySentence,
} from './fields.ts';

/** Something another session changed since this page last read the record. */
export interface Change {
  /** A field, or a whole tally: counts of two people cannot be mixed. */
  readonly unit: string;
  readonly label: string;
  readonly before: string;
  readonly theirs: string;
  /** What is typed here and not saved, where it says something else; then a person has to choose. */
  readonly mine: string | null;
}

/** The field itself, or its tally. */
export function unitOf(path: string): string {
  const group = tallyGroupOf(path);
  return group ? `tally/${group}` : path;
}

/** The edits that say something else than what is stored. */
export function unsavedEdits(stored: Fields, edits: Fields): string[] {
  return Object.keys(edits).filter(
    (path) => canonical(path, edits[path] ?? '') !== canonical(path, stored[path] ?? ''),
  );
}

/**
 * Puts unsaved edits on top of a newer version of the record. What only the others changed is taken over; what only
 * was typed here stays; what both changed stays as typed here and is named, so that nobody's work is lost unseen.
 */
export function rebase(
  before: AssessmentDetail,
  after: AssessmentDetail,
  edits: Fields,
): { edits: Fields; changes: Change[] } {
  const [old, current] = [fieldsOf(before), fieldsOf(after)];
  const kept = Object.fromEntries(
    unsavedEdits(old, edits).flatMap((path) => {
      const group = tallyGroupOf(path);
      const paths = group ? tallyFields.map((field) => tallyPath(group, field)) : [path];
      return paths.map((each) => [each, edits[each] ?? old[each] ?? '']);
    }),
  );
  const mine = { ...current, ...kept };
  const contested = new Set(unsavedEdits(current, kept).map(unitOf));
  const changed = new Set(unsavedEdits(old, current).map(unitOf));
  const changes = [...changed].map((unit): Change => {
    const group = tallyGroupOf(unit);
    const say = (fields: Fields) => (group ? tallySentence(after, group, fields) : fields[unit] || '（空）');
    return {
      unit,
      label: labelOf(after, unit),
      before: say(old),
      theirs: say(current),
      mine: contested.has(unit) ? say(mine) : null,
    };
  });
  return { edits: kept, changes };
}
