import type { Insertable } from 'kysely';
import { formatRatio } from '#shared/assessment/quota.ts';
import type { CycleSettings } from '#shared/contract/assessment-cycle.ts';
import { type BusinessDate, firstDayOf, formatDateLong, lastDayOf } from '#shared/dates.ts';
import type { CycleId, PostingId, SchemeVersionId } from '#shared/ids.ts';
import { findTemplate } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import {
  type AssessedObject,
  type AssessmentKind,
  assessedObjectLabels,
  assessedObjects,
  assessmentKindLabels,
} from '#shared/vocabulary.ts';
import type { ReadHandle, WriteUnit } from '../../database/database.types.ts';
import type { Schema } from '../../database/schema.ts';
import { invalidInput, ruleViolation } from '../../errors.ts';

/** Whom and when a cycle is about, as asked for; what is left out follows the scheme. */
export interface AskedWhom {
  readonly kind: AssessmentKind;
  readonly year: number;
  readonly schemeVersionId: SchemeVersionId;
  readonly periodFrom?: BusinessDate | undefined;
  readonly periodTo?: BusinessDate | undefined;
  readonly objects?: readonly AssessedObject[] | undefined;
  readonly postingIds: readonly PostingId[];
}

/** What a planned cycle is. */
export interface Plan extends CycleSettings {
  readonly kind: AssessmentKind;
  readonly year: number;
  readonly title: string;
  readonly schemeVersionId: SchemeVersionId;
  readonly periodFrom: BusinessDate;
  readonly periodTo: BusinessDate;
}

/**
 * Period and objects of a cycle, filled in where they were left out: the calendar year, and every object that the
 * scheme has a template for.
 *
 * @throws ApplicationError INVALID_INPUT for a period that ends before it begins or lies outside the year
 */
export function whomOf(asked: AskedWhom, scheme: Scheme) {
  const { kind, year } = asked;
  const from = asked.periodFrom ?? firstDayOf(year);
  const to = asked.periodTo ?? lastDayOf(year);
  if (from > to) {
    throw invalidInput('periodTo', `考核期从${formatDateLong(from)}开始，不能在${formatDateLong(to)}结束。`);
  }
  if (kind !== 'term' && (to < firstDayOf(year) || from > lastDayOf(year))) {
    throw invalidInput('periodFrom', `考核期不在 ${year} 年内，请改年度或考核期。`);
  }
  const objects = assessedObjects.filter((object) =>
    asked.objects === undefined
      ? findTemplate(scheme, kind, object) !== undefined
      : asked.objects.includes(object),
  );
  return { period: { from, to }, objects };
}

/**
 * Refuses objects that the scheme does not assess in this kind of assessment.
 *
 * @throws ApplicationError RULE_VIOLATION `no_template`
 */
export function requireTemplates(
  kind: AssessmentKind,
  objects: readonly AssessedObject[],
  scheme: Scheme,
): void {
  const lacking = objects.filter((object) => findTemplate(scheme, kind, object) === undefined);
  if (objects.length > 0 && lacking.length === 0) return;
  const what = assessmentKindLabels[kind];
  const names = lacking.map((object) => assessedObjectLabels[object]).join('、');
  throw ruleViolation(
    'no_template',
    objects.length === 0
      ? `《${scheme.title}》没有${what}的评分模板，请换一版方案。`
      : `《${scheme.title}》没有${what}中${names}的评分模板，请去掉这类考核对象，或换一版方案。`,
  );
}

/**
 * The number of a new cycle among those of its kind and year: the annual one is the only one.
 *
 * @param except the cycle itself, where it is there already
 * @throws ApplicationError RULE_VIOLATION `cycle_exists`
 */
export async function nextOrdinal(
  handle: ReadHandle,
  kind: AssessmentKind,
  year: number,
  except: CycleId | null = null,
): Promise<number> {
  const rows = await handle
    .selectFrom('assessment_cycle')
    .select(['id', 'ordinal', 'title'])
    .where('year', '=', year)
    .where('kind', '=', kind)
    .orderBy('ordinal')
    .execute();
  const others = rows.filter(({ id }) => id !== except);
  const [existing] = others;
  if (kind === 'annual' && existing) {
    throw ruleViolation('cycle_exists', `${year}年已经有年度考核（${existing.title}），请在考核列表中打开。`);
  }
  return (others.at(-1)?.ordinal ?? 0) + 1;
}

/** A plan as columns of its row. */
export function columnsOf(plan: Plan) {
  return {
    kind: plan.kind,
    year: plan.year,
    title: plan.title,
    scheme_version_id: plan.schemeVersionId,
    period_from: plan.periodFrom,
    period_to: plan.periodTo,
    objects: JSON.stringify(plan.objects),
    scorers: JSON.stringify(plan.scorers),
    ballot_entry: plan.ballotEntry,
    excellent_ratio: plan.excellentRatio,
    ratio_document_number: plan.ratioDocumentNumber,
    publicity_days: plan.publicityDays,
    lead_organ: plan.leadOrgan,
    document_number: plan.documentNumber,
  } satisfies Partial<Insertable<Schema['assessment_cycle']>>;
}

/** A plan as the trail holds it, in words where there are any. */
export function trailOf(plan: Plan, schemeTitle: string) {
  const { excellentRatio } = plan;
  return {
    year: plan.year,
    assessmentKind: plan.kind,
    title: plan.title,
    schemeTitle,
    schemeVersionId: plan.schemeVersionId,
    periodFrom: plan.periodFrom,
    periodTo: plan.periodTo,
    assessedObjects: plan.objects.map((object) => assessedObjectLabels[object]).join('、'),
    scorers: plan.scorers.join('、'),
    ballotEntry: plan.ballotEntry,
    excellentRatio: excellentRatio === null ? null : formatRatio(excellentRatio),
    ratioDocumentNumber: plan.ratioDocumentNumber,
    publicityDays: plan.publicityDays,
    leadOrgan: plan.leadOrgan,
    documentNumber: plan.documentNumber,
  };
}

/**
 * Replaces the postings chosen for an end-of-term assessment.
 *
 * @throws ApplicationError RULE_VIOLATION `no_postings` for a posting that is not on the roster
 */
export async function choosePostings(
  { trx }: WriteUnit,
  id: CycleId,
  postingIds: readonly PostingId[],
): Promise<void> {
  await trx.deleteFrom('cycle_posting').where('cycle_id', '=', id).execute();
  const chosen = [...new Set(postingIds)];
  for (let start = 0; start < chosen.length; start += 1000) {
    const part = chosen.slice(start, start + 1000);
    const known = await trx
      .selectFrom('posting')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('id', 'in', part)
      .executeTakeFirstOrThrow();
    if (known.count < part.length) {
      throw ruleViolation('no_postings', '选定的岗位中有些已经不在台账中，请刷新名单后重新选定。');
    }
    await trx
      .insertInto('cycle_posting')
      .values(part.map((posting_id) => ({ cycle_id: id, posting_id })))
      .execute();
  }
}
