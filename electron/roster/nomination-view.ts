import type { Nomination } from '#shared/contract/roster-lifecycle.ts';
import type { Person } from '#shared/contract/roster-records.ts';
import type { BusinessDate } from '#shared/dates.ts';
import type { UnitId } from '#shared/ids.ts';
import type { PostingRules } from '#shared/policy/posting-rules.ts';
import { isOpenNomination } from '#shared/roster/posting-stage.ts';
import { preCheck } from '#shared/roster/pre-check.ts';
import {
  type PreCheck,
  type PreCheckAnswers,
  preCheckAnswersSchema,
  preCheckSchema,
} from '#shared/roster/pre-check.types.ts';
import { checkBefore, nextStepOf, type UnitLevel, usualSelection } from '#shared/roster/procedure-steps.ts';
import type { PostRole } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../database/database.types.ts';
import { notFound } from '../errors.ts';
import type { SchemeVersionWithContent } from '../policy/policy.service.ts';
import type { NominationRow } from './nomination.repository.ts';
import type { PenaltySource } from './penalty-source.ts';
import { findPerson } from './people.repository.ts';
import { findPostingRow } from './posting-row.repository.ts';
import { readSteps, shownSteps } from './record-step.ts';
import type { SchemeSource } from './scheme-source.ts';

/** The steps that a scheme asks for, or the usual ones where it is silent, with what it says about that. */
export function stepsOf(rules: PostingRules['selection']) {
  return rules.kind === 'stated'
    ? { planned: rules.value.steps, ground: rules.ground, note: null }
    : { planned: usualSelection, ground: null, note: rules.note };
}

export const readAnswers = (row: NominationRow): PreCheckAnswers =>
  preCheckAnswersSchema.parse(JSON.parse(row.answers));

/** The level of a dispatching unit; null where it is not on record. */
export async function levelOf(handle: ReadHandle, unitId: UnitId): Promise<UnitLevel | null> {
  const row = await handle
    .selectFrom('dispatching_unit')
    .select('level')
    .where('id', '=', unitId)
    .executeTakeFirst();
  return row?.level ?? null;
}

/** Holds the qualifications of a scheme against a person as the records are now. */
export async function checkPersonNow(
  handle: ReadHandle,
  penaltiesOf: PenaltySource,
  scheme: SchemeVersionWithContent,
  input: {
    readonly person: Person;
    readonly role: PostRole;
    readonly answers: PreCheckAnswers;
    readonly on: BusinessDate;
  },
): Promise<PreCheck> {
  return preCheck(scheme.content.posting.qualifications, {
    role: input.role,
    candidate: input.person,
    penalties: await penaltiesOf(handle, input.person.id),
    answers: input.answers,
    on: input.on,
  });
}

interface ViewDependencies {
  readonly schemes: SchemeSource;
  readonly penaltiesOf: PenaltySource;
  readonly today: BusinessDate;
}

/** A nomination as the page sees it. */
export async function toNomination(
  handle: ReadHandle,
  { schemes, penaltiesOf, today }: ViewDependencies,
  row: NominationRow,
): Promise<Nomination> {
  const posting = await findPostingRow(handle, row.posting_id);
  const person = await findPerson(handle, row.person_id);
  if (!posting || !person) throw notFound('选派提名');
  const scheme = await schemes.get(row.scheme_version_id);
  const { ground, note } = stepsOf(scheme.content.posting.selection);
  const steps = readSteps(row.steps);
  const frozen = row.pre_check === null ? null : preCheckSchema.parse(JSON.parse(row.pre_check));
  const direct = steps.length === 0;
  return {
    id: row.id,
    revision: row.revision,
    posting,
    personId: person.id,
    personName: person.name,
    role: row.role,
    state: row.state,
    direct,
    proposedOn: row.proposed_on,
    plannedStart: row.planned_start,
    scheme: { id: scheme.id, title: scheme.title, version: scheme.version },
    stepsGround: ground,
    stepsNote: note,
    steps: shownSteps(steps, await levelOf(handle, posting.unitId)),
    nextStep: isOpenNomination(row.state) ? nextStepOf(steps) : null,
    closingReason: row.closing_reason,
    createdAt: row.created_at,
    checkBeforeStep: checkBefore(steps),
    preCheck:
      frozen ??
      (await checkPersonNow(handle, penaltiesOf, scheme, {
        person,
        role: row.role,
        answers: readAnswers(row),
        on: today,
      })),
    preCheckFrozen: frozen !== null,
    overrideReason: row.override_reason,
  };
}
