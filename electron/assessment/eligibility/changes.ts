import { lowerCap } from '#shared/assessment/eligibility.ts';
import type { StoredEligibility } from '#shared/contract/assessment-eligibility.ts';
import { isPersonSubject, type PersonSubject } from '#shared/contract/assessment-record.ts';
import type { Grade, Participation } from '#shared/vocabulary.ts';
import type { Actor, WriteUnit } from '../../database/database.types.ts';
import { conflict, ruleViolation } from '../../errors.ts';
import { updateAssessment } from '../record/assessment.repository.ts';
import { type RuledRecord, readRecord, toDetail } from '../record/assessment-detail.ts';
import type { AssessmentDependencies, Target } from '../record/change.ts';
import { withoutApproval, withoutProposal } from '../record/decision-columns.ts';
import { keepLockedVersion } from '../record/locked-version.ts';
import { recomputeRecords } from '../scoring/recompute.ts';
import { answersFor, hashOf } from './answers.ts';
import { readStored } from './people.repository.ts';
import { requireChangeable, requireResitPossible } from './refusals.ts';
import { storeEligibility } from './store.ts';

export interface OverruleInput extends Target {
  readonly participation: Participation;
  readonly cap: Grade | null;
  readonly reason: string;
  readonly approver: string;
  readonly documentNumber: string | null;
}

/** A person's record with what was determined about it. */
export interface PersonalRecord extends RuledRecord {
  readonly subject: PersonSubject;
}

/** @throws ApplicationError RULE_VIOLATION `not_a_person` */
export function requirePerson(record: RuledRecord): PersonalRecord {
  const { subject } = record;
  if (!isPersonSubject(subject))
    throw ruleViolation('not_a_person', `${subject.name}是工作队或派出单位，始终参加考核，不作资格审核。`);
  return { ...record, subject };
}

/** What people decide about one person's taking part, each time with a reason. */
export function createEligibilityChanges({
  database,
  policy,
}: Pick<AssessmentDependencies, 'database' | 'policy'>) {
  /** Runs one change of one person's record, on the revision the caller has seen. */
  function change(
    actor: Actor,
    target: Target,
    work: (unit: WriteUnit, record: PersonalRecord) => Promise<void>,
  ): Promise<void> {
    return database.write(actor, async (unit) => {
      const record = requirePerson(await readRecord(unit.trx, policy, target.id));
      if (record.row.revision !== target.revision) throw conflict('考核记录', record.row.revision);
      await work(unit, record);
      await recomputeRecords(unit, policy, [target.id]);
    });
  }

  return {
    /**
     * Decides otherwise than the rules.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `not_a_person`, `not_scoring`, `not_in_open`,
     *   `not_determined`
     */
    overrule(actor: Actor, input: OverruleInput): Promise<void> {
      return change(actor, input, async (unit, record) => {
        requireChangeable(record, '调整考核资格');
        const stored = requireDetermined(record);
        const { participation, cap, reason, approver, documentNumber } = input;
        const overrule = { participation, cap, reason, approver, documentNumber };
        await storeEligibility(unit, input.id, {
          ...stored,
          overrule: { ...overrule, at: unit.at, by: actor.name },
        });
        await unit.audit({
          action: 'assessment.eligibilityOverruled',
          entityType: 'assessment',
          entityId: input.id,
          before: outcomeOfRow(record),
          after: { participation, gradeCap: cap, approver, documentNumber },
          reason,
        });
      });
    },

    /**
     * Lets the rules hold again.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `not_a_person`, `not_scoring`, `not_in_open`,
     *   `not_overruled`
     */
    withdrawOverrule(actor: Actor, input: Target & { readonly reason: string }): Promise<void> {
      return change(actor, input, async (unit, record) => {
        requireChangeable(record, '撤销资格调整');
        const stored = requireDetermined(record);
        if (stored.overrule === null)
          throw ruleViolation('not_overruled', `${record.subject.name}的考核资格没有调整过，不用撤销。`);
        const { participation, cap } = await storeEligibility(unit, input.id, { ...stored, overrule: null });
        await unit.audit({
          action: 'assessment.overruleWithdrawn',
          entityType: 'assessment',
          entityId: input.id,
          before: { ...outcomeOfRow(record), approver: stored.overrule.approver },
          after: { participation, gradeCap: cap },
          reason: input.reason,
        });
      });
    },

    /**
     * Grades somebody after all: the record goes its own way from scoring on, whatever state the cycle is in. The
     * record as it was is kept whole. A cap stays, and one that the records ask for by now is added.
     *
     * @throws ApplicationError NOT_FOUND, CONFLICT; RULE_VIOLATION `not_a_person`, `has_a_grade`, `resit_under_way`,
     *   `not_in_review`
     */
    startResit(
      actor: Actor,
      input: Target & { readonly reason: string; readonly documentNumber: string | null },
    ): Promise<void> {
      return change(actor, input, async (unit, record) => {
        requireResitPossible(record);
        const { id, reason, documentNumber } = input;
        const cap = lowerCap(record.row.grade_cap, await capNow(unit, record));
        const detail = await toDetail(unit.trx, record);
        const lockedAt = detail.approval?.at ?? detail.updatedAt;
        const kept = await keepLockedVersion(unit, detail, lockedAt, reason);
        const stored = storedOf(record);
        await updateAssessment(unit, id, {
          state: 'scoring',
          individual: 1,
          participation: 'graded',
          grade_cap: cap,
          eligibility: JSON.stringify({
            ...(stored ?? nothingDetermined(unit)),
            overrule: null,
            resit: {
              reason,
              documentNumber,
              at: unit.at,
              by: actor.name,
              before: record.row.participation,
            },
          } satisfies StoredEligibility),
          ...withoutProposal,
          ...withoutApproval,
        });
        await unit.audit({
          action: 'assessment.resitStarted',
          entityType: 'assessment',
          entityId: id,
          before: { state: record.row.state, ...outcomeOfRow(record) },
          after: {
            state: 'scoring',
            participation: 'graded',
            gradeCap: cap,
            documentNumber,
            keptVersion: kept.version,
            keptSha256: kept.sha256,
          },
          reason,
        });
      });
    },
  };

  /** The cap that the rules set by the records of now. */
  async function capNow(unit: WriteUnit, { cycle, subject }: PersonalRecord): Promise<Grade | null> {
    const { content } = await policy.get(cycle.schemeVersionId);
    const answers = await answersFor(unit.trx, cycle, content, [subject.personId]);
    return answers.get(subject.personId)?.outcome.cap ?? null;
  }
}

const outcomeOfRow = ({ row }: PersonalRecord) => ({
  participation: row.participation,
  gradeCap: row.grade_cap,
});

const storedOf = ({ row }: PersonalRecord) => readStored(row.eligibility);

function requireDetermined(record: PersonalRecord): StoredEligibility {
  const stored = storedOf(record);
  if (!stored)
    throw ruleViolation(
      'not_determined',
      `${record.subject.name}的考核资格还没有核定，请先核定全部人员，再调整个别人。`,
    );
  return stored;
}

/** For a record that was let through without a determination, under a scheme without rules. */
const nothingDetermined = ({ at, actor }: WriteUnit): Omit<StoredEligibility, 'overrule' | 'resit'> => ({
  findings: [],
  participation: 'graded',
  cap: null,
  determinedAt: at,
  determinedBy: actor.name,
  factsSha256: hashOf([]),
});
