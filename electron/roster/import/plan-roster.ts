import type { PostingId, VillageId } from '#shared/ids.ts';
import type { PostRole } from '#shared/vocabulary.ts';
import type { Problems } from '../../spreadsheets/problems.ts';
import { breather } from '../breather.ts';
import type { Queries } from '../handle.types.ts';
import { type KnownPlaces, loadPlaces } from '../places.repository.ts';
import { loadUnits } from '../units.repository.ts';
import { applyRoster } from './apply-roster.ts';
import { type KnownPeople, loadKnownPeople } from './known-people.ts';
import { type ImportPlan, type PlanOptions, sampleSize } from './plan.types.ts';
import { clashOf, complete, identify, type PersonCompletion, type PlannedPerson } from './plan-people.ts';
import { type PlannedPlaces, planPlaces } from './plan-places.ts';
import { postsOfVillages, type VillagePost } from './posts-of-villages.ts';
import type { CheckedSheet, RosterRecord } from './records.ts';
import { type ResolvedUnits, resolveUnits } from './resolve-units.ts';

/** A line of the file and what becomes of it: an open post filled, or a new posting. */
export interface PlannedPosting {
  readonly record: RosterRecord;
  readonly township: string;
  readonly person: PlannedPerson;
  readonly role: PostRole | null;
  /** The open post that is filled. */
  readonly fills: VillagePost | null;
  /** For a new posting: the seat after those that the unit has in the village. */
  readonly seat: number;
  readonly lead: boolean;
}

/** What the lines of a file are held against. */
interface Roster {
  readonly places: KnownPlaces;
  readonly planned: PlannedPlaces;
  readonly units: ResolvedUnits;
  readonly people: KnownPeople;
  readonly posts: ReadonlyMap<VillageId, readonly VillagePost[]>;
  readonly sheet: CheckedSheet;
  readonly problems: Problems;
}

/** Plans a roster file: each person on an open post of the village and unit where there is one. */
export async function planRoster(
  handle: Queries,
  file: { readonly sheet: CheckedSheet; readonly records: readonly RosterRecord[] },
  options: PlanOptions,
  problems: Problems,
): Promise<ImportPlan> {
  const { sheet, records } = file;
  const breathe = breather();
  const places = await loadPlaces(handle);
  const planned = planPlaces(places);
  const units = resolveUnits(
    await loadUnits(handle),
    records.map((record) => record.unit),
    options.decisions,
  );
  await breathe();
  const people = await loadKnownPeople(handle, records);
  const located: Located[] = [];
  for (const record of records) {
    const line = locate(record, { places, planned, sheet, problems });
    if (line) located.push(line);
    await breathe();
  }
  const villageIds = new Set(located.flatMap(({ villageId }) => villageId ?? []));
  const posts = await postsOfVillages(handle, villageIds);

  const roster: Roster = { places, planned, units, people, posts, sheet, problems };
  const used = new Set<PostingId>();
  const seats = new Map<string, number>();
  const completions = new Map<string, PersonCompletion>();
  const postings: PlannedPosting[] = [];
  for (const line of located) {
    const posting = planLine(line, roster, used, seats, completions);
    if (posting) postings.push(posting);
    await breathe();
  }
  const newPeople = new Set(postings.flatMap(({ person }) => (person.kind === 'new' ? person.key : [])));

  return {
    totals: {
      townships: planned.newTownships.size,
      villages: planned.newVillages,
      units: units.newNames.length,
      postings: postings.filter(({ fills }) => fills === null).length,
      people: newPeople.size,
    },
    filledPosts: postings.filter(({ fills }) => fills !== null).length,
    problems,
    units,
    replaced: null,
    sample: postings.slice(0, sampleSize).map(({ record, township, role }) => ({
      row: record.row,
      township,
      village: record.village,
      unit: units.of(record.unit).name,
      person: record.person.name,
      role,
      startDate: record.startDate,
    })),
    steps: postings.length + newPeople.size + completions.size,
    apply: (applying) =>
      applyRoster(applying, { postings, completions: [...completions.values()], planned, units }),
  };
}

interface Located {
  readonly record: RosterRecord;
  readonly township: string;
  readonly villageId: VillageId | undefined;
}

/** Finds the village of a line; new villages are told once. */
function locate(
  record: RosterRecord,
  { places, planned, sheet, problems }: Pick<Roster, 'places' | 'planned' | 'sheet' | 'problems'>,
): Located | undefined {
  const column = sheet.columns.village;
  if (record.township !== null) {
    const before = planned.newVillages;
    const villageId = planned.need(record.township, record.village);
    if (places.villages > 0 && planned.newVillages > before) {
      problems.warning(
        record.row,
        column,
        record.village,
        `台账中没有${record.township}${record.village}，导入时将新建；如是笔误请改正。`,
      );
    }
    return { record, township: record.township, villageId };
  }
  const named = places.villagesNamed(record.village);
  const [only] = named;
  if (only && named.length === 1) return { record, township: only.townshipName, villageId: only.id };
  problems.error(
    record.row,
    column,
    record.village,
    named.length === 0
      ? '台账中没有这个村，这一行又没有写乡镇（街道），无法新建。请补上乡镇（街道），或改正村名。'
      : `台账中有 ${named.length} 个同名的村，请补上乡镇（街道）以便区分。`,
  );
  return undefined;
}

function planLine(
  { record, township, villageId }: Located,
  roster: Roster,
  used: Set<PostingId>,
  seats: Map<string, number>,
  completions: Map<string, PersonCompletion>,
): PlannedPosting | undefined {
  const { units, people, posts, sheet, problems } = roster;
  const person = identify(record, people, sheet.columns, problems);
  if (!person) return undefined;
  const unit = units.of(record.unit);
  if (person.kind === 'known') {
    const clash = clashOf(
      record,
      people.postingsOf(person.person.id),
      (posting) => posting.villageId === villageId && posting.unitId === unit.known?.id,
    );
    if (clash?.kind === 'overlapping') {
      problems.error(
        record.row,
        sheet.columns.name,
        record.person.name,
        `${record.person.name}自 ${clash.posting.startDate} 起已在${clash.posting.villageName}驻村，与本行时间重叠。请先在台账中登记原岗位的离岗日期。`,
      );
      return undefined;
    }
    const completion = complete(record, person.person, sheet.columns, problems);
    if (completion) completions.set(person.person.id, completion);
    if (clash) {
      problems.warning(
        record.row,
        sheet.columns.name,
        record.person.name,
        `${record.person.name}在这个村的派驻已在台账中，本行不再重复登记。`,
      );
      return undefined;
    }
  }
  const inVillage = villageId ? (posts.get(villageId) ?? []) : [];
  const ofUnit = unit.known ? inVillage.filter((post) => post.unitId === unit.known?.id) : [];
  const fills = record.endDate === null ? openPost(ofUnit, record.role, used) : undefined;
  if (fills) used.add(fills.id);
  else if (inVillage.length > 0 && record.endDate === null) {
    problems.warning(
      record.row,
      sheet.columns.unit,
      record.unit,
      `${record.village}没有“${unit.name}”的空缺岗位，导入时将新增一个岗位，请核对。`,
    );
  }
  const role = record.role ?? fills?.role ?? null;
  if (role === null) {
    problems.warning(
      record.row,
      null,
      record.person.name,
      '没有写驻村职务（第一书记或队员），考核前需要补上。',
    );
  } else if (fills && fills.role !== null && fills.role !== role) {
    const words = role === 'first_secretary' ? '工作队员，文件为第一书记' : '第一书记，文件为工作队员';
    problems.warning(record.row, null, record.person.name, `岗位原定为${words}，以文件为准。`);
  }
  const seatKey = `${record.village}\n${township}\n${unit.name}`;
  const lastSeat = seats.get(seatKey) ?? Math.max(0, ...ofUnit.map((post) => post.seat));
  if (!fills) seats.set(seatKey, lastSeat + 1);
  const lead = ofUnit.some((post) => post.lead);
  return { record, township, person, role, fills: fills ?? null, seat: lastSeat + 1, lead };
}

/** An open post of the unit, best one meant for the same role, then one whose role is open. */
function openPost(
  posts: readonly VillagePost[],
  role: PostRole | null,
  used: ReadonlySet<PostingId>,
): VillagePost | undefined {
  const open = posts.filter((post) => post.status === 'open' && !post.nominated && !used.has(post.id));
  return open.find((post) => post.role === role) ?? open.find((post) => post.role === null) ?? open[0];
}
