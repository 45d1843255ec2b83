import {
  type BallotSummarySnapshot,
  ballotSummarySchema,
  type RatedList,
} from '#shared/archive/snapshots/ballot-summary.ts';
import { businessDateOf } from '#shared/dates.ts';
import { findTemplate } from '#shared/policy/lookup.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import {
  type AssessedObject,
  assessedObjectLabels,
  assessmentKindLabels,
  type Grade,
  grades,
  type RaterGroup,
} from '#shared/vocabulary.ts';
import { groupsRating, optionLabel } from '../../assessment/ballots/ballot-options.ts';
import type { CycleHead } from '../../assessment/cycle/cycle.repository.ts';
import { type ApplicationError, notFound, ruleViolation } from '../../errors.ts';
import { breather } from '../../roster/breather.ts';
import type { ArchiveDependencies } from '../archive.types.ts';
import {
  type BatchSheets,
  batchesInScope,
  countedFromBatches,
  type RatedSubject,
  type RecordTally,
  revisionsOfBallots,
  type Scope,
  subjectsInScope,
  talliesInScope,
  tallyKey,
} from './ballot-figures.repository.ts';
import { fewBallots, sheetsByGroup, summedGroups, sumOpinions, sumSheets } from './ballot-sums.ts';
import type { DocumentDraft } from './draft.types.ts';
import { signingOrgan } from './letters.ts';

/**
 * What stands on 民主测评汇总表: the ballots of a cycle, or those about the people and teams of one township, summed up
 * by rater group and by who was rated. Single ballots, meetings and raters are not in it.
 *
 * @throws ApplicationError NOT_FOUND; RULE_VIOLATION `no_ballots` while nothing is counted
 */
export async function ballotSummaryDraft(
  { assessment, policy, database }: ArchiveDependencies,
  scope: Scope,
): Promise<DocumentDraft> {
  const { cycleId, townshipId } = scope;
  const cycle = await assessment.cycles.headOf(cycleId);
  const standing = await revisionsOfBallots(database.read, cycleId);
  const { content: scheme } = await policy.get(cycle.schemeVersionId);
  const subjects = await subjectsInScope(database.read, scope);
  const [first] = subjects;
  if (townshipId !== null && !first) throw notFound('乡镇（街道）的考核对象');
  const place = townshipId === null ? '' : (first?.townshipName ?? '');
  const batches = await batchesInScope(database.read, scope);
  const tallies = (await talliesInScope(database.read, scope)).filter(ratedUnder(scheme, cycle, subjects));
  if (tallies.length === 0) throw noBallots(cycle, place);
  const counted = await countedFromBatches(database.read, cycleId);
  const typed = tallies.filter(({ id, group }) => !counted.has(tallyKey(id, group)));
  const settled = batches.filter(({ state }) => state === 'settled');
  const days = settled.flatMap(({ heldOn }) => (heldOn === null ? [] : [heldOn])).sort();
  const [from] = days;
  const to = days.at(-1);
  const tallied = new Set(tallies.map(({ id }) => id));
  const rated = subjects.filter(({ id }) => tallied.has(id));
  const unrated = subjects.filter(
    ({ id, object, participation }) =>
      participation === 'graded' && !tallied.has(id) && ratingGroups(scheme, cycle, object).length > 0,
  );
  const offered = optionsOver(scheme, cycle, rated);
  const sheets = sheetsByGroup(settled, typed);
  const lists = await listsOf(scheme, cycle, rated, tallies);
  return {
    kind: 'ballot_summary',
    year: cycle.year,
    schemeVersionId: cycle.schemeVersionId,
    title: `${cycle.title}民主测评汇总表`,
    name: place,
    about: townshipId === null ? cycleId : `${cycleId}:${townshipId}`,
    assessment: null,
    cycleId,
    unitId: null,
    caseId: null,
    person: null,
    refusal: refusalOf(cycle, batches),
    standing,
    standingNow: (handle) => revisionsOfBallots(handle, cycleId),
    formedOn: (at) => to ?? businessDateOf(at),
    snapshot: (frame) =>
      ballotSummarySchema.parse({
        kind: 'ballot_summary',
        ...frame,
        year: cycle.year,
        cycleTitle: cycle.title,
        assessment: assessmentKindLabels[cycle.kind],
        organ: signingOrgan(cycle, scheme),
        scope: place === '' ? '全部考核对象' : place,
        held: from === undefined || to === undefined ? null : { from, to },
        batches: settled.length,
        options: offered.map((grade) => optionLabel(scheme, grade, rated)),
        ...summedGroups(sheets, tallies, offered),
        lists,
        notes: notesOf({ unrated, typed, batches, sheets }),
      } satisfies BallotSummarySnapshot),
  };
}

/** Keeps tallies of groups that rate the record under its template. */
function ratedUnder(scheme: Scheme, cycle: CycleHead, subjects: readonly RatedSubject[]) {
  const objectOf = new Map(subjects.map(({ id, object }) => [id, object]));
  const rating = new Map(
    [...new Set(objectOf.values())].map((object) => [object, ratingGroups(scheme, cycle, object)]),
  );
  return ({ id, group }: RecordTally) => {
    const object = objectOf.get(id);
    return object !== undefined && (rating.get(object) ?? []).includes(group);
  };
}

const ratingGroups = (scheme: Scheme, { kind }: CycleHead, object: AssessedObject): RaterGroup[] =>
  groupsRating(findTemplate(scheme, kind, object)).map(({ group }) => group);

/** Every grade that is offered on the ballots of these records, best first. */
function optionsOver(scheme: Scheme, { kind }: CycleHead, rated: readonly RatedSubject[]): Grade[] {
  const objects = [...new Set(rated.map(({ object }) => object))];
  const offered = objects.flatMap((object) =>
    (findTemplate(scheme, kind, object)?.sections ?? []).flatMap((section) =>
      section.source === 'ballots' ? section.options.map(({ grade }) => grade) : [],
    ),
  );
  return grades.filter((grade) => offered.includes(grade));
}

const isPerson = (object: AssessedObject) => object === 'first_secretary' || object === 'team_member';

async function listsOf(
  scheme: Scheme,
  cycle: CycleHead,
  rated: readonly RatedSubject[],
  tallies: readonly RecordTally[],
): Promise<RatedList[]> {
  const byRecord = Map.groupBy(tallies, ({ id }) => id);
  const pause = breather();
  const listOf = async (
    words: Pick<RatedList, 'title' | 'of'>,
    chosen: readonly RatedSubject[],
  ): Promise<RatedList[]> => {
    if (chosen.length === 0) return [];
    const options = optionsOver(scheme, cycle, chosen);
    const rows: RatedList['rows'] = [];
    for (const subject of chosen) {
      await pause();
      const own = byRecord.get(subject.id) ?? [];
      rows.push({ ...namesOf(subject), ...sumSheets(own), opinions: sumOpinions(own, options) });
    }
    const all = chosen.flatMap(({ id }) => byRecord.get(id) ?? []);
    const total = { ...sumSheets(rows), opinions: sumOpinions(all, options) };
    return [
      {
        ...words,
        options: options.map((grade) => optionLabel(scheme, grade, chosen)),
        rows,
        total,
      },
    ];
  };
  return [
    ...(await listOf(
      { title: '第一书记、工作队员', of: 'people' },
      rated.filter(({ object }) => isPerson(object)),
    )),
    ...(await listOf(
      { title: assessedObjectLabels.team, of: 'teams' },
      rated.filter(({ object }) => object === 'team'),
    )),
    ...(await listOf(
      { title: assessedObjectLabels.unit, of: 'units' },
      rated.filter(({ object }) => object === 'unit'),
    )),
  ];
}

function namesOf({
  object,
  name,
  townshipName,
  villageName,
}: RatedSubject): Pick<RatedList['rows'][number], 'name' | 'township' | 'village'> {
  if (object === 'unit') return { name, township: null, village: null };
  if (object === 'team') return { name: `${name}驻村工作队`, township: townshipName, village: null };
  return { name, township: townshipName, village: villageName };
}

interface Counted {
  /** Graded, without ballots. */
  readonly unrated: readonly RatedSubject[];
  readonly typed: readonly RecordTally[];
  readonly batches: readonly BatchSheets[];
  readonly sheets: ReturnType<typeof sheetsByGroup>;
}

const namesShown = 30;

function notesOf({ unrated, typed, batches, sheets }: Counted): string[] {
  const few = sheets.size > 1 && [...sheets.values()].some(({ valid }) => valid > 0 && valid < fewBallots);
  const voided = batches.filter(({ state }) => state === 'voided');
  const byHand = new Set(typed.map(({ id }) => id)).size;
  return [
    '一张票上列有几个考核对象的，票数按张计一次，评价按对象各计一次；率为占有效票数的百分比，未填为有效票中没有评价该对象的。',
    ...(few
      ? [`有效票不足 ${fewBallots} 张的评议主体，评价与其他评议主体合并列出，以免由票数推知个人的选择。`]
      : []),
    ...(byHand > 0
      ? [`${byHand} 个考核对象有按合计数录入的票，没有测评批次，其票数按每个对象一份票计。`]
      : []),
    ...(voided.length > 0 ? [`作废批次：${numbersOf(voided)}，票数没有计入。`] : []),
    ...(unrated.length > 0
      ? [
          `没有测评票的考核对象 ${unrated.length} 个：${listed(unrated.map((subject) => namesOf(subject).name))}。`,
        ]
      : []),
  ];
}

const listed = (names: readonly string[]) =>
  names.length <= namesShown ? names.join('、') : `${names.slice(0, namesShown).join('、')}等`;

function numbersOf(batches: readonly BatchSheets[]): string {
  const numbers = batches.map(({ number }) => String(number));
  return `第 ${listed(numbers)} 批`;
}

function noBallots({ title }: CycleHead, place: string): ApplicationError {
  return ruleViolation(
    'no_ballots',
    `${title}${place && `在${place}`}还没有确认的测评票，没有民主测评汇总表。请先在测评票页录入并确认。`,
  );
}

function refusalOf({ title, state }: CycleHead, batches: readonly BatchSheets[]): ApplicationError | null {
  const open = batches.filter((batch) => batch.state !== 'settled' && batch.state !== 'voided');
  if (open.length > 0) {
    return ruleViolation(
      'batches_open',
      `${title}还有 ${open.length} 个批次的测评票没有确认（${numbersOf(open)}），不能生成民主测评汇总表。请先录入确认，或写明理由作废这些批次。`,
    );
  }
  if (state !== 'draft' && state !== 'open' && state !== 'scoring') return null;
  return ruleViolation(
    'still_scoring',
    `${title}还在测评评分，票数还会变，不能生成民主测评汇总表。进入等次评定后再生成，可以先预览。`,
  );
}
