import type { CaseTotals } from '#shared/contract/recall-case.ts';

type OfYear = CaseTotals['byYear'][number];

/** How a case ended or that it has not, in the order in which they are stacked. */
export const endings = ['recalled', 'notRecalled', 'withdrawn', 'open'] as const;
export type Ending = (typeof endings)[number];
export const endingLabels: Record<Ending, string> = {
  recalled: '召回',
  notRecalled: '不予召回',
  withdrawn: '撤销',
  open: '办理中',
};

export interface Bar extends Record<Ending, number> {
  readonly name: string;
  readonly total: number;
}

const sumOf = (lines: readonly OfYear[], name: string): Bar => {
  const of = (ending: Ending) => lines.reduce((sum, line) => sum + line[ending], 0);
  const [recalled, notRecalled, withdrawn, open] = [
    of('recalled'),
    of('notRecalled'),
    of('withdrawn'),
    of('open'),
  ];
  return { name, recalled, notRecalled, withdrawn, open, total: recalled + notRecalled + withdrawn + open };
};

/** A bar for each year, the earliest first. A case counts once under each of its triggers. */
export function barsByYear(byYear: readonly OfYear[]): Bar[] {
  return [...Map.groupBy(byYear, ({ year }) => year)]
    .sort(([a], [b]) => a - b)
    .map(([year, lines]) => sumOf(lines, `${year}年`));
}

/** A bar for each trigger, in the order in which the server names them. */
export function barsByTrigger(byYear: readonly OfYear[]): Bar[] {
  return [...Map.groupBy(byYear, ({ triggerCode }) => triggerCode).values()].map((lines) =>
    sumOf(lines, lines[0]?.triggerTitle ?? ''),
  );
}

/** Every trigger that occurs, once: those of the scheme in force first, in its order, then those of earlier ones. */
export function triggersIn({ openByTrigger, byYear }: CaseTotals): { code: string; title: string }[] {
  const found = new Map(openByTrigger.map(({ code, title }) => [code, title]));
  for (const { triggerCode, triggerTitle } of byYear)
    if (!found.has(triggerCode)) found.set(triggerCode, triggerTitle);
  return [...found].map(([code, title]) => ({ code, title }));
}

/** Years with cases, the newest first. */
export const yearsIn = ({ byYear }: CaseTotals): number[] =>
  [...new Set(byYear.map(({ year }) => year))].sort((a, b) => b - a);
