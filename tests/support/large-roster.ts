import type Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import { personKeys, placeKeys } from '../../electron/roster/pinyin-keys.ts';

export interface LargeRoster {
  readonly townshipIds: readonly string[];
  readonly villageIds: readonly string[];
  readonly unitIds: readonly string[];
}

const surnames = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎',
];
const syllables = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文建国志红玉梅春林海峰'];
const townNames = ['河', '山', '桥', '店', '岗', '湾', '坪', '冲', '畈', '塘'];
const unitNames = [
  '财政局',
  '教育局',
  '水务局',
  '审计局',
  '法院',
  '统计局',
  '民政局',
  '总工会',
  '档案馆',
  '税务局',
];

/**
 * Fills a migrated, empty database with postings through a plain handle: many villages, units and people, every
 * status and role, the same in every run. Names are made up and marked 示.
 */
export function fillLargeRoster(handle: Sqlite.Database, postings: number): LargeRoster {
  const below = chance(20_260_305);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const at = '2026-03-05T02:30:00.000Z';
  const townships = Math.max(2, Math.round(postings / 500));
  const villages = Math.max(5, Math.round(postings / 50));
  const units = Math.max(5, Math.round(postings / 30));
  const roster = { townshipIds: ids(townships), villageIds: ids(villages), unitIds: ids(units) };
  const prepare = (table: string, columns: string[]) =>
    handle.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => '?')})`);
  const keyed = ['id', 'name', 'sort_key', 'initials', 'created_at'];
  const intoTownship = prepare('township', [...keyed, 'ordinal']);
  const intoVillage = prepare('village', [...keyed, 'ordinal', 'township_id']);
  const intoUnit = prepare('dispatching_unit', keyed);
  const intoPerson = prepare('person', [...keyed, 'birth_date', 'identity', 'staff_number']);
  const intoPosting = prepare('posting', [
    ...['id', 'village_id', 'unit_id', 'person_id', 'lead_unit', 'role', 'status', 'start_date', 'end_date'],
    'created_at',
  ]);
  const named = (id: string, name: string, keys: { sort_key: string; initials: string }) => [
    id,
    name,
    keys.sort_key,
    keys.initials,
    at,
  ];
  handle.transaction(() => {
    for (const [index, id] of roster.townshipIds.entries()) {
      const name = `示${pick(syllables)}${pick(townNames)}${index}镇`;
      intoTownship.run(...named(id, name, placeKeys(name)), index + 1);
    }
    for (const [index, id] of roster.villageIds.entries()) {
      const name = `${pick(surnames)}家${pick(townNames)}${index}村`;
      intoVillage.run(...named(id, name, placeKeys(name)), index + 1, pick(roster.townshipIds));
    }
    for (const [index, id] of roster.unitIds.entries()) {
      const name = `示${pick(syllables)}区${pick(unitNames)}${index}`;
      intoUnit.run(...named(id, name, placeKeys(name)));
    }
    for (let index = 0; index < postings; index += 1) {
      const status = pick(['open', 'on_post', 'on_post', 'on_post', 'ended'] as const);
      const role = pick(['first_secretary', 'team_member', 'team_member', null] as const);
      const personId = status === 'open' ? null : v7();
      if (personId !== null) {
        const name = `${pick(surnames)}${pick(syllables)}${pick(syllables)}示`;
        const identity = pick(['civil_servant', 'public_institution', 'enterprise']);
        intoPerson.run(
          ...named(personId, name, personKeys(name)),
          day(1970 + below(25)),
          identity,
          `示${index}`,
        );
      }
      const start = status === 'open' ? null : day(2023 + below(2));
      const end = status === 'ended' ? day(2025) : null;
      const lead = below(3) === 0 ? 1 : 0;
      const posting = [v7(), pick(roster.villageIds), pick(roster.unitIds), personId, lead, role, status];
      intoPosting.run(...posting, start, end, at);
    }
  })();
  return roster;

  function day(year: number): string {
    const two = (number: number) => String(number).padStart(2, '0');
    return `${year}-${two(1 + below(12))}-${two(1 + below(28))}`;
  }
}

const ids = (count: number) => Array.from({ length: count }, () => v7());

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
