import type { AttendanceRow, AttendanceSave } from '#shared/contract/presence-attendance.ts';
import {
  type BusinessDate,
  businessDateOf,
  firstDayOfMonth,
  lastDayOfMonth,
  type Month,
} from '#shared/dates.ts';
import type { PostingId, TownshipId } from '#shared/ids.ts';
import { type AttendanceCounts, daysOnPost, noDays } from '#shared/presence/attendance-days.ts';
import { evaluatePresence, monthsOnPost } from '#shared/presence/evaluate-presence.ts';
import type { Clock } from '../application.types.ts';
import type { Actor, Database } from '../database/database.types.ts';
import { ApplicationError, notFound } from '../errors.ts';
import type { PolicyService, SchemeVersionWithContent } from '../policy/policy.service.ts';
import { postingFacts } from '../roster/posting-facts.ts';
import {
  type AttendanceFilter,
  allMonthsOf,
  countOnPost,
  leaveOfPostings,
  pageOnPost,
  townshipName,
} from './attendance.repository.ts';
import {
  attendanceRows,
  countsOf,
  monthDays,
  monthOfPosting,
  type RowContext,
  toAttendance,
  toPosting,
  toRecorded,
} from './attendance-rows.ts';
import { byPerson, saveMonths } from './attendance-save.ts';
import { attendanceTemplate } from './attendance-template.ts';
import type { CalendarService } from './calendar/calendar.service.ts';
import { loadKnownPeople } from './import/known-people.ts';

export interface AttendanceDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly policy: Pick<PolicyService, 'inForce'>;
  readonly calendar: CalendarService;
}

export type AttendanceService = ReturnType<typeof createAttendanceService>;

/** Attendance by month and day, held against the scheme in force. */
export function createAttendanceService({ database, clock, policy, calendar }: AttendanceDependencies) {
  const { read } = database;
  const today = () => businessDateOf(clock.now());

  async function context(): Promise<RowContext & { readonly scheme: SchemeVersionWithContent | null }> {
    const scheme = await schemeInForce(policy);
    return {
      scheme,
      rules: scheme?.content.presence ?? noRules,
      calendar: await calendar.workingCalendar(),
      today: today(),
    };
  }

  async function rowsOf(ids: readonly PostingId[], month: Month): Promise<AttendanceRow[]> {
    return attendanceRows(read, ids, month, await context());
  }

  return {
    /** One page of everyone on post in a month. */
    async list(input: AttendanceFilter & { readonly offset: number; readonly limit: number }) {
      const judgedBy = await context();
      const { onPost, recorded } = await countOnPost(read, input);
      const ids = await pageOnPost(read, input, input);
      return {
        total: totalOf(input.recorded, onPost, recorded),
        recorded,
        onPost,
        today: judgedBy.today,
        days: monthDays(judgedBy.calendar, input.month),
        calendarCovered: judgedBy.calendar.covered(Number(input.month.slice(0, 4))),
        scheme: schemeUsed(judgedBy.scheme),
        rows: await attendanceRows(read, ids, input.month, judgedBy),
      };
    },

    /**
     * Records a month of one person.
     *
     * @throws NOT_FOUND, CONFLICT; INVALID_INPUT at `record` or `month` where it cannot be so
     */
    async save(actor: Actor, input: AttendanceSave): Promise<AttendanceRow> {
      const { month, ...entry } = input;
      await database.write(actor, async (unit) => {
        for (const { postingId, person, before, after } of await saveMonths(unit, month, today(), [entry])) {
          await unit.audit({
            action: 'presence.attendanceSaved',
            entityType: 'attendance',
            entityId: attendanceEntity(postingId, month),
            ...(before === null ? {} : { before: { person, ...before } }),
            after: { person, ...after },
          });
        }
      });
      const [row] = await rowsOf([input.postingId], month);
      if (!row) throw notFound('派驻记录');
      return row;
    },

    /**
     * Records days of many people in one month, all or nothing, with one entry in the audit trail.
     *
     * @throws as {@link save}
     */
    async saveMany(
      actor: Actor,
      month: Month,
      entries: readonly {
        readonly postingId: PostingId;
        readonly revision: number | null;
        readonly days: string;
      }[],
    ): Promise<AttendanceRow[]> {
      await database.write(actor, async (unit) => {
        const months = entries.map(({ postingId, revision, days }) => ({
          postingId,
          revision,
          record: { kind: 'days' as const, days },
        }));
        const saved = await saveMonths(unit, month, today(), months);
        if (saved.length === 0) return;
        await unit.audit({
          action: 'presence.attendanceSaved',
          entityType: 'attendance',
          entityId: month,
          before: { rows: byPerson(saved, 'before') },
          after: { month, count: saved.length, rows: byPerson(saved, 'after') },
        });
      });
      return await rowsOf(
        entries.map(({ postingId }) => postingId),
        month,
      );
    },

    /** The sheet of a month, to be filled in by a township and imported. @throws NOT_FOUND for an unknown township */
    async template(month: Month, townshipId: TownshipId | null) {
      const place = townshipId === null ? null : await townshipName(read, townshipId);
      if (place === undefined) throw notFound('乡镇（街道）');
      const filter = { month, townshipId, villageId: null, unitId: null, text: '', recorded: null };
      const { onPost } = await loadKnownPeople(read, month, []);
      const people = new Map(onPost.map((person) => [person.id, person]));
      const ids = await pageOnPost(read, filter, { offset: 0, limit: onPost.length });
      const rows = ids.flatMap((id) => people.get(id) ?? []);
      const working = await calendar.workingCalendar();
      const { fileName, bytes } = attendanceTemplate(place, month, rows, working, clock.now());
      return { fileName, base64: Buffer.from(bytes).toString('base64'), rows: rows.length };
    },

    /** Everything recorded of one posting. @throws NOT_FOUND */
    async of(postingId: PostingId) {
      const facts = (await postingFacts(read, [postingId])).get(postingId);
      if (!facts) throw notFound('派驻记录');
      const judgedBy = await context();
      const posting = toPosting(facts);
      const records = await allMonthsOf(read, postingId);
      const attendance = toAttendance(posting, records);
      const known = new Map(records.map((record) => [record.month, record]));
      const months = [...new Set([...monthsOnPost(posting, judgedBy.today), ...known.keys()])]
        .sort()
        .reverse();
      const leaves = (await leaveOfPostings(read, [postingId], ...spanOf(months, judgedBy.today))).get(
        postingId,
      );
      const { rules, calendar: working, today: asOf } = judgedBy;
      return {
        posting,
        today: asOf,
        scheme: schemeUsed(judgedBy.scheme),
        years: evaluatePresence(attendance, { rules, calendar: working, asOf }).map((year) => ({
          year: year.year,
          counts: sumOf(
            records
              .filter(({ month }) => month.startsWith(`${year.year}-`))
              .map((record) => countsOf(record)),
          ),
          figures: [...year.figures],
          absence: [...year.absence],
          calendarCovered: working.covered(year.year),
        })),
        months: months.flatMap((month) => {
          const onPost = daysOnPost(month, posting);
          if (!onPost) return [];
          const record = known.get(month);
          return [
            {
              month,
              ...toRecorded(record),
              firstDay: onPost.first,
              lastDay: onPost.last,
              calendar: monthDays(working, month),
              ...monthOfPosting(month, attendance, record, leaves ?? [], judgedBy),
            },
          ];
        }),
      };
    },
  };
}

/** By what the audit trail and the history of a record know a month of a posting. */
export const attendanceEntity = (postingId: PostingId, month: Month) => `${postingId}/${month}`;

const noRules: RowContext['rules'] = { rules: [], absence: [] };

/** The scheme that figures follow; null on a desk where no scheme has been stored yet. */
async function schemeInForce(
  policy: Pick<PolicyService, 'inForce'>,
): Promise<SchemeVersionWithContent | null> {
  try {
    return await policy.inForce();
  } catch (error) {
    if (error instanceof ApplicationError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

function schemeUsed(scheme: SchemeVersionWithContent | null) {
  if (!scheme) return null;
  const { id, title, version, content } = scheme;
  return {
    id,
    title,
    version,
    rules: content.presence.rules.map(({ code, title: name }) => ({ code, title: name })),
  };
}

function totalOf(only: boolean | null, onPost: number, recorded: number): number {
  if (only === null) return onPost;
  return only ? recorded : onPost - recorded;
}

/** First and last day of the months, for looking up what lies within them. */
function spanOf(months: readonly Month[], today: BusinessDate): [BusinessDate, BusinessDate] {
  const [last, first] = [months[0], months.at(-1)];
  return first && last ? [firstDayOfMonth(first), lastDayOfMonth(last)] : [today, today];
}

function sumOf(counts: readonly AttendanceCounts[]): Record<keyof AttendanceCounts, number> {
  const sum = { ...noDays };
  for (const month of counts)
    for (const kind of Object.keys(sum) as (keyof AttendanceCounts)[]) sum[kind] += month[kind];
  return sum;
}
