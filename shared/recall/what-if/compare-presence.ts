import type { PresenceFigure, PresenceVerdict } from '../../contract/presence-attendance.ts';
import type { Scheme } from '../../policy/scheme.ts';
import { presenceOfYear } from '../../presence/evaluate-presence.ts';
import { attendanceOf } from '../signal-tests/attendance-months.ts';
import type { WhatIfCase, WhatIfComparison } from './what-if.types.ts';

const verdictWords: Record<PresenceVerdict, string> = {
  met: '达到要求',
  below: '没有达到',
  not_yet: '尚可达到',
  cannot_say: '还不能判断',
};

/**
 * Presence of this year and the last. Schemes differ where under one of them somebody is certainly below a rule and
 * under the other is not: whether a rule is already kept or still can be has no consequence.
 */
export const comparePresence: WhatIfComparison = (first, second, about) => {
  const thisYear = Number(about.asOf.slice(0, 4));
  const differing = [thisYear - 1, thisYear]
    .filter((year) => about.records.attendance.some(({ month }) => Number(month.slice(0, 4)) === year))
    .map((year) => ({ first: figuresUnder(first, about, year), second: figuresUnder(second, about, year) }))
    .filter((year) => isBelow(year.first) !== isBelow(year.second));
  if (differing.length === 0) return [];
  return [
    {
      kind: 'presence',
      first: said(
        first,
        differing.flatMap((year) => year.first),
      ),
      second: said(
        second,
        differing.flatMap((year) => year.second),
      ),
    },
  ];
};

function figuresUnder(
  { presence }: Scheme,
  { records, calendar, asOf }: WhatIfCase,
  year: number,
): PresenceFigure[] {
  const question = { rules: { rules: presence.rules, absence: [] }, calendar, asOf };
  return presenceOfYear(attendanceOf(records), year, question);
}

const isBelow = (figures: readonly PresenceFigure[]) => figures.some(({ verdict }) => verdict === 'below');

function said({ shortTitle, presence }: Scheme, figures: readonly PresenceFigure[]): string {
  if (presence.rules.length === 0) return `${shortTitle}：没有规定驻村时间。`;
  const each = figures.map(({ sentence, verdict }) => `${verdictWords[verdict]}（${sentence}）。`);
  return `${shortTitle}：${each.join('')}`;
}
