import { formatPoints, type Points } from '#shared/points.ts';
import type { AssessmentTemplate } from '#shared/policy/scheme.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';

/** An item of a template as a column of a score sheet. */
export interface ItemColumn {
  readonly code: string;
  /** Without its maximum; told apart by its dimension where two items of a template are called alike. */
  readonly title: string;
  readonly maximum: Points;
}

/** The columns that a template's items have on a score sheet, in its order. */
export function itemColumns({ sections }: AssessmentTemplate): ItemColumn[] {
  const columns = sections.flatMap((section) =>
    section.source === 'items' ? section.items.map((item) => ({ section: section.title, ...item })) : [],
  );
  return columns.map(({ code, title, maximum, section }) => {
    const alike = columns.filter((other) => plainTitle(other.title) === plainTitle(title)).length > 1;
    return { code, title: alike ? `${section}·${title}` : title, maximum };
  });
}

/** A column's title with the most that may be given: `吃住在村与驻村天数（15 分）`. */
export const columnTitle = ({ title, maximum }: ItemColumn) => `${title}（${formatPoints(maximum)} 分）`;

/** A title as it is compared: without blanks, without what stands in brackets at its end. */
export function plainTitle(text: string): string {
  return tidyPlace(text)
    .replace(/（[^（）]*）$/, '')
    .replace(/[\s*＊:：]/g, '');
}
