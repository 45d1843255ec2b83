import type Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import type { AssessmentTemplate } from '#shared/policy/scheme.ts';

export interface LargeAssessment {
  /** The latest year first. */
  readonly cycleIds: readonly string[];
  /** Records of the latest cycle. */
  readonly latest: readonly string[];
  /** Some records out of all cycles. */
  readonly some: readonly string[];
}

interface Plan {
  readonly schemeVersionId: string;
  readonly template: AssessmentTemplate;
  readonly cycles: number;
  readonly people: number;
}

/** Ballots per rater group, in the order of the scheme: 35 in all. */
export const ballotsPerGroup = [5, 8, 12, 4, 3, 3];

/**
 * Fills a database that has a large roster with cycles in which the same people are assessed every year, each with 35
 * ballots of six groups and a score for every item, through a plain handle; the same in every run but for the ids.
 * Totals are not worked out.
 */
export function fillLargeAssessment(
  handle: Sqlite.Database,
  { schemeVersionId, template, cycles, people }: Plan,
): LargeAssessment {
  const postings = postingsOf(handle, people);
  const groups = template.sections.flatMap((section) => (section.source === 'ballots' ? section.groups : []));
  const items = template.sections.flatMap((section) => (section.source === 'items' ? section.items : []));
  const below = chance(20_261_120);
  const intoRecord = handle.prepare(`
    INSERT INTO assessment (id, cycle_id, object, posting_id, person_id, village_id, unit_id, template_code, pool, state,
      person_key, village_key, unit_key, search_text, created_at, updated_at, subject, figures, narrative)
    VALUES (?, ?, 'team_member', ?, ?, ?, ?, ?, ?, 'scoring', ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const intoTally = handle.prepare('INSERT INTO ballot_tally VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, 0, 0)');
  const intoScore = handle.prepare('INSERT INTO item_score VALUES (?, 1, ?, ?, NULL)');
  const cycleIds: string[] = [];
  const some: string[] = [];
  let latest: string[] = [];
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const cycleId = v7();
    handle.transaction(() => {
      insertCycle(handle, cycleId, schemeVersionId, 2026 - cycle);
      const ids = postings.map((posting) => {
        const id = v7();
        const { person, village, unit } = posting;
        const subject = JSON.stringify(subjectOf(posting));
        const search = `${person.name}\n${village.name}\n${unit.name}\n${village.townshipName}`;
        intoRecord.run(
          ...[id, cycleId, posting.id, person.id, village.id, unit.id, template.code],
          person.identity === 'civil_servant' ? 'civil_servant' : 'other',
          ...[person.key, village.key, unit.key, search, at, at, subject, noFigures, noNarrative],
        );
        for (const [index, { group }] of groups.entries()) {
          const valid = ballotsPerGroup[index] ?? 0;
          const excellent = below(valid + 1);
          const competent = below(valid - excellent + 1);
          intoTally.run(id, group, valid, valid, valid, excellent, competent, valid - excellent - competent);
        }
        for (const { code, maximum } of items) intoScore.run(id, code, below(maximum + 1));
        return id;
      });
      cycleIds.push(cycleId);
      for (let index = cycle; index < ids.length; index += 997) some.push(ids[index] ?? '');
      if (cycle === 0) latest = ids;
    })();
  }
  handle.exec('ANALYZE');
  return { cycleIds, latest, some };
}

const at = '2026-03-05T02:30:00.000Z';
const noFigures = JSON.stringify({
  requiredDays: null,
  presentDays: null,
  leaveDays: null,
  absenceNotices: null,
});
const noNarrative = JSON.stringify({
  selfSummary: '一年来吃住在村，走访群众，推进各项工作。'.repeat(20),
  opinions: [],
  remarks: '',
});

function insertCycle(handle: Sqlite.Database, id: string, schemeVersionId: string, year: number): void {
  handle
    .prepare(`
    INSERT INTO assessment_cycle (id, year, kind, title, scheme_version_id, state, period_from, period_to, objects,
      scorers, ballot_entry, publicity_days, planned_at, planned_by, opened_at, opened_by)
    VALUES (?, ?, 'annual', ?, ?, 'scoring', ?, ?, '["first_secretary","team_member"]', '["考核组"]', 'single', 5, ?,
      '示例', ?, '示例')`)
    .run(id, year, `${year}年度考核`, schemeVersionId, `${year}-01-01`, `${year}-12-31`, at, at);
}

interface Posting {
  readonly id: string;
  readonly start: string;
  readonly person: { id: string; name: string; key: string; identity: string; birth: string };
  readonly village: { id: string; name: string; key: string; townshipId: string; townshipName: string };
  readonly unit: { id: string; name: string; key: string };
}

function postingsOf(handle: Sqlite.Database, people: number): Posting[] {
  const rows = handle
    .prepare<unknown[], string[]>(`
    SELECT p.id, p.start_date, h.id, h.name, h.sort_key, h.identity, h.birth_date, v.id, v.name, v.sort_key, t.id, t.name,
      u.id, u.name, u.sort_key
    FROM posting p JOIN person h ON h.id = p.person_id JOIN village v ON v.id = p.village_id
      JOIN township t ON t.id = v.township_id JOIN dispatching_unit u ON u.id = p.unit_id
    ORDER BY p.id LIMIT ?`)
    .raw()
    .all(people);
  if (rows.length < people) throw new Error(`The roster has only ${rows.length} postings with people`);
  return rows.map((row) => {
    const [id = '', start = '', personId = '', person = '', personKey = '', identity = '', birth = ''] = row;
    const [villageId = '', village = '', villageKey = '', townshipId = '', townshipName = ''] = row.slice(7);
    const [unitId = '', unit = '', unitKey = ''] = row.slice(12);
    return {
      id,
      start,
      person: { id: personId, name: person, key: personKey, identity, birth },
      village: { id: villageId, name: village, key: villageKey, townshipId, townshipName },
      unit: { id: unitId, name: unit, key: unitKey },
    };
  });
}

function subjectOf({ id, start, person, village, unit }: Posting) {
  return {
    object: 'team_member',
    personId: person.id,
    postingId: id,
    name: person.name,
    unitName: unit.name,
    townshipId: village.townshipId,
    townshipName: village.townshipName,
    villageName: village.name,
    gender: null,
    birthDate: person.birth,
    ethnicity: null,
    politicalStatus: null,
    partyDate: null,
    identity: person.identity,
    rank: null,
    homePosition: null,
    role: 'team_member',
    startDate: start,
    endDate: null,
  };
}

/** Whole numbers from 0 up to but not including `limit`. */
function chance(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}
