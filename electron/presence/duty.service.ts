import type {
  DutyRecord,
  DutyRegister,
  DutyRegisterInput,
  DutySubjectRef,
  RecordDutiesInput,
} from '#shared/contract/presence-duties.ts';
import { type BusinessDate, businessDateOf, firstDayOf, formatDateLong, lastDayOf } from '#shared/dates.ts';
import { type DutyRecordId, dutyRecordIdSchema, type PostingId, type SchemeVersionId } from '#shared/ids.ts';
import type { DutyRule } from '#shared/policy/duty-rules.ts';
import { dutySubjectLabels, postRoleLabels } from '#shared/vocabulary.ts';
import type { Clock } from '../application.types.ts';
import type { Actor, Database, Json } from '../database/database.types.ts';
import { newId } from '../database/ids.ts';
import { notFound, ruleViolation } from '../errors.ts';
import type { Queries } from '../roster/handle.types.ts';
import type { SchemeSource } from '../roster/scheme-source.ts';
import {
  actKey,
  findDuty,
  insertDuty,
  listDuties,
  type StoredDuty,
  teamStoodOn,
  unitNameOf,
  villageNameOf,
  voidDuty,
} from './duty.repository.ts';
import { dutiesOfPosting, type FoundDuties, findDuties } from './duty-register.ts';
import { distinctRefs, missingSubject, organiserName } from './duty-subjects.ts';
import { findHeldPost } from './held-posts.repository.ts';
import { schemeFor, usedScheme } from './used-scheme.ts';

export interface DutyDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly schemes: SchemeSource;
}

export type DutyService = ReturnType<typeof createDutyService>;

/** Duties with a frequency: what was done, and what is due, done and short by period. */
export function createDutyService({ database, clock, schemes }: DutyDependencies) {
  const { read } = database;
  const today = () => businessDateOf(clock.now());
  const asking = async (id: SchemeVersionId | null) => ({
    scheme: await schemeFor(schemes, id),
    asOf: today(),
  });

  let last: { readonly key: string; readonly found: Promise<FoundDuties> } | null = null;

  return {
    async register({ offset, limit, ...question }: DutyRegisterInput): Promise<DutyRegister> {
      const asked = await asking(question.schemeVersionId);
      const { sequence } = await database.auditHead();
      const key = JSON.stringify([question, asked.scheme.id, asked.asOf, sequence]);
      // Page after page of one register is asked for; whatever is written, to any record, makes it anew.
      if (last?.key !== key) last = { key, found: findDuties(read, asked, question) };
      const { found } = last;
      found.catch(() => {
        if (last?.found === found) last = null;
      });
      const { total, summary, rows } = await found;
      return {
        asOf: asked.asOf,
        scheme: usedScheme(asked.scheme),
        total,
        rows: rows(offset, limit),
        summary,
      };
    },

    /** @throws ApplicationError NOT_FOUND where nobody holds or held the post */
    async ofPosting(input: {
      postingId: PostingId;
      year: number | null;
      schemeVersionId: SchemeVersionId | null;
    }) {
      return dutiesOfPosting(read, await asking(input.schemeVersionId), input);
    },

    async records(input: {
      ref: DutySubjectRef;
      dutyCode: string | null;
      year: number | null;
      schemeVersionId: SchemeVersionId | null;
      offset: number;
      limit: number;
    }): Promise<{ total: number; records: DutyRecord[] }> {
      const { content } = await schemeFor(schemes, input.schemeVersionId);
      const { ref, dutyCode, year, offset, limit } = input;
      const [from, to] = year === null ? [null, null] : [firstDayOf(year), lastDayOf(year)];
      const { total, records } = await listDuties(read, { ref, dutyCode, from, to, offset, limit });
      return { total, records: records.map((record) => inWords(record, content.duties)) };
    },

    /**
     * Records the same act for several subjects, all or nothing.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `duty_unknown`, `duty_in_future`, `duty_not_of_subject`,
     *   `duty_outside_posting`
     */
    async record(actor: Actor, input: RecordDutiesInput): Promise<{ recorded: number; ids: DutyRecordId[] }> {
      const { content } = await schemeFor(schemes, input.schemeVersionId);
      const duty = content.duties.find(({ code }) => code === input.dutyCode);
      if (!duty) {
        throw ruleViolation(
          'duty_unknown',
          `“${content.shortTitle}”中没有这项任务，可能现行方案已经更换。请刷新页面后重新选择。`,
        );
      }
      if (input.doneOn > today())
        throw ruleViolation('duty_in_future', `完成日期${formatDateLong(input.doneOn)}还没有到，请核对。`);
      const refs = distinctRefs(input.subjects, (ref) => actKey(ref, ''));
      return database.write(actor, async (unit) => {
        const ids: DutyRecordId[] = [];
        for (const ref of refs) {
          const name = await checkSubject(unit.trx, ref, duty, input.doneOn);
          const record: StoredDuty = {
            id: newId(dutyRecordIdSchema),
            ref,
            dutyCode: duty.code,
            doneOn: input.doneOn,
            quantity: input.quantity,
            note: input.note,
            recordedAt: unit.at,
            recordedBy: actor.name,
            voided: null,
          };
          await insertDuty(unit.trx, record);
          await unit.audit({
            action: 'presence.dutyRecorded',
            entityType: 'duty_record',
            entityId: record.id,
            after: inTrail(record, duty.title, name),
          });
          ids.push(record.id);
        }
        return { recorded: ids.length, ids };
      });
    },

    /**
     * Voids a record; it stays readable.
     *
     * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `duty_already_voided`
     */
    async void(
      actor: Actor,
      { id, reason }: { readonly id: DutyRecordId; readonly reason: string },
    ): Promise<DutyRecord> {
      const { content } = await schemes.inForce();
      return database.write(actor, async (unit) => {
        const record = await findDuty(unit.trx, id);
        if (!record) throw notFound('履职登记');
        if (record.voided)
          throw ruleViolation('duty_already_voided', '这条履职登记已经作废，不用再作废一次。');
        const voided = { at: unit.at, reason };
        await voidDuty(unit.trx, id, voided);
        await unit.audit({
          action: 'presence.dutyVoided',
          entityType: 'duty_record',
          entityId: id,
          before: { voided: false },
          after: {
            voided: true,
            dutyCode: record.dutyCode,
            doneOn: record.doneOn,
            quantity: record.quantity,
          },
          reason,
        });
        return inWords({ ...record, voided }, content.duties);
      });
    },
  };
}

/** Whether the duty can have been the subject's on that day; the subject's name. */
async function checkSubject(
  handle: Queries,
  ref: DutySubjectRef,
  duty: DutyRule,
  day: BusinessDate,
): Promise<string> {
  const notOf = (what: string) =>
    ruleViolation('duty_not_of_subject', `“${duty.title}”${what}，请重新选择登记对象。`);
  if (ref.subject !== duty.subject) {
    throw notOf(`是${dutySubjectLabels[duty.subject]}的任务，不能登记给${dutySubjectLabels[ref.subject]}`);
  }
  const outside = (name: string, when: string) =>
    ruleViolation('duty_outside_posting', `${formatDateLong(day)}${name}${when}，请核对日期或登记对象。`);
  switch (ref.subject) {
    case 'person': {
      const post = await findHeldPost(handle, ref.postingId);
      if (!post) throw notFound(missingSubject.person);
      if (post.role !== null && !duty.roles.includes(post.role))
        throw notOf(`不是${postRoleLabels[post.role]}的任务，${post.personName}不用完成`);
      if (day < post.startDate)
        throw outside(post.personName, `还没有到岗（${formatDateLong(post.startDate)}到岗）`);
      if (post.endDate !== null && day > post.endDate)
        throw outside(post.personName, `已经离岗（${formatDateLong(post.endDate)}离岗）`);
      return post.personName;
    }
    case 'team': {
      const village = await villageNameOf(handle, ref.villageId);
      if (village === undefined) throw notFound(missingSubject.team);
      if (!(await teamStoodOn(handle, ref.villageId, day))) throw outside(`${village}工作队`, '没有队员在岗');
      return `${village}工作队`;
    }
    case 'unit': {
      // A leader may well visit while the unit's post waits for a successor.
      const name = await unitNameOf(handle, ref.unitId);
      if (name === undefined) throw notFound(missingSubject.unit);
      return name;
    }
    case 'organiser':
      return organiserName;
  }
}

function inWords(record: StoredDuty, duties: readonly DutyRule[]): DutyRecord {
  const duty = duties.find(({ code }) => code === record.dutyCode);
  return { ...record, dutyTitle: duty?.title ?? record.dutyCode, unit: duty?.unit ?? '次' };
}

function inTrail({ ref, dutyCode, doneOn, quantity, note }: StoredDuty, duty: string, name: string): Json {
  return { ...ref, name, dutyCode, duty, doneOn, quantity, note };
}
