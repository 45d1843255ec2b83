import type { AdjoiningLeave, LeavePeriod } from '../contract/presence-leave.ts';
import type { BusinessDate } from '../dates.ts';
import type { LeaveId } from '../ids.ts';
import type { LeaveKind, LeaveState } from '../vocabulary.ts';
import { halfDayNumber, halfDaysOf, nextWorkingHalfDay, periodOf, type WorkingDays } from './leave-length.ts';

/** A leave as far as other leaves of the posting have to know it. */
export interface RecordedLeave extends LeavePeriod {
  readonly id: LeaveId;
  readonly kind: LeaveKind;
  readonly state: LeaveState;
  /** Null where nothing adjoined when it was requested. */
  readonly joined: boolean | null;
  readonly returnedOn: BusinessDate | null;
  readonly returnedHalf: 'am' | 'pm' | null;
}

/** Whether a leave in this state takes up its days. */
export const takesUpDays = (state: LeaveState): boolean => state !== 'refused' && state !== 'withdrawn';

/** The days that a leave really takes up: whoever came back early was there again. */
export function takenPeriod(leave: Omit<RecordedLeave, 'id' | 'kind' | 'joined'>): LeavePeriod {
  const { startDate, startHalf, endDate, endHalf } = leave;
  const approved = { startDate, startHalf, endDate, endHalf };
  if (leave.returnedOn === null || leave.returnedHalf === null) return approved;
  const { first, last } = halfDaysOf(approved);
  return periodOf(first, Math.min(last, halfDayNumber(leave.returnedOn, leave.returnedHalf) - 1));
}

/** Whether two periods share a half day. */
export function overlap(a: LeavePeriod, b: LeavePeriod): boolean {
  const [x, y] = [halfDaysOf(a), halfDaysOf(b)];
  return x.first <= y.last && y.first <= x.last;
}

/** Whether between two periods there is nothing, or only days off. */
export function adjoins(a: LeavePeriod, b: LeavePeriod, calendar: WorkingDays): boolean {
  const [x, y] = [halfDaysOf(a), halfDaysOf(b)];
  const [earlier, later] = x.first <= y.first ? [x, y] : [y, x];
  return nextWorkingHalfDay(earlier.last, calendar) >= later.first;
}

/** A leave in question: one that is being typed, or one on record. */
export interface LeaveInQuestion extends LeavePeriod {
  /** Null for one that is being typed. */
  readonly id: LeaveId | null;
  readonly joined: boolean | null;
}

export interface AdjoiningRun {
  /** Leaves reached from the one in question, the earliest first, whether or not they are added. */
  readonly adjoining: readonly AdjoiningLeave[];
  /** The stretch that the ladder is climbed with: from the first added leave to the last, days off between included. */
  readonly stretch: LeavePeriod;
}

interface Node {
  /** Place in the order of recording; later ones decide whether they are added to earlier ones. */
  readonly order: number;
  readonly joined: boolean | null;
  readonly period: LeavePeriod;
  readonly leave: RecordedLeave | null;
}

/**
 * Leaves that adjoin the one in question, directly or through each other. Two of them count as one unless it was
 * decided, when the later was recorded, that they do not.
 *
 * @param others all leaves of the posting in the order they were recorded; the one in question may be among them
 */
export function adjoiningRun(
  question: LeaveInQuestion,
  others: readonly RecordedLeave[],
  calendar: WorkingDays,
): AdjoiningRun {
  const place = others.findIndex(({ id }) => id === question.id);
  const { startDate, startHalf, endDate, endHalf } = question;
  const self: Node = {
    order: place < 0 ? others.length : place,
    joined: question.joined,
    period: { startDate, startHalf, endDate, endHalf },
    leave: null,
  };
  const nodes = others.flatMap((leave, order): Node[] =>
    takesUpDays(leave.state) && order !== place
      ? [{ order, joined: leave.joined, period: takenPeriod(leave), leave }]
      : [],
  );
  const added = reach(self, nodes, calendar);
  const near = reach({ ...self, joined: true }, nodes, calendar);
  return {
    adjoining: near.flatMap(({ leave, period }) =>
      leave ? [{ id: leave.id, kind: leave.kind, state: leave.state, ...period }] : [],
    ),
    stretch: stretchOf(added.map(({ period }) => period)),
  };
}

/** The node itself and all that count as one with it, the earliest first. */
function reach(self: Node, nodes: readonly Node[], calendar: WorkingDays): Node[] {
  const found = [self];
  const rest = new Set(nodes);
  for (const node of found) {
    for (const other of rest) {
      const later = node.order > other.order ? node : other;
      if (later.joined === false || !adjoins(node.period, other.period, calendar)) continue;
      rest.delete(other);
      found.push(other);
    }
  }
  return found.toSorted((a, b) => halfDaysOf(a.period).first - halfDaysOf(b.period).first);
}

function stretchOf(periods: readonly LeavePeriod[]): LeavePeriod {
  const ends = periods.map(halfDaysOf);
  return periodOf(Math.min(...ends.map(({ first }) => first)), Math.max(...ends.map(({ last }) => last)));
}
