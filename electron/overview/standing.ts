import { type Standing, termNoticeDays } from '#shared/contract/overview.ts';
import { effectNoticeDays } from '#shared/contract/recall-consequences.ts';
import { addDays, addMonths, type BusinessDate, businessDateOf, monthOf } from '#shared/dates.ts';
import { isAllowed } from '#shared/permissions.ts';
import { addYears } from '#shared/roster/term.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Clock } from '../application.types.ts';
import type { PolicyService } from '../policy/policy.service.ts';
import type { PresenceService } from '../presence/presence.service.ts';
import type { RecallService } from '../recall/recall.service.ts';
import type { RosterService } from '../roster/roster.service.ts';

export interface StandingSources {
  readonly clock: Clock;
  readonly policy: PolicyService;
  readonly roster: RosterService;
  readonly presence: PresenceService;
  readonly recall: RecallService;
}

/** The totals of a list are wanted, not its rows. */
const oneRow = { offset: 0, limit: 1 };
const everywhere = { townshipId: null, villageId: null, unitId: null, text: '' };

/** What daily management leaves to be done; signals only for roles that may see them. */
export async function standingOf(sources: StandingSources, role: Role): Promise<Standing> {
  const { clock, policy, roster, presence, recall } = sources;
  const today = businessDateOf(clock.now());
  const month = addMonths(monthOf(today), -1);
  const { content: scheme } = await policy.inForce();
  const leaves = await presence.leave.owed();
  const checks = await presence.spotChecks.list({
    ...oneRow,
    filter: {
      ...everywhere,
      from: null,
      to: null,
      withVoided: false,
      level: null,
      finding: null,
      correction: 'overdue',
    },
    sort: [],
  });
  const attendance = await presence.attendance.list({ ...oneRow, ...everywhere, month, recorded: false });
  const term = scheme.posting.minimumTerm;
  const cases = isAllowed(role, 'recall.caseTotals') ? await casesOf(recall, role) : noCases;
  return {
    ...cases,
    signals: isAllowed(role, 'recall.signalTotals') ? (await recall.totals(role)).open : null,
    leavesRequested: leaves.requested,
    leavePaperMissing: leaves.paperMissing,
    leaveSubstitutionMissing: leaves.substitutionMissing,
    leavesNotReturned: leaves.notReturned,
    correctionsOverdue: checks.totals.overdueCorrections,
    nominations: await roster.nominations.count(),
    termsFull: term.kind === 'stated' ? await termsFull(roster, today, term.value.years) : null,
    attendanceMissing: attendance.total,
    attendanceMonth: month,
  };
}

const noCases = { casesMine: null, casesOverdue: null, followUpsOverdue: null, effectsEnding: null };

/** What recall cases leave to be done, as far as the role may know of them. */
async function casesOf({ cases, consequences }: RecallService, role: Role) {
  const { mine, overdue } = await cases.openCases(role);
  return {
    casesMine: mine,
    casesOverdue: overdue,
    followUpsOverdue: await consequences.followUpsOverdue(role),
    effectsEnding: await consequences.countEffectsEnding(effectNoticeDays),
  };
}

async function termsFull(roster: RosterService, today: BusinessDate, years: number): Promise<number> {
  const limit = addDays(today, termNoticeDays);
  const people = await roster.postingsOnPostBetween(today, today);
  return people.filter(({ start, end }) => end === null && addYears(start, years) <= limit).length;
}
