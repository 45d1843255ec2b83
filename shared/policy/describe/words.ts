import {
  type CheckLevel,
  checkLevelLabels,
  checkLevels,
  type Grade,
  identities,
  identityLabels,
  type PostRole,
  postRoleLabels,
  postRoles,
} from '../../vocabulary.ts';
import type { Scheme } from '../scheme.ts';

/** 甲、乙、丙 */
export const listed = (parts: readonly string[]): string => parts.join('、');

/** 甲、乙或丙 */
export const either = (parts: readonly string[]): string =>
  parts.length < 2 ? listed(parts) : `${listed(parts.slice(0, -1))}或${parts.at(-1)}`;

/** Labels of some of a closed vocabulary, in its order, whatever order the scheme has them in. */
export function labelsOf<T extends string>(
  chosen: readonly T[],
  all: readonly T[],
  labels: Record<T, string>,
): string {
  return listed(all.filter((one) => chosen.includes(one)).map((one) => labels[one]));
}

/** 第一书记和工作队员 */
export function rolesInWords(roles: readonly PostRole[]): string {
  if (postRoles.every((role) => roles.includes(role))) return '第一书记和工作队员';
  return labelsOf(roles, postRoles, postRoleLabels);
}

/** 市级以上 for provinces and cities, 各级 for all. */
export function levelsInWords(levels: readonly CheckLevel[]): string {
  const named = checkLevels.filter((level) => levels.includes(level));
  if (named.length === checkLevels.length) return '各级';
  const lowest = named.at(-1);
  const downToLowest = named.every((level, index) => level === checkLevels[index]);
  if (!lowest || !downToLowest || lowest === 'province')
    return labelsOf(named, checkLevels, checkLevelLabels);
  return `${checkLevelLabels[lowest]}以上`;
}

/** Cents as people say them: 3 万元, 100 元, 0.45 元. */
export function moneyInWords(cents: number): string {
  const yuan = (amount: number) => String(Number(amount.toFixed(6)));
  return cents > 0 && cents % 1_000_00 === 0 && cents >= 10_000_00
    ? `${yuan(cents / 10_000_00)} 万元`
    : `${yuan(cents / 100)} 元`;
}

/** `2050` → `20.5%`. */
export const percentInWords = (hundredths: number): string => `${hundredths / 100}%`;

/** The words of a grade for everybody: 称职（合格）. */
export function gradeInWords(scheme: Scheme, grade: Grade): string {
  const [first = '', ...others] = [...new Set(scheme.gradeWords.map(({ words }) => words[grade]))];
  return others.length > 0 ? `${first}（${others.join('、')}）` : first;
}

/** 公务员、事业单位人员 */
export const identitiesInWords = (chosen: readonly (typeof identities)[number][]): string =>
  labelsOf(chosen, identities, identityLabels);
