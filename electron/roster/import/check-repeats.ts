import type { CheckContext } from './check.types.ts';
import type { RosterRecord } from './records.ts';

/**
 * Finds people who stand in the file more than once. Two lines about one person are right when the periods do not
 * overlap (an earlier posting and the present one); a number used for two names never is.
 */
export function checkRepeats({ problems, mapping }: CheckContext, records: readonly RosterRecord[]): void {
  const numberColumn = mapping.staffNumber ?? null;
  const nameColumn = mapping.name ?? null;
  const byNumber = new Map<string, RosterRecord[]>();
  const byName = new Map<string, RosterRecord[]>();
  for (const record of records) {
    const { name, staffNumber, birthDate } = record.person;
    if (staffNumber !== null) {
      const earlier = byNumber.get(staffNumber) ?? [];
      byNumber.set(staffNumber, [...earlier, record]);
      const other = earlier.find((known) => known.person.name !== name);
      const twice = earlier.find((known) => periodsOverlap(known, record));
      if (other) {
        problems.error(
          record.row,
          numberColumn,
          staffNumber,
          `人员编号 ${staffNumber} 在第 ${other.row} 行已用于“${other.person.name}”，同一编号不能属于两个人，请核对。`,
        );
      } else if (twice) {
        problems.error(
          record.row,
          numberColumn,
          staffNumber,
          `人员编号 ${staffNumber} 与第 ${twice.row} 行重复，且两行的驻村时间重叠。请删去重复的一行，或写明前一段的离岗日期。`,
        );
      }
      continue;
    }
    const earlier = byName.get(name) ?? [];
    byName.set(name, [...earlier, record]);
    const twice = earlier.find(
      (known) => known.person.birthDate === birthDate && periodsOverlap(known, record),
    );
    if (twice && (birthDate !== null || (twice.village === record.village && twice.unit === record.unit))) {
      problems.error(
        record.row,
        nameColumn,
        name,
        `“${name}”与第 ${twice.row} 行像是同一个人，且驻村时间重叠。请删去重复的一行；如确是两人，请填写人员编号。`,
      );
    } else if (twice) {
      problems.warning(
        record.row,
        nameColumn,
        name,
        `“${name}”与第 ${twice.row} 行同名，将登记为两个人。如是同一人，请补上出生日期或人员编号。`,
      );
    }
  }
}

/** Whether two postings have a day in common; one without an end goes on. */
export function periodsOverlap(
  a: { readonly startDate: string; readonly endDate: string | null },
  b: { readonly startDate: string; readonly endDate: string | null },
): boolean {
  return a.startDate <= (b.endDate ?? '9999') && b.startDate <= (a.endDate ?? '9999');
}
