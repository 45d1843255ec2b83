import type { Person, PersonDraft } from '#shared/contract/roster.ts';
import { genderLabels, identityLabels, staffKindLabels } from '#shared/vocabulary.ts';
import type { Problems } from '../../spreadsheets/problems.ts';
import { periodsOverlap } from './check-repeats.ts';
import type { KnownPeople, PersonPosting } from './known-people.ts';
import type { CheckedSheet, RosterRecord } from './records.ts';

/** Who a line of a roster file is about. */
export type PlannedPerson =
  | { readonly kind: 'known'; readonly person: Person }
  /** Lines with one key are about one new person. */
  | { readonly kind: 'new'; readonly key: string };

/** What is filled in for a person on record: blanks only; what is known stays. */
export interface PersonCompletion {
  readonly person: Person;
  readonly completed: PersonDraft;
}

/**
 * Finds the person of a line: by staff number, else by name and date of birth. A name alone is never enough: a new
 * person is made, with a warning when somebody of that name is on record.
 *
 * @returns `undefined` when the line cannot be right; the problem has been told.
 */
export function identify(
  record: RosterRecord,
  people: KnownPeople,
  columns: CheckedSheet['columns'],
  problems: Problems,
): PlannedPerson | undefined {
  const { name, staffNumber, birthDate } = record.person;
  const numbered = staffNumber === null ? undefined : people.byNumber(staffNumber);
  if (numbered && numbered.name !== name) {
    problems.error(
      record.row,
      columns.staffNumber,
      staffNumber ?? '',
      `人员编号 ${staffNumber} 在台账中属于“${numbered.name}”，与本行“${name}”不符，请核对。`,
    );
    return undefined;
  }
  if (numbered) return { kind: 'known', person: numbered };
  const sameName = people.byName(name);
  const born = birthDate === null ? [] : sameName.filter((person) => person.birthDate === birthDate);
  const fitting = born.filter((person) => person.staffNumber === null || staffNumber === null);
  const [only] = fitting;
  if (only && fitting.length === 1) return { kind: 'known', person: only };
  if (sameName.length > 0) {
    problems.warning(
      record.row,
      columns.name,
      name,
      `台账中已有 ${sameName.length} 位同名人员，本行将登记为另一人。如是同一人，请补上人员编号或出生日期。`,
    );
  }
  if (staffNumber !== null) return { kind: 'new', key: `number ${staffNumber}` };
  return { kind: 'new', key: birthDate === null ? `row ${record.row}` : `born ${birthDate} ${name}` };
}

/** A posting on record that the line repeats, or that it cannot stand beside. */
export function clashOf(
  record: RosterRecord,
  postings: readonly PersonPosting[],
  same: (posting: PersonPosting) => boolean,
): { readonly kind: 'same' | 'overlapping'; readonly posting: PersonPosting } | undefined {
  for (const posting of postings) {
    if (!periodsOverlap(record, posting)) continue;
    return { kind: same(posting) ? 'same' : 'overlapping', posting };
  }
  return undefined;
}

/** Fields that a file has columns for. */
const fieldNames: Record<Exclude<keyof PersonDraft, 'name' | 'phoneAllowanceInSalary'>, string> = {
  gender: '性别',
  birthDate: '出生日期',
  ethnicity: '民族',
  politicalStatus: '政治面貌',
  partyDate: '入党时间',
  workStartDate: '参加工作时间',
  unitJoinedOn: '到本单位时间',
  retirementDate: '退休时间',
  identity: '人员身份',
  staffKind: '人员类别',
  rank: '职级',
  homePosition: '单位职务',
  phone: '联系电话',
  otherContact: '其他联系方式',
  staffNumber: '人员编号',
};

/** What the file knows and the record does not. Where the two differ the record stays, with a warning. */
export function complete(
  record: RosterRecord,
  person: Person,
  columns: CheckedSheet['columns'],
  problems: Problems,
): PersonCompletion | undefined {
  const { id: _id, revision: _revision, ...completed } = { ...person };
  let changed = false;
  for (const field of Object.keys(fieldNames) as (keyof typeof fieldNames)[]) {
    const [onRecord, inFile] = [person[field], record.person[field]];
    if (inFile === null || inFile === onRecord) continue;
    if (onRecord === null) {
      Object.assign(completed, { [field]: inFile });
      changed = true;
      continue;
    }
    problems.warning(
      record.row,
      columns.name,
      person.name,
      `${person.name}的${fieldNames[field]}：台账为“${shown(field, onRecord)}”，文件为“${shown(field, inFile)}”，保留台账内容。`,
    );
  }
  return changed ? { person, completed } : undefined;
}

function shown(field: keyof typeof fieldNames, value: string): string {
  const labels: Readonly<Record<string, string>> | undefined =
    field === 'gender'
      ? genderLabels
      : field === 'identity'
        ? identityLabels
        : field === 'staffKind'
          ? staffKindLabels
          : undefined;
  return labels?.[value] ?? value;
}
