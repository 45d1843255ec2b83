import { formatDateLong, formatMonthLong, type Month, parseBusinessDate } from '#shared/dates.ts';
import type { Problems } from '../../spreadsheets/problems.ts';
import type { KnownPeople, KnownPerson } from './known-people.ts';
import type { AttendanceLine, CheckedAttendanceSheet } from './reading.types.ts';

/** A line of the sheet and whom it is about. */
export interface MatchedLine {
  readonly line: AttendanceLine;
  readonly person: KnownPerson;
}

/**
 * Finds whom each line means: by name and village, by staff number where the sheet has one. Nobody is guessed: what
 * may be two people, or nobody, is told beside its cell.
 */
export function matchPeople(
  lines: readonly AttendanceLine[],
  people: KnownPeople,
  month: Month,
  columns: CheckedAttendanceSheet['columns'],
  problems: Problems,
): MatchedLine[] {
  const rows = new Map<string, number>();
  return lines.flatMap((line) => {
    const found = findPerson(line, people, month);
    if ('message' in found) {
      problems.error(line.row, columns[found.at] ?? columns.name, valueAt(line, found.at), found.message);
      return [];
    }
    const earlier = rows.get(found.person.id);
    if (earlier !== undefined) {
      const message = `与第 ${earlier} 行是同一个人，请只保留一行。`;
      problems.error(line.row, columns.name, line.name, message);
      return [];
    }
    rows.set(found.person.id, line.row);
    return [{ line, person: found.person }];
  });
}

type Found =
  | { readonly person: KnownPerson }
  | { readonly at: 'name' | 'village' | 'staffNumber'; readonly message: string };

function findPerson(line: AttendanceLine, people: KnownPeople, month: Month): Found {
  const named = people.byName(line.name);
  if (line.staffNumber !== null) {
    const numbered = people.byNumber(line.staffNumber);
    const [other] = numbered;
    if (other && other.name !== line.name) {
      const message = `人员编号“${line.staffNumber}”在台账上是${other.name}，不是${line.name}，请核对。`;
      return { at: 'staffNumber', message };
    }
    if (numbered.length > 0) return chosen(line, numbered);
    const unnumbered = named.filter(({ staffNumber }) => staffNumber === null);
    if (named.length > 0 && unnumbered.length === 0) {
      const message = `台账上${line.name}的人员编号不是“${line.staffNumber}”，请核对。`;
      return { at: 'staffNumber', message };
    }
    if (unnumbered.length > 0) return chosen(line, unnumbered);
  }
  if (named.length === 0) return { at: 'name', message: unknownPerson(line, people, month) };
  return chosen(line, named);
}

/** Narrows by village and township until one is left. */
function chosen(line: AttendanceLine, candidates: readonly KnownPerson[]): Found {
  let left = candidates;
  if (line.village !== null) {
    const village = plainPlace(line.village);
    left = left.filter((person) => plainPlace(person.village) === village);
    if (left.length === 0) {
      const places = [...new Set(candidates.map((person) => person.village))].join('、');
      return { at: 'village', message: `台账上${line.name}驻${places}，不是${line.village}，请核对。` };
    }
  }
  if (left.length > 1 && line.township !== null) {
    const township = plainPlace(line.township);
    const there = left.filter((person) => plainPlace(person.township) === township);
    if (there.length > 0) left = there;
  }
  const [person] = left;
  if (left.length === 1 && person) return { person };
  const places = left
    .slice(0, 5)
    .map((candidate) => `${candidate.township}${candidate.village}`)
    .join('、');
  const message = `本月在岗的人员中有 ${left.length} 个“${line.name}”（${places}），请用村名或人员编号加以区分。`;
  return { at: 'name', message };
}

/** Why nobody of this name is on post in the month. */
function unknownPerson(line: AttendanceLine, people: KnownPeople, month: Month): string {
  const [other] = people.elsewhere(line.name);
  if (!other) return `台账上没有名叫“${line.name}”的驻村人员，请核对姓名，或先在台账中登记。`;
  const time =
    other.end === null ? `${longDate(other.start)}起` : `${longDate(other.start)}至${longDate(other.end)}`;
  return `${line.name}（${other.village}，${time}）${formatMonthLong(month)}不在岗，不能登记考勤，请核对。`;
}

function longDate(text: string): string {
  const date = parseBusinessDate(text);
  return date ? formatDateLong(date) : text;
}

/** Sheets often leave out 村, 社区, 镇 or 街道 at the end of a name. */
const plainPlace = (name: string) =>
  name.replace(/(?<=..)(?:村民委员会|居民委员会|村委会|居委会|行政村|社区|村|街道|镇|乡)$/u, '');

function valueAt(line: AttendanceLine, at: 'name' | 'village' | 'staffNumber'): string {
  return (at === 'name' ? line.name : at === 'village' ? line.village : line.staffNumber) ?? '';
}
