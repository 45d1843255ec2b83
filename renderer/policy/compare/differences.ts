import { type ComparedChapter, type ComparedRule, compareSchemes } from '#shared/policy/compare-schemes.ts';
import type { Ground } from '#shared/policy/ground.ts';
import type { Scheme } from '#shared/policy/scheme.ts';

/** How the two sides of a rule stand to each other. `ground`: the same words, resting on something else. */
export type DifferenceKind = 'same' | 'changed' | 'only_left' | 'only_right' | 'ground';

export const differenceLabels: Record<DifferenceKind, string> = {
  same: '相同',
  changed: '内容不同',
  only_left: '仅左边有',
  only_right: '仅右边有',
  ground: '仅依据不同',
};

/**
 * A side that is silent counts as missing: a notice that says nothing of a matter has no such rule.
 *
 * @param related see {@link differencesOf}
 */
export function kindOf({ left, right, same }: ComparedRule, related: boolean): DifferenceKind {
  // One has a rule nowhere, the other says so of a whole part: the same silence, said at different places.
  if (left === null && right?.unspecified) return 'same';
  if (right === null && left?.unspecified) return 'same';
  if (left === null || (left.unspecified && right !== null && !right.unspecified)) return 'only_right';
  if (right === null || (right.unspecified && !left.unspecified)) return 'only_left';
  if (!same) return 'changed';
  if (!related) return 'same';
  if (left.title !== right.title) return 'changed';
  const alike = groundText(left.ground) === groundText(right.ground) && left.note === right.note;
  return alike ? 'same' : 'ground';
}

export interface Difference extends ComparedRule {
  readonly kind: DifferenceKind;
}

export interface DifferingChapter {
  readonly chapter: ComparedChapter['chapter'];
  readonly rows: readonly Difference[];
  /** How many rows are not the same. */
  readonly count: number;
}

/**
 * Two schemes side by side with the kind of each difference.
 *
 * @param related whether one came from the other (versions of one scheme, a draft and what it started from): then
 *   another title or ground is a difference too; between different notices it always is another, which says nothing
 */
export function differencesOf(left: Scheme, right: Scheme, related: boolean): DifferingChapter[] {
  return compareSchemes(left, right).map(({ chapter, rows }) => {
    const judged = rows.map((row) => ({ ...row, kind: kindOf(row, related) }));
    return { chapter, rows: judged, count: judged.filter(({ kind }) => kind !== 'same').length };
  });
}

/** How many rules differ, in all and by kind. */
export function totalsOf(chapters: readonly DifferingChapter[]): Record<DifferenceKind | 'all', number> {
  const totals = { all: 0, same: 0, changed: 0, only_left: 0, only_right: 0, ground: 0 };
  for (const { rows } of chapters) {
    for (const { kind } of rows) {
      totals[kind] += 1;
      totals.all += 1;
    }
  }
  return totals;
}

function groundText(ground: Ground | null): string {
  if (ground === null) return '';
  return ground.kind === 'example'
    ? ground.note
    : `${ground.clause.document}\n${ground.clause.article}\n${ground.clause.text}`;
}
