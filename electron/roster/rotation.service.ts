import type { PostingRow } from '#shared/contract/roster-records.ts';
import { type BusinessDate, businessDateOf } from '#shared/dates.ts';
import type { PostingId } from '#shared/ids.ts';
import type { Ground } from '#shared/policy/ground.ts';
import type { PostingRules } from '#shared/policy/posting-rules.ts';
import { tidyPlace } from '#shared/roster/place-names.ts';
import { addYears, hasServed } from '#shared/roster/term.ts';
import { type PostingEndKind, postingEndKindLabels } from '#shared/vocabulary.ts';
import type { Actor, Database, ReadHandle, WriteUnit } from '../database/database.types.ts';
import { invalidInput, ruleViolation } from '../errors.ts';
import { type EarlyChangeRow, runningEarlyChange, updateEarlyChange } from './early-change.repository.ts';
import { checkPeriod, onPost, postingAt, postingIn } from './guards.ts';
import { successorIdOf } from './posting-life.ts';
import { findPostingRow } from './posting-row.repository.ts';
import { insertPosting, seatsOf, updatePosting } from './postings.repository.ts';
import { lastDayOfSteps, readSteps } from './record-step.ts';
import { refuseRecordsOutside } from './records-outside.ts';
import type { SchemeSource } from './scheme-source.ts';
import { insertUnit, loadUnits } from './units.repository.ts';

export type RotationService = ReturnType<typeof createRotationService>;

/** 到期轮换、压茬交接: a successor's post beside a posting, the hand-over, and the end. */
export function createRotationService({
  database,
  schemes,
}: {
  readonly database: Database;
  readonly schemes: SchemeSource;
}) {
  return {
    /** An open post beside a posting that will end; see the contract for the refusals. */
    async openSuccessorPost(
      actor: Actor,
      input: { postingId: PostingId; unitName: string | null },
    ): Promise<PostingRow> {
      return await database.write(actor, async ({ trx, at, audit }) => {
        const posting = await postingIn(trx, input.postingId);
        if (posting.status === 'open')
          throw ruleViolation('post_is_open', '这个岗位还没有人，直接提名人选即可，不用设立接替岗位。');
        const known = await successorIdOf(trx, posting.id);
        if (known !== null) {
          const successor = await postingIn(trx, known);
          throw ruleViolation(
            'successor_exists',
            `${posting.personName ?? ''}已有接替岗位（${successor.personName ?? successor.nomineeName ?? '待定人'}），不能再设。`,
          );
        }
        const unitName = input.unitName === null ? posting.unitName : tidyPlace(input.unitName);
        const unitId =
          unitName === posting.unitName
            ? posting.unitId
            : ((await loadUnits(trx)).names.get(unitName)?.id ?? (await insertUnit(trx, at, unitName)));
        const seats = await seatsOf(trx, posting.villageId, unitId);
        const id = await insertPosting(trx, at, {
          villageId: posting.villageId,
          unitId,
          seat: seats.last + 1,
          leadUnit: seats.lead,
          role: posting.role,
          person: null,
          importBatchId: null,
          predecessorId: posting.id,
        });
        await audit({
          action: 'roster.successorOpened',
          entityType: 'posting',
          entityId: id,
          after: {
            predecessorId: posting.id,
            predecessor: posting.personName,
            village: posting.villageName,
            unit: unitName,
            role: posting.role,
          },
        });
        return await postingIn(trx, id);
      });
    },

    /** Records that the work was handed over; see the contract for the refusals. */
    async handOver(
      actor: Actor,
      input: { postingId: PostingId; revision: number; handedOverOn: BusinessDate; note: string | null },
    ): Promise<PostingRow> {
      const rules = (await schemes.inForce()).content.posting;
      return await database.write(actor, async ({ trx, at, audit }) => {
        const posting = onPost(await postingAt(trx, input.postingId, input.revision));
        const { handedOverOn, note } = input;
        if (handedOverOn > businessDateOf(at))
          throw invalidInput('handedOverOn', `交接日期 ${handedOverOn} 还没有到，请在交接后登记。`);
        if (handedOverOn < posting.startDate)
          throw invalidInput(
            'handedOverOn',
            `交接日期 ${handedOverOn} 早于到岗日期 ${posting.startDate}，请核对。`,
          );
        const successor = await successorOnPost(trx, posting.id, handedOverOn);
        if (successor === null) refuseWithoutSuccessor(rules, note);
        const before = await trx
          .selectFrom('posting')
          .select('handed_over_on')
          .where('id', '=', posting.id)
          .executeTakeFirst();
        await updatePosting(trx, posting.id, posting.revision, { handed_over_on: handedOverOn });
        await audit({
          action: 'roster.handedOver',
          entityType: 'posting',
          entityId: posting.id,
          before: { handedOverOn: before?.handed_over_on ?? null },
          after: {
            handedOverOn,
            successorId: successor?.id ?? null,
            successor: successor?.personName ?? null,
          },
          reason: note,
        });
        return await postingIn(trx, posting.id);
      });
    },

    /** Ends a posting; see the contract for the refusals. */
    async endPosting(
      actor: Actor,
      input: {
        id: PostingId;
        revision: number;
        endDate: BusinessDate;
        kind: PostingEndKind;
        reason: string;
        documentNumber: string | null;
      },
    ): Promise<PostingRow> {
      const rules = (await schemes.inForce()).content.posting;
      return await database.write(actor, async (write) => {
        const { trx, at, audit } = write;
        const posting = onPost(await postingAt(trx, input.id, input.revision));
        const { kind, endDate, reason, documentNumber } = input;
        checkPeriod(posting.startDate, endDate, businessDateOf(at));
        if (kind === 'recall')
          throw ruleViolation(
            'recall_by_case',
            '召回要按召回程序办理，由召回案件登记离岗，不能在这里直接登记。',
          );
        if (kind === 'term') refuseBeforeTerm(rules, posting.startDate, endDate);
        const change = await runningEarlyChange(trx, posting.id);
        if (kind === 'early_change') refuseUnapproved(change, endDate);
        else if (change)
          throw ruleViolation(
            'early_change_running',
            `${posting.personName}的个别调整还没有了结，请先办结或撤回，再按“${postingEndKindLabels[kind]}”登记离岗。`,
          );
        await refuseBeforeHandOver(trx, posting.id, endDate);
        await refuseRecordsOutside(trx, posting.id, { start: posting.startDate, end: endDate });
        await updatePosting(trx, posting.id, posting.revision, {
          status: 'ended',
          end_date: endDate,
          end_kind: kind,
          end_reason: reason,
          end_document_number: documentNumber,
        });
        if (change) await carryOut(write, change);
        await audit({
          action: 'roster.postingEnded',
          entityType: 'posting',
          entityId: posting.id,
          before: { status: posting.status, endDate: posting.endDate },
          after: { status: 'ended', person: posting.personName, endDate, kind, documentNumber },
          reason,
        });
        return await postingIn(trx, posting.id);
      });
    },
  };
}

/** @throws RULE_VIOLATION `term_not_over`, with the clause */
export function refuseBeforeTerm(rules: PostingRules, startDate: BusinessDate, endDate: BusinessDate): void {
  const { minimumTerm } = rules;
  if (minimumTerm.kind === 'unspecified') return;
  const { years } = minimumTerm.value;
  if (hasServed(startDate, endDate, years)) return;
  throw ruleViolation(
    'term_not_over',
    `任期不足 ${years} 年：${startDate} 到岗，${addYears(startDate, years)} 满 ${years} 年。${wordsOf(minimumTerm.ground)}不能按任期届满登记；确需提前离岗的，请办理个别调整。`,
  );
}

const wordsOf = (ground: Ground): string =>
  ground.kind === 'clause'
    ? `${ground.clause.document}${ground.clause.article}规定“${ground.clause.text}”。`
    : `${ground.note}。`;

async function successorOnPost(
  handle: ReadHandle,
  id: PostingId,
  on: BusinessDate,
): Promise<PostingRow | null> {
  const successorId = await successorIdOf(handle, id);
  const successor = successorId === null ? undefined : await findPostingRow(handle, successorId);
  return successor?.status === 'on_post' && successor.startDate !== null && successor.startDate <= on
    ? successor
    : null;
}

/** @throws RULE_VIOLATION `successor_not_on_post`, `reason_needed` */
function refuseWithoutSuccessor({ handOverOverlap }: PostingRules, note: string | null): void {
  if (handOverOverlap.kind === 'stated' && handOverOverlap.value.required)
    throw ruleViolation(
      'successor_not_on_post',
      `接替的人在交接当天还没有到岗，不能登记交接。${wordsOf(handOverOverlap.ground)}请先登记接替人员到岗。`,
    );
  if (note === null) throw ruleViolation('reason_needed', '没有接替的人在岗，请写明工作交接给谁、为什么。');
}

/** @throws RULE_VIOLATION `early_change_not_approved`, INVALID_INPUT `endDate` */
function refuseUnapproved(change: EarlyChangeRow | undefined, endDate: BusinessDate): void {
  if (change?.state !== 'approved')
    throw ruleViolation(
      'early_change_not_approved',
      change
        ? '个别调整还没有批准，不能登记离岗。请先办完审批步骤。'
        : '还没有申请个别调整，不能按个别调整登记离岗。请先申请并办完审批。',
    );
  const approved = lastDayOfSteps(readSteps(change.steps), change.applied_on);
  if (endDate < approved)
    throw invalidInput('endDate', `离岗日期 ${endDate} 早于批准个别调整的 ${approved}，请核对。`);
}

/** @throws INVALID_INPUT `endDate` */
export async function refuseBeforeHandOver(
  handle: ReadHandle,
  id: PostingId,
  endDate: BusinessDate,
): Promise<void> {
  const row = await handle
    .selectFrom('posting')
    .select('handed_over_on')
    .where('id', '=', id)
    .executeTakeFirst();
  const handedOverOn = row?.handed_over_on ?? null;
  if (handedOverOn !== null && endDate < handedOverOn)
    throw invalidInput('endDate', `离岗日期 ${endDate} 早于交接日期 ${handedOverOn}，请核对。`);
}

async function carryOut({ trx, at }: WriteUnit, change: EarlyChangeRow): Promise<void> {
  await updateEarlyChange(trx, at, change, { state: 'carried_out' });
}
