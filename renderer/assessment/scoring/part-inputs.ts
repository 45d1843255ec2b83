import { tallyProblems } from '#shared/assessment/tally-problems.ts';
import {
  type AssessmentDetail,
  type BallotTally,
  type ItemScore,
  longestPeriodDays,
  type Narrative,
  type YearFigures,
} from '#shared/contract/assessment-record.ts';
import { type SheetScore, sheetScoreSchema } from '#shared/contract/assessment-scoring.ts';
import { businessDateOf } from '#shared/dates.ts';
import { formatPoints, parsePoints } from '#shared/points.ts';
import type { RaterGroup } from '#shared/vocabulary.ts';
import {
  ballotSectionsOf,
  canonical,
  type Fields,
  figureFields,
  figurePath,
  itemsOf,
  remarkPath,
  scorePath,
  scorersOf,
  type TallyField,
  tallyFields,
  tallyPath,
  textPath,
} from './fields.ts';
import { opinionsIn } from './opinions.ts';

/** What is wrong with what is typed in a field, by path. */
export type Problems = Readonly<Record<string, string>>;

/** Scores of one sheet that can be saved as they stand, and what keeps the others back. */
export function scoresIn(
  detail: AssessmentDetail,
  fields: Fields,
  scorer: number,
): { scores: SheetScore[]; problems: Problems } {
  const scores: SheetScore[] = [];
  const problems: Record<string, string> = {};
  for (const { code, maximum } of itemsOf(detail)) {
    const text = fields[scorePath(scorer, code)] ?? '';
    const remark = fields[remarkPath(scorer, code)] ?? '';
    const parsed = parsePoints(text);
    if (text.trim() === '') {
      if (remark.trim() !== '') problems[remarkPath(scorer, code)] = '请先填写得分，说明才能保存。';
    } else if (parsed === undefined) problems[scorePath(scorer, code)] = '请填数字，最多两位小数。';
    else if (parsed > maximum) problems[scorePath(scorer, code)] = `不能超过 ${formatPoints(maximum)} 分。`;
    else {
      const score = sheetScoreSchema.safeParse({ item: code, points: parsed, remark });
      if (score.success) scores.push(score.data);
      else problems[remarkPath(scorer, code)] = score.error.issues[0]?.message ?? '评分说明不正确。';
    }
  }
  return { scores, problems };
}

/** The scores of every sheet that can be saved as they stand, as the calculation takes them. */
export function allScoresIn(detail: AssessmentDetail, fields: Fields): ItemScore[] {
  return scorersOf(detail).flatMap((scorer) =>
    scoresIn(detail, fields, scorer).scores.map((score) => ({ ...score, scorer })),
  );
}

/** What is wrong in any sheet. */
export function scoreProblems(detail: AssessmentDetail, fields: Fields): Problems {
  return Object.assign({}, ...scorersOf(detail).map((scorer) => scoresIn(detail, fields, scorer).problems));
}

/** Reads a count as typed; an empty field is `null`, anything but digits `undefined`. */
function countIn(text: string, path: string): number | null | undefined {
  const plain = canonical(path, text);
  if (plain === '') return null;
  return /^\d{1,5}$/.test(plain) ? Number(plain) : undefined;
}

/** How a tally stands while it is being typed. */
export type TypedTally =
  | { readonly kind: 'empty' }
  /** 发出 or 收回 not typed yet; nothing is wrong so far. */
  | { readonly kind: 'begun'; readonly next: string }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] }
  | { readonly kind: 'adds_up'; readonly tally: BallotTally };

/**
 * Reads the tally of a rater group. Empty counts of votes stand for none, but 发出 and 收回 have to be typed: they are
 * what the others are checked against.
 */
export function tallyIn(detail: AssessmentDetail, group: RaterGroup, fields: Fields): TypedTally {
  const at = (field: TallyField) => fields[tallyPath(group, field)] ?? '';
  if (tallyFields.every((field) => at(field).trim() === '')) return { kind: 'empty' };
  const counts = new Map<TallyField, number>();
  for (const field of tallyFields) {
    const count = countIn(at(field), tallyPath(group, field));
    if (count === undefined) {
      return { kind: 'wrong', problems: [`“${at(field).trim()}”不是票数，请填 0 至 99999 的整数。`] };
    }
    counts.set(field, count ?? 0);
  }
  for (const [field, name] of [
    ['issued', '发出'],
    ['returned', '收回'],
  ] as const) {
    if (at(field).trim() === '') return { kind: 'begun', next: `请填写${name}票数。` };
  }
  const count = (field: TallyField) => counts.get(field) ?? 0;
  const tally: BallotTally = {
    group,
    issued: count('issued'),
    returned: count('returned'),
    valid: count('valid'),
    invalid: count('invalid'),
    votes: {
      excellent: count('excellent'),
      competent: count('competent'),
      basically_competent: count('basically_competent'),
      incompetent: count('incompetent'),
    },
    blank: count('blank'),
  };
  const offered = ballotSectionsOf(detail)
    .find((section) => section.groups.some((rule) => rule.group === group))
    ?.options.map((option) => option.grade);
  const problems = tallyProblems(tally, offered);
  return problems.length > 0 ? { kind: 'wrong', problems } : { kind: 'adds_up', tally };
}

/** The tallies that add up, as the calculation takes them. */
export function talliesIn(detail: AssessmentDetail, fields: Fields): BallotTally[] {
  const groups = ballotSectionsOf(detail).flatMap((section) => section.groups);
  return groups.flatMap(({ group }) => {
    const typed = tallyIn(detail, group, fields);
    return typed.kind === 'adds_up' ? [typed.tally] : [];
  });
}

/** Texts and figures as they would be saved, and what is wrong with them. */
export function narrativeIn(
  stored: AssessmentDetail,
  fields: Fields,
): {
  narrative: Narrative;
  figures: YearFigures;
  problems: Problems;
} {
  const problems: Record<string, string> = {};
  const figures: YearFigures = {
    requiredDays: null,
    presentDays: null,
    leaveDays: null,
    absenceNotices: null,
  };
  for (const figure of figureFields) {
    const path = figurePath(figure);
    const count = countIn(fields[path] ?? '', path);
    if (count === undefined || (count ?? 0) > longestPeriodDays)
      problems[path] = `请填 0 至 ${longestPeriodDays} 的整数。`;
    else figures[figure] = count;
  }
  const opinions = opinionsIn(stored.narrative, fields);
  // The last signature is the day the document came about: it cannot lie ahead.
  const today = businessDateOf(new Date());
  for (const [path, text] of Object.entries(fields)) {
    if (path.startsWith('opinion/') && path.endsWith('/signedOn') && text > today) {
      problems[path] = `签署日期 ${text} 还没有到，请核对后改正。`;
    }
  }
  const narrative = {
    selfSummary: fields[textPath('selfSummary')] ?? '',
    opinions,
    remarks: fields[textPath('remarks')] ?? '',
    appraisal: stored.narrative.appraisal,
  };
  return { narrative, figures, problems };
}
