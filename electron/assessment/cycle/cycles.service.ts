import { chooseParticipants } from '#shared/assessment/participants.ts';
import type { Cycle } from '#shared/contract/assessment-cycle.ts';
import type { PersonSubject } from '#shared/contract/assessment-record.ts';
import { businessDateOf, firstDayOf, lastDayOf } from '#shared/dates.ts';
import { assessmentIdSchema, type CycleId, cycleIdSchema, type SchemeVersionId } from '#shared/ids.ts';
import { templateFor } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import type { Actor, Database, WriteUnit } from '../../database/database.types.ts';
import { newId } from '../../database/ids.ts';
import { notFound, ruleViolation } from '../../errors.ts';
import type { PolicyService } from '../../policy/policy.service.ts';
import { listPostingsOfYear, type PostingOfYear } from '../../roster/postings-of-year.ts';
import { allCycles, type CycleRecord, findCycle } from './cycle.repository.ts';

interface OpenCycleInput {
  readonly year: number;
  readonly title: string;
  readonly schemeVersionId: SchemeVersionId;
}

/** How many people a message names before it only counts them. */
const namedAtMost = 20;

/** Rows a statement inserts at a time: SQLite takes 32,766 values at most. */
const rowsPerInsert = 500;

/** Assessment cycles: one of each kind a year, its participants frozen when it opens. */
export function createCyclesService({ database, policy }: { database: Database; policy: PolicyService }) {
  const withSchemeTitle = async (cycle: CycleRecord): Promise<Cycle> => ({
    ...cycle,
    schemeTitle: (await policy.get(cycle.schemeVersionId)).title,
  });

  /** @throws ApplicationError NOT_FOUND */
  async function getCycle(id: CycleId): Promise<Cycle> {
    const cycle = await findCycle(database.read, id);
    if (!cycle) throw notFound('考核');
    return withSchemeTitle(cycle);
  }

  return {
    /** The latest year first. */
    async listCycles(): Promise<Cycle[]> {
      return Promise.all((await allCycles(database.read)).map(withSchemeTitle));
    },

    getCycle,

    /**
     * Opens the annual assessment of a year for everyone who held a post in it, once each, as the roster knows
     * them now.
     *
     * @throws ApplicationError NOT_FOUND for the scheme; RULE_VIOLATION `cycle_exists`, `year_not_begun`,
     *   `no_participants`, `participants_incomplete`
     */
    async openCycle(actor: Actor, { year, title, schemeVersionId }: OpenCycleInput): Promise<Cycle> {
      const scheme = await policy.get(schemeVersionId);
      const id = newId(cycleIdSchema);
      await database.write(actor, async (unit) => {
        await refuseYear(unit, year);
        const postings = await listPostingsOfYear(unit.trx, year);
        const { participants, leftOut } = chooseParticipants(year, postings);
        const rows = assessmentRows(unit, id, scheme.content, ready(year, participants));
        await unit.trx
          .insertInto('assessment_cycle')
          .values({
            id,
            year,
            kind: 'annual',
            title,
            scheme_version_id: schemeVersionId,
            state: 'scoring',
            period_from: firstDayOf(year),
            period_to: lastDayOf(year),
            objects: JSON.stringify(['first_secretary', 'team_member']),
            scorers: JSON.stringify(['考核组']),
            ballot_entry: 'single',
            publicity_days: 5,
            planned_at: unit.at,
            planned_by: actor.name,
            opened_at: unit.at,
            opened_by: actor.name,
          })
          .execute();
        for (let start = 0; start < rows.length; start += rowsPerInsert) {
          await unit.trx
            .insertInto('assessment')
            .values(rows.slice(start, start + rowsPerInsert))
            .execute();
        }
        await unit.audit({
          action: 'assessment.cycleOpened',
          entityType: 'assessment_cycle',
          entityId: id,
          after: {
            year,
            title,
            scheme: { id: schemeVersionId, version: scheme.version, sha256: scheme.sha256 },
            participants: participants.length,
            postingsLeftOut: leftOut.map((posting) => posting.postingId),
          },
        });
      });
      return getCycle(id);
    },
  };
}

export type CyclesService = ReturnType<typeof createCyclesService>;

async function refuseYear({ trx, at }: WriteUnit, year: number): Promise<void> {
  if (year > Number(businessDateOf(at).slice(0, 4))) {
    throw ruleViolation('year_not_begun', `${year}年还没有开始，不能开启该年度的考核。`);
  }
  const existing = await trx
    .selectFrom('assessment_cycle')
    .select('title')
    .where('year', '=', year)
    .where('kind', '=', 'annual')
    .executeTakeFirst();
  if (existing) {
    throw ruleViolation('cycle_exists', `${year}年度考核已经开启（${existing.title}），请在考核列表中打开。`);
  }
}

type ReadyPosting = PostingOfYear & Pick<PersonSubject, 'identity' | 'role'>;

/** The participants, if all of them have what the assessment rests on. */
function ready(year: number, participants: readonly PostingOfYear[]): ReadyPosting[] {
  if (participants.length === 0) {
    throw ruleViolation('no_participants', `台账中没有${year}年在岗的人员，请先在台账中安排人员到岗。`);
  }
  const incomplete: string[] = [];
  const complete: ReadyPosting[] = [];
  for (const posting of participants) {
    const { identity, role, name } = posting;
    if (identity !== null && role !== null) complete.push({ ...posting, identity, role });
    else {
      const lacking = [identity === null ? '身份' : '', role === null ? '驻村职务' : ''].filter(Boolean);
      incomplete.push(`${name}（缺${lacking.join('、')}）`);
    }
  }
  if (incomplete.length > 0) {
    const named = incomplete.slice(0, namedAtMost).join('、');
    const more = incomplete.length > namedAtMost ? '等' : '';
    throw ruleViolation(
      'participants_incomplete',
      `有 ${incomplete.length} 人信息不全，请先在台账中补全再开启考核：${named}${more}。`,
    );
  }
  return complete;
}

const noFigures = { requiredDays: null, presentDays: null, leaveDays: null, absenceNotices: null };
const noNarrative = {
  selfSummary: '',
  opinions: [],
  remarks: '',
  appraisal: { achievements: '', shortcomings: '', conclusion: '' },
};

function assessmentRows(
  unit: WriteUnit,
  cycleId: CycleId,
  scheme: Scheme,
  postings: readonly ReadyPosting[],
) {
  return postings.map((posting) => {
    const { personKey, villageKey, unitKey, initials, villageId, unitId, ...person } = posting;
    const subject: PersonSubject = { ...person, object: person.role };
    const names = [person.name, person.villageName, person.unitName, person.townshipName];
    return {
      id: newId(assessmentIdSchema),
      cycle_id: cycleId,
      object: person.role,
      village_id: villageId,
      unit_id: unitId,
      posting_id: person.postingId,
      person_id: person.personId,
      template_code: templateFor(scheme, 'annual', person.role).code,
      pool: person.identity === 'civil_servant' ? ('civil_servant' as const) : ('other' as const),
      state: 'scoring' as const,
      person_key: personKey,
      village_key: villageKey,
      unit_key: unitKey,
      search_text: [...names, ...initials].join('\n').toLowerCase(),
      created_at: unit.at,
      updated_at: unit.at,
      subject: JSON.stringify(subject),
      figures: JSON.stringify(noFigures),
      narrative: JSON.stringify(noNarrative),
    };
  });
}
