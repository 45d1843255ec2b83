import type { PostingRow } from '#shared/contract/roster.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { PostingRules } from '#shared/policy/posting-rules.ts';
import type { PostRole } from '#shared/vocabulary.ts';
import type { WriteUnit } from '../database/database.types.ts';
import { ruleViolation } from '../errors.ts';
import { checkPeriod, postingAt, postingIn, refuseSecondPost } from './guards.ts';
import { findPerson } from './people.repository.ts';
import { statusOf, updatePosting } from './postings.repository.ts';
import { refuseRecordsOutside } from './records-outside.ts';
import { refuseBeforeTerm } from './rotation.service.ts';

/**
 * Corrects role, dates and distance of a posting. A posting is not ended this way; taking the end of an ended one away
 * puts the person back on post.
 *
 * @throws NOT_FOUND, CONFLICT, INVALID_INPUT for dates that cannot be, or RULE_VIOLATION `post_is_open`,
 *   `role_nominated`, `end_by_end_posting`, `term_not_over`, `recall_by_case`, `person_already_posted`, `person_posted_then`,
 *   `records_outside_posting`.
 */
export async function correctPosting(
  { trx, at, audit }: WriteUnit,
  rules: PostingRules,
  input: {
    readonly id: PostingId;
    readonly revision: number;
    readonly role: PostRole | null;
    readonly startDate: BusinessDate | null;
    readonly endDate: BusinessDate | null;
    /** Left out: unchanged. */
    readonly distanceTenths?: number | null | undefined;
    readonly reason: string;
  },
): Promise<PostingRow> {
  const posting = await postingAt(trx, input.id, input.revision);
  const stored = await trx
    .selectFrom('posting')
    .select(['end_kind', 'distance_tenths', 'handed_over_on'])
    .where('id', '=', input.id)
    .executeTakeFirstOrThrow();
  const { role, startDate, endDate } = input;
  const distance = input.distanceTenths === undefined ? stored.distance_tenths : input.distanceTenths;
  const status = posting.status === 'open' ? 'open' : statusOf(endDate);
  if (posting.personId === null) {
    if (startDate !== null || endDate !== null)
      throw ruleViolation('post_is_open', '这个岗位还没有定人，不能填写到岗或离岗日期。请先安排人员。');
    if (posting.stage !== 'open' && role !== posting.role)
      throw ruleViolation(
        'role_nominated',
        `这个岗位已提名${posting.nomineeName ?? ''}，办完或撤回提名后才能更正驻村职务。`,
      );
  } else {
    if (posting.status === 'on_post' && endDate !== null)
      throw ruleViolation('end_by_end_posting', '更正信息不能让人离岗。离岗请用“登记离岗”，并写明离岗原因。');
    checkPeriod(startDate, endDate, businessDateOf(at));
    if (posting.status === 'ended' && startDate !== null && endDate !== null && stored.end_kind === 'term')
      refuseBeforeTerm(rules, startDate, endDate);
    if (posting.status === 'ended' && endDate === null && stored.end_kind === 'recall')
      throw ruleViolation('recall_by_case', '这次离岗是召回，不能在这里取消。请在召回案件中办理。');
    const person = await findPerson(trx, posting.personId);
    if (person && startDate !== null) {
      const days = { start: startDate, end: endDate };
      await refuseSecondPost(trx, person, input.id, days);
      await refuseRecordsOutside(trx, input.id, days);
    }
  }
  const backOnPost = posting.status === 'ended' && status === 'on_post';
  await updatePosting(trx, input.id, input.revision, {
    role,
    status,
    start_date: startDate,
    end_date: endDate,
    distance_tenths: distance,
    ...(backOnPost ? { end_kind: null, end_reason: null, end_document_number: null } : {}),
  });
  if (backOnPost && stored.end_kind === 'early_change') await putBackEarlyChange();
  await audit({
    action: 'roster.postingUpdated',
    entityType: 'posting',
    entityId: input.id,
    before: {
      role: posting.role,
      startDate: posting.startDate,
      endDate: posting.endDate,
      distanceTenths: stored.distance_tenths,
    },
    after: { role, startDate, endDate, distanceTenths: distance },
    reason: input.reason,
  });
  return await postingIn(trx, input.id);

  /** The approval stands; only its carrying out was entered by mistake. */
  async function putBackEarlyChange(): Promise<void> {
    await trx
      .updateTable('early_change')
      .set((eb) => ({ state: 'approved', updated_at: at, revision: eb('revision', '+', 1) }))
      .where('posting_id', '=', input.id)
      .where('state', '=', 'carried_out')
      .execute();
  }
}
