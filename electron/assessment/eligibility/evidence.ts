import type { Days } from '#shared/assessment/time-on-post.ts';
import { isIncomplete, monthsWithin } from '#shared/assessment/year-figures.ts';
import type { AttendanceOfPosting, Evidence } from '#shared/contract/assessment-eligibility.ts';
import { isPersonSubject, type Subject } from '#shared/contract/assessment-record.ts';
import type { DutyRow } from '#shared/contract/presence-duties.ts';
import type { ConductRow } from '#shared/contract/presence-records.ts';
import {
  addDays,
  type BusinessDate,
  businessDateOf,
  firstDayOf,
  lastDayOf,
  type Month,
} from '#shared/dates.ts';
import type { AssessmentId, PersonId, PostingId, SchemeVersionId } from '#shared/ids.ts';
import type { Scheme } from '#shared/policy/scheme.ts';
import { presenceOfYear } from '#shared/presence/evaluate-presence.ts';
import { nameMonths } from '#shared/presence/evaluate-presence-facts.ts';
import type { PostingFacts } from '../../roster/posting-facts.ts';
import { readRecord } from '../record/assessment-detail.ts';
import type { AssessmentDependencies } from '../record/change.ts';
import { periodOf } from './answers.ts';
import { attendanceOf } from './attendance.repository.ts';

/** Reads what the records of daily management say about whom or what is assessed. */
export function createEvidence({ database, policy, clock, presence, roster }: AssessmentDependencies) {
  const { read } = database;

  /** Postings that matter: the person's own of the period, or those of the team or unit as frozen. */
  async function postingsOf(subject: Subject, period: Days): Promise<PostingFacts[]> {
    if (isPersonSubject(subject)) {
      const { personId } = subject;
      return roster.postingsOnPostBetween(period.from, period.to, { personId });
    }
    const members = subject.object === 'team' ? subject.members : subject.people;
    const facts = await roster.postingFacts(members.map(({ postingId }) => postingId));
    return members.flatMap(({ postingId }) => facts.get(postingId) ?? []);
  }

  async function attendanceIn(
    period: Days,
    scheme: Scheme,
    postings: readonly PostingFacts[],
  ): Promise<{ attendance: AttendanceOfPosting[]; incomplete: Month[] }> {
    const calendar = await presence.calendar.workingCalendar();
    const today = businessDateOf(clock.now());
    const asOf = today < period.to ? today : period.to;
    const ids = postings.map(({ id }) => id);
    // The week that crosses into the period begins in the month before.
    const known = await attendanceOf(read, ids, { from: addDays(period.from, -7), to: period.to });
    const incomplete = new Set<Month>();
    const attendance = postings.map((posting): AttendanceOfPosting => {
      const span = { startDate: posting.start, endDate: posting.end };
      const about = { ...span, id: posting.id, villageName: posting.village, endKind: null };
      const within = monthsWithin(
        { ...nothingElse(period, posting.personId), postings: [about], attendance: known },
        { calendar, asOf },
      );
      for (const { facts } of within) if (isIncomplete(facts)) incomplete.add(facts.month);
      const rules = { rules: scheme.presence.rules, absence: [] };
      const months = known.get(posting.id) ?? [];
      return {
        postingId: posting.id,
        personId: posting.personId,
        personName: posting.name,
        role: posting.role,
        villageName: posting.village,
        ...span,
        months: within.map(({ facts }) => ({
          month: facts.month,
          daysOnPost: facts.daysOnPost,
          counts: facts.known === 'nothing' ? null : facts.counts,
          openDays: facts.openDays.length,
        })),
        figures: yearsOf(period).flatMap((year) => {
          const end = lastDayOf(year);
          return presenceOfYear({ ...span, months }, year, {
            rules,
            calendar,
            asOf: asOf < end ? asOf : end,
          });
        }),
      };
    });
    return { attendance, incomplete: [...incomplete].sort() };
  }

  /** Inspections, observations and leaves of these postings within the period, the newest first. */
  async function recordsOf(period: Days, postings: readonly PostingFacts[]) {
    const ids = new Set<PostingId>(postings.map(({ id }) => id));
    const people = [...new Set(postings.map(({ personId }) => personId))];
    const ofPostings = <Row extends { readonly postingId: PostingId; readonly voidedAt: string | null }>(
      rows: readonly Row[],
      dateOf: (row: Row) => BusinessDate,
    ) =>
      rows.filter((row) => ids.has(row.postingId) && row.voidedAt === null && isWithin(period, dateOf(row)));
    const spotChecks: Evidence['spotChecks'] = [];
    const observations: Evidence['observations'] = [];
    const leaves: Evidence['leaves'] = [];
    for (const personId of people) {
      spotChecks.push(
        ...ofPostings(await presence.spotChecks.ofPerson(personId), ({ checkedOn }) => checkedOn),
      );
      observations.push(
        ...ofPostings(await presence.observations.ofPerson(personId), ({ observedOn }) => observedOn),
      );
      const own = await presence.leave.leavesOf({ personId });
      leaves.push(
        ...own.filter(
          ({ postingId, state, startDate, endDate }) =>
            ids.has(postingId) &&
            state !== 'refused' &&
            state !== 'withdrawn' &&
            startDate <= period.to &&
            endDate >= period.from,
        ),
      );
    }
    return {
      spotChecks: newestFirst(spotChecks, ({ checkedOn }) => checkedOn),
      observations: newestFirst(observations, ({ observedOn }) => observedOn),
      leaves: newestFirst(leaves, ({ startDate }) => startDate),
    };
  }

  async function conductOf(period: Days, subject: Subject): Promise<ConductRow[]> {
    if (!isPersonSubject(subject)) return [];
    const rows = await presence.conduct.ofPerson(subject.personId);
    return rows.filter(
      ({ voidedAt, decidedOn, effectiveUntil }) =>
        voidedAt === null &&
        decidedOn <= period.to &&
        // What was decided before still matters while it holds.
        (decidedOn >= period.from || effectiveUntil === null || effectiveUntil >= period.from),
    );
  }

  async function dutiesOf(
    period: Days,
    subject: Subject,
    postings: readonly PostingFacts[],
    schemeVersionId: SchemeVersionId,
  ): Promise<DutyRow[]> {
    const rows: DutyRow[] = [];
    for (const year of yearsOf(period)) {
      if (isPersonSubject(subject)) {
        for (const { id, start, end } of postings) {
          if (start > lastDayOf(year) || (end !== null && end < firstDayOf(year))) continue;
          const found = await presence.duties.ofPosting({ postingId: id, year, schemeVersionId });
          rows.push(...found.rows.filter(({ ref }) => ref.subject === 'person'));
        }
        continue;
      }
      const place =
        subject.object === 'team'
          ? { subject: subject.object, villageId: subject.villageId, unitId: null }
          : { subject: subject.object, villageId: null, unitId: subject.unitId };
      const found = await presence.duties.register({
        ...place,
        dutyCode: null,
        year,
        townshipId: null,
        text: '',
        onlyShort: false,
        schemeVersionId,
        offset: 0,
        limit: 500,
      });
      rows.push(...found.rows.filter(({ ref }) => isOwn(ref, subject)));
    }
    return rows;
  }

  /** @throws ApplicationError NOT_FOUND */
  return async (id: AssessmentId): Promise<Evidence> => {
    const { row, subject, cycle, schemeTitle } = await readRecord(read, policy, id);
    const { content } = await policy.get(cycle.schemeVersionId);
    const period = periodOf(cycle);
    const postings = await postingsOf(subject, period);
    const { attendance, incomplete } = await attendanceIn(period, content, postings);
    return {
      id,
      object: row.object,
      periodFrom: period.from,
      periodTo: period.to,
      schemeTitle,
      attendance,
      ...(await recordsOf(period, postings)),
      conduct: await conductOf(period, subject),
      duties: await dutiesOf(period, subject, postings, cycle.schemeVersionId),
      notes: notesOf(subject, content, incomplete),
    };
  };
}

function notesOf(subject: Subject, scheme: Scheme, incomplete: readonly Month[]): string[] {
  const years = Map.groupBy(incomplete, (month) => month.slice(0, 4));
  return [
    ...[...years.values()].map((months) => `${nameMonths(months)}有考勤没有登记或登记不全。`),
    ...(scheme.duties.length === 0 ? ['方案没有规定任务，没有履职对照。'] : []),
    ...(isPersonSubject(subject) ? [] : ['处分、诫勉等属于个人，在各人的考核里查看。']),
  ];
}

const isOwn = (ref: DutyRow['ref'], subject: Subject): boolean =>
  ref.subject === 'team'
    ? subject.object === 'team' && ref.villageId === subject.villageId
    : ref.subject === 'unit' && subject.object === 'unit' && ref.unitId === subject.unitId;

const nothingElse = (period: Days, personId: PersonId) => ({
  period,
  personId,
  workStart: null,
  leaves: [],
  conduct: [],
  spotChecks: [],
});

const isWithin = ({ from, to }: Days, day: BusinessDate) => day >= from && day <= to;

function yearsOf({ from, to }: Days): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const newestFirst = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  dateOf: (row: Row) => BusinessDate,
): Row[] =>
  rows.toSorted((a, b) =>
    dateOf(a) === dateOf(b) ? (a.id < b.id ? 1 : -1) : dateOf(a) < dateOf(b) ? 1 : -1,
  );
