import type Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import * as z from 'zod';
import type { CaseStage } from '#shared/case-vocabulary.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';

export interface LargeCases {
  /** Cases on their way, and cases that have ended with a decision. */
  readonly open: readonly string[];
  readonly ended: readonly string[];
}

const postedSchema = z.object({
  posting_id: z.string(),
  person_id: z.string(),
  township_id: z.string(),
  village_id: z.string(),
  unit_id: z.string(),
  person: z.string(),
  township: z.string(),
  village: z.string(),
  unit: z.string(),
  initials: z.string(),
  start_date: z.string(),
});

/** Open cases are one a posting; so many at the most. */
const openAtMost = 5000;
const at = '2026-03-05T02:30:00.000Z';
const paragraph = '示例：多次没有完成交办的工作，经提醒后仍未改正。'.repeat(8);

/**
 * Fills a database that has a large roster and the built-in schemes with recall cases of 赣州, the same in every run: a
 * tenth of them on their way, most ended, each with its time line and evidence.
 *
 * @param cases how many, from 2016 on
 * @param events entries in all time lines together
 */
export function fillLargeCases(handle: Sqlite.Database, cases: number, events: number): LargeCases {
  const scheme = z
    .object({ id: z.string() })
    .parse(handle.prepare("SELECT id FROM scheme_version WHERE code = 'ganzhou-2021'").get()).id;
  const posted = z.array(postedSchema).parse(handle.prepare(postedQuery).all());
  const triggers = ganzhou2021.recall.triggers;
  const statements = new Map<string, Sqlite.Statement>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? handle.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const insert = (table: string, row: Record<string, unknown>) =>
    prepared(
      `INSERT INTO ${table} (${Object.keys(row)}) VALUES (${Object.keys(row).map((name) => `@${name}`)})`,
    ).run(row);
  const open: string[] = [];
  const ended: string[] = [];
  // Nobody keeps this database: it need not outlive a power cut, and its log stays short.
  handle.pragma('synchronous = OFF');
  handle.pragma('cache_size = -400000');
  const fill = handle.transaction((first: number, end: number) => {
    for (let index = first; index < end; index += 1) {
      const about = posted[index % posted.length];
      if (!about) throw new Error('The roster has nobody on post');
      const isOpen = index >= cases - Math.min(openAtMost, cases / 10, posted.length);
      const way = isOpen
        ? index % 3 === 0
          ? waiting
          : drafted
        : (endings[index % endings.length] ?? archived);
      const year = isOpen ? 2026 : 2016 + Math.floor((index * 10) / cases);
      const day = (month: number) =>
        `${year}-${String(month).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`;
      const id = v7();
      const { person_id, posting_id, township_id, village_id, unit_id } = about;
      const of = [...triggers.slice(index % 7, (index % 7) + 1 + (index % 2))];
      const { outcome } = way;
      insert('recall_case', {
        ...{ id, year, serial: index + 1, number: `召回-${year}-${String(index + 1).padStart(3, '0')}` },
        ...{ posting_id, person_id, township_id, village_id, unit_id },
        subject: JSON.stringify({
          ...{ postingId: posting_id, personId: person_id, personName: about.person, role: 'team_member' },
          ...{ townshipId: township_id, townshipName: about.township, villageId: village_id },
          ...{
            villageName: about.village,
            unitId: unit_id,
            unitName: about.unit,
            startDate: about.start_date,
          },
        }),
        search_text: [
          `召回-${year}-${String(index + 1).padStart(3, '0')}`,
          about.person,
          about.village,
          about.township,
          about.unit,
          about.initials,
        ].join('\n'),
        ...{ scheme_version_id: scheme, state: way.state, stage: way.stage, state_since: day(2) },
        due_on: isOpen && index % 5 === 0 ? day(2) : null,
        ...{
          facts: paragraph,
          opened_on: day(1),
          opened_at: at,
          opened_by_id: assessor,
          opened_by_name: '示例甲',
        },
        ...(way === drafted
          ? {}
          : { proposed_on: day(1), proposed_by_id: assessor, proposed_by_name: '示例甲' }),
        statement: JSON.stringify({
          ...{ kind: 'made', on: day(1), takenBy: '示例甲', text: paragraph, signed: true },
        }),
        ...(outcome === null
          ? {}
          : {
              ...{ outcome, decided_on: day(2), decided_by_id: leader, decided_by_name: '示例领导' },
              ...{ fault: 'subjective', measures: '["recall"]' },
              decision: JSON.stringify({
                clauses: of.map(({ code, ordinal, title, ground }) => ({ code, ordinal, title, ground })),
                ...{ facts: paragraph, figures: [], fault: 'subjective' },
                ...{ measures: [{ code: 'recall', title: '召回' }], effects: [], evidence: [1] },
              }),
            }),
        recalled_on: outcome === 'recalled' && way === archived ? day(2) : null,
        ended_on: isOpen ? null : day(3),
      });
      for (const { code, ordinal } of of)
        insert('recall_case_trigger', {
          ...{ case_id: id, trigger_code: code, scheme_code: 'ganzhou-2021', ordinal, year },
          result: way.stage === 'withdrawn' ? 'withdrawn' : (outcome ?? 'open'),
        });
      const entries = Math.floor(((index + 1) * events) / cases) - Math.floor((index * events) / cases);
      prepared(timeLine).run({ id, entries, on: day(1), handler: `示例${index % 50}`, at, by: assessor });
      for (let ordinal = 1; ordinal <= piecesEach; ordinal += 1)
        insert('recall_evidence', {
          ...{ id: v7(), case_id: id, ordinal, triggers: JSON.stringify(of.map(({ code }) => code)) },
          ...{ type: 'inspection', on_date: day(1), source: '示例检查组', finding: paragraph },
          ...{ created_at: at, created_by: '示例甲' },
        });
      if (isOpen) open.push(id);
      else if (outcome !== null) ended.push(id);
    }
  });
  for (let first = 0; first < cases; first += atOnce) fill(first, Math.min(first + atOnce, cases));
  return { open, ended };
}

interface Way {
  readonly state: string;
  readonly stage: CaseStage;
  readonly outcome: 'recalled' | 'not_recalled' | null;
}
const drafted: Way = { state: 'draft', stage: 'draft', outcome: null };
const waiting: Way = { state: 'deciding', stage: 'deciding', outcome: null };
const archived: Way = { state: 'archived', stage: 'archived', outcome: 'recalled' };
const endings: readonly Way[] = [
  archived,
  archived,
  { state: 'closed_without_recall', stage: 'archived', outcome: 'not_recalled' },
  { state: 'withdrawn', stage: 'withdrawn', outcome: null },
];
const assessor = '01936b1e-0000-7000-8000-00000000000a';
const leader = '01936b1e-0000-7000-8000-00000000000b';

/** Cases in one transaction. */
const atOnce = 5000;
/** Pieces of evidence in a case; none rests on a record of the program. */
const piecesEach = 3;

const timeLine = `
  WITH RECURSIVE entry (sequence) AS (VALUES (1) UNION ALL SELECT sequence + 1 FROM entry WHERE sequence < @entries)
  INSERT INTO recall_event
    (case_id, sequence, kind, on_date, title, organ, handler, opinion, from_state, to_state, at, by_id, by_name)
  SELECT @id, sequence, CASE WHEN sequence = 1 THEN 'opened' WHEN sequence % 4 = 0 THEN 'step' ELSE 'opinion' END,
    @on, '示例机关的意见', '示例县驻村办', @handler, '示例：同意。',
    CASE WHEN sequence % 4 = 0 THEN 'draft' END, CASE WHEN sequence % 4 = 0 THEN 'proposed' END, @at, @by, '示例甲'
  FROM entry`;

const postedQuery = `
  SELECT p.id AS posting_id, h.id AS person_id, t.id AS township_id, v.id AS village_id, u.id AS unit_id,
    h.name AS person, t.name AS township, v.name AS village, u.name AS unit, p.start_date,
    h.initials || char(10) || v.initials || char(10) || t.initials || char(10) || u.initials AS initials
  FROM posting AS p JOIN person AS h ON h.id = p.person_id JOIN village AS v ON v.id = p.village_id
    JOIN township AS t ON t.id = v.township_id JOIN dispatching_unit AS u ON u.id = p.unit_id
  WHERE p.status = 'on_post' ORDER BY p.id`;
