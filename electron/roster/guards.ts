import type { Transaction } from 'kysely';
import type { Person, PersonDraft, PostingRow } from '#shared/contract/roster.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { PersonId, PostingId } from '#shared/ids.ts';
import type { WriteUnit } from '../database/database.types.ts';
import type { Schema } from '../database/schema.ts';
import { conflict, invalidInput, notFound, ruleViolation } from '../errors.ts';
import { findPerson, findPersonByNumber, insertPerson } from './people.repository.ts';
import { findPostingRow } from './posting-row.repository.ts';
import { postingOfDays } from './postings.repository.ts';

/* What several writes of the roster must make sure of first. */

/** @throws NOT_FOUND */
export async function postingIn(trx: Transaction<Schema>, id: PostingId): Promise<PostingRow> {
  const posting = await findPostingRow(trx, id);
  if (!posting) throw notFound('派驻记录');
  return posting;
}

/** @throws NOT_FOUND, CONFLICT */
export async function postingAt(
  trx: Transaction<Schema>,
  id: PostingId,
  revision: number,
): Promise<PostingRow> {
  const posting = await postingIn(trx, id);
  if (posting.revision !== revision) throw conflict('派驻记录', posting.revision);
  return posting;
}

/** A posting with somebody on post. @throws RULE_VIOLATION `not_on_post` */
export function onPost<T extends PostingRow>(
  posting: T,
): T & { personId: PersonId; personName: string; startDate: BusinessDate } {
  const { personId, personName, startDate } = posting;
  if (posting.status !== 'on_post' || personId === null || personName === null || startDate === null) {
    throw ruleViolation(
      'not_on_post',
      posting.status === 'open'
        ? `${posting.villageName}的这个岗位还没有人到岗，请先安排人员。`
        : `${posting.personName ?? ''}在${posting.villageName}的派驻已经结束，不能再登记。`,
    );
  }
  return { ...posting, personId, personName, startDate };
}

/** A known person, or a new one made from a draft. @throws NOT_FOUND, INVALID_INPUT `person.staffNumber` */
export async function knownOrNewPerson(
  { trx, at }: WriteUnit,
  person: { readonly id: PersonId } | PersonDraft,
): Promise<Person> {
  let id: PersonId;
  if ('id' in person) {
    id = person.id;
  } else {
    await refuseTakenNumber(trx, person.staffNumber, null, 'person.staffNumber');
    id = await insertPerson(trx, at, person);
  }
  const found = await findPerson(trx, id);
  if (!found) throw notFound('人员');
  return found;
}

/** @throws INVALID_INPUT at `path` when another person has the number */
export async function refuseTakenNumber(
  trx: Transaction<Schema>,
  staffNumber: string | null,
  owner: PersonId | null,
  path: string,
): Promise<void> {
  if (staffNumber === null) return;
  const other = await findPersonByNumber(trx, staffNumber);
  if (!other || other.id === owner) return;
  throw invalidInput(
    path,
    `人员编号 ${staffNumber} 已属于${other.name}，请核对编号；如是同一人，请选择已有人员。`,
  );
}

/**
 * A person is on one post at a time: neither on two now, nor on two on the same day of the past.
 *
 * @param days on the post in question, both included; `end` null while the person stays there
 * @throws RULE_VIOLATION `person_already_posted` when the person is on another post than `except`,
 *   `person_posted_then` when an ended one shares a day with `days`
 */
export async function refuseSecondPost(
  trx: Transaction<Schema>,
  person: Person,
  except: PostingId | null,
  days: { readonly start: BusinessDate; readonly end: BusinessDate | null },
): Promise<void> {
  const other = await postingOfDays(trx, person.id, except, days);
  if (!other) return;
  const { village, unit, startDate, endDate } = other;
  if (endDate !== null)
    throw ruleViolation(
      'person_posted_then',
      `${person.name}于 ${startDate} 至 ${endDate} 在${village}驻村（${unit}派出），与填写的在岗时间重叠，一人不能同时在两个岗位。请核对日期，或先更正那次派驻的日期。`,
    );
  throw ruleViolation(
    'person_already_posted',
    `${person.name}自 ${startDate} 起已在${village}驻村（${unit}派出），一人不能同时在两个岗位。请先登记原岗位的离岗日期。`,
  );
}

/** @throws INVALID_INPUT at `startDate` or `endDate` for a period that cannot be */
export function checkPeriod(
  startDate: BusinessDate | null,
  endDate: BusinessDate | null,
  today: BusinessDate,
): void {
  if (startDate === null) throw invalidInput('startDate', '已定人的岗位必须有到岗日期，请填写。');
  if (startDate > today)
    throw invalidInput('startDate', `到岗日期 ${startDate} 还没有到，请在到岗当天或之后登记。`);
  if (endDate === null) return;
  if (endDate < startDate)
    throw invalidInput('endDate', `离岗日期 ${endDate} 早于到岗日期 ${startDate}，请核对。`);
  if (endDate > today)
    throw invalidInput('endDate', `离岗日期 ${endDate} 还没有到，请在离岗当天或之后登记。`);
}
