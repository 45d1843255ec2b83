import { adjustmentWords } from '#shared/assessment/calculation-adjustments.ts';
import type { AssessmentDetail, ScoreAdjustment } from '#shared/contract/assessment-record.ts';
import { formatPoints } from '#shared/points.ts';
import { canonical, type Fields, fieldsOf, labelOf, pathsOfUnit, unitOf, unitSentence } from './fields.ts';

/** Something another session changed since this page last read the record. */
export interface Change {
  /** A field, or a whole tally or department's opinion: parts of two people's cannot be mixed. */
  readonly unit: string;
  readonly label: string;
  readonly before: string;
  readonly theirs: string;
  /** What is typed here and not saved, where it says something else; then a person has to choose. */
  readonly mine: string | null;
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
    unsavedEdits(old, edits).flatMap((path) =>
      pathsOfUnit(path).map((each) => [each, edits[each] ?? old[each] ?? '']),
    ),
  );
  const mine = { ...current, ...kept };
  const contested = new Set(unsavedEdits(current, kept).map(unitOf));
  const changed = new Set(unsavedEdits(old, current).map(unitOf));
  for (const path of Object.keys(old)) if (!(path in current) && old[path] !== '') changed.add(unitOf(path));
  const changes = [...changed].map((unit): Change => {
    const say = (fields: Fields) => unitSentence(after, unit, fields);
    return {
      unit,
      label: labelOf(after, unit),
      before: say(old),
      theirs: say(current),
      mine: contested.has(unit) ? say(mine) : null,
    };
  });
  return { edits: kept, changes: [...changes, ...adjustmentChanges(before, after)] };
}

/** Bonuses and deductions that were recorded or taken back; nothing of them is typed over here. */
function adjustmentChanges(before: AssessmentDetail, after: AssessmentDetail): Change[] {
  const say = ({ code, points, evidence }: ScoreAdjustment) => {
    const rule = after.template.adjustments.find((candidate) => candidate.code === code);
    const word = rule ? adjustmentWords[rule.kind] : '';
    return {
      label: `${word}：${rule?.title ?? code}`,
      words: `${word} ${formatPoints(points)}，${evidence}`,
    };
  };
  const missingIn = (list: readonly ScoreAdjustment[]) => (entry: ScoreAdjustment) =>
    !list.some(({ id }) => id === entry.id);
  const told = (entry: ScoreAdjustment, isNew: boolean): Change => {
    const { label, words } = say(entry);
    const [was, is] = isNew ? ['（没有）', words] : [words, '（已作废）'];
    return { unit: `adjustment/${entry.id}`, label, before: was, theirs: is, mine: null };
  };
  return [
    ...after.adjustments.filter(missingIn(before.adjustments)).map((entry) => told(entry, true)),
    ...before.adjustments.filter(missingIn(after.adjustments)).map((entry) => told(entry, false)),
  ];
}
