import type { Blocker } from '#shared/contract/assessment-cycle.ts';
import { formatDateLong } from '#shared/dates.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { assessedObjectLabels, assessmentKindLabels } from '#shared/vocabulary.ts';
import type { ReadHandle } from '../../database/database.types.ts';
import type { Guarded } from './blockers.ts';
import { type CycleHead, chosenPostings } from './cycle.repository.ts';
import { blocker, listOf } from './named-records.ts';
import { findParticipants, type Participants } from './participants.ts';

/** Whom a planned cycle would assess as the roster is now. */
export async function participantsOf(
  handle: ReadHandle,
  cycle: CycleHead,
  scheme: Scheme,
): Promise<Participants> {
  return findParticipants(handle, {
    kind: cycle.kind,
    period: { from: cycle.periodFrom, to: cycle.periodTo },
    objects: cycle.objects,
    scheme,
    postingIds: cycle.kind === 'term' ? await chosenPostings(handle, cycle.id) : [],
  });
}

/** What keeps a planned cycle from being opened. */
export async function blockersOfOpening({ handle, cycle, scheme, today }: Guarded): Promise<Blocker[]> {
  const found = await participantsOf(handle, cycle, scheme);
  const blockers = [...notBegun(cycle, today), ...unfit(cycle, found, scheme), ...lacking(found)];
  if (cycle.kind === 'term') blockers.push(...(await assessedBefore(handle, cycle, found)));
  return blockers;
}

const periodOf = ({ periodFrom, periodTo }: CycleHead) =>
  `${formatDateLong(periodFrom)}至${formatDateLong(periodTo)}`;

function notBegun(cycle: CycleHead, today: string): Blocker[] {
  if (cycle.periodFrom <= today) return [];
  const from = formatDateLong(cycle.periodFrom);
  return [blocker('period_not_begun', `考核期从${from}开始，还没有到，不能开启考核。`)];
}

function unfit(cycle: CycleHead, found: Participants, scheme: Scheme): Blocker[] {
  const blockers: Blocker[] = [];
  if (found.withoutTemplate.length > 0) {
    const names = found.withoutTemplate.map((object) => assessedObjectLabels[object]);
    const what = assessmentKindLabels[cycle.kind];
    const message = `《${scheme.title}》没有${what}中${names.join('、')}的评分模板，请去掉这类考核对象，或换一版方案。`;
    blockers.push(blocker('no_template', message, { names, count: names.length }));
  }
  if (found.outside > 0) {
    const message = `选定的岗位中有 ${found.outside} 个在考核期（${periodOf(cycle)}）内没有人在岗，请去掉后再开启。`;
    blockers.push(blocker('postings_outside_period', message, { names: [], count: found.outside }));
  }
  const nobody =
    found.people.length + found.teams.length + found.units.length + found.incomplete.length === 0;
  if (nobody) {
    const message =
      cycle.kind === 'term'
        ? '还没有选定期满考核的人员，请先从期满名单中选定。'
        : `台账中考核期（${periodOf(cycle)}）内没有符合考核对象的人员，请先在台账中安排人员到岗。`;
    blockers.push(blocker('no_participants', message));
  }
  return blockers;
}

function lacking({ incomplete }: Participants): Blocker[] {
  if (incomplete.length === 0) return [];
  const list = listOf(
    incomplete.map(({ posting, lacking: what }) => `${posting.name}（缺${what.join('、')}）`),
  );
  const message = `有 ${list.count} 人信息不全，请先在台账中补全再开启考核：${list.text}。`;
  return [blocker('participants_incomplete', message, list)];
}

/** The end of a term is assessed once. */
async function assessedBefore(
  handle: ReadHandle,
  cycle: CycleHead,
  { people }: Participants,
): Promise<Blocker[]> {
  const rows = await handle
    .selectFrom('assessment as a')
    .innerJoin('assessment_cycle as c', 'c.id', 'a.cycle_id')
    .select(['a.posting_id', 'a.person_name', 'c.title'])
    .where('c.kind', '=', 'term')
    .where('c.id', '<>', cycle.id)
    .where('a.posting_id', 'is not', null)
    .orderBy('a.id')
    .execute();
  const chosen = new Set<string | null>(people.map(({ postingId }) => postingId));
  const again = rows.filter((row) => chosen.has(row.posting_id));
  if (again.length === 0) return [];
  const list = listOf(again.map(({ person_name, title }) => `${person_name}（${title}）`));
  const message = `有 ${list.count} 人的这个岗位已经列入期满考核：${list.text}。请去掉后再开启。`;
  return [blocker('assessed_before', message, list)];
}
