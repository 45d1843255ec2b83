import type { Evidence, TestContext, TestOf } from './evidence.types.ts';
import { withinPosting } from './within-posting.ts';

/**
 * The share of ballots with 称职（合格） or better below the figure of the scheme, one signal a year. Where the scheme
 * states no figure there is nothing to compare with (see `unanswered`).
 */
export function approvalBelow(context: TestContext, { share }: TestOf<'approval_below'>): Evidence[] {
  if (share.kind === 'unspecified') return [];
  const least = share.value;
  const approvals = context.records.approvals.map((entry) => ({ ...entry, id: entry.assessmentId }));
  return withinPosting(context, approvals, ({ lockedOn }) => lockedOn)
    .filter(({ satisfied, valid }) => satisfied * 10_000 < least * valid)
    .map(({ assessmentId, year, satisfied, valid, lockedOn }) => {
      // Cut off, not rounded: a share below the figure never reads as if it had reached it.
      const reached = percent(Math.floor((satisfied * 10_000) / valid));
      const ballots = `${year}年度民主测评有效票${valid}张，称职（合格）以上${satisfied}张，占${reached}`;
      return {
        about: String(year),
        statement: `${ballots}，低于${percent(least)}`,
        figures: [{ label: `${year}年度认可度`, value: reached, required: `不低于${percent(least)}` }],
        records: [{ kind: 'assessment', id: assessmentId, label: ballots }],
        since: lockedOn,
      };
    });
}

/** `6050` → `60.5%`. */
const percent = (hundredths: number) => `${hundredths / 100}%`;
