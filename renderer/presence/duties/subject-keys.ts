import { type DutyRow, type DutySubjectRef, dutySubjectRefSchema } from '#shared/contract/presence-duties.ts';

/** A subject as one word, for addresses and lists of keys: `person:…`, `team:…`, `unit:…`, `organiser`. */
export function subjectKey(ref: DutySubjectRef): string {
  switch (ref.subject) {
    case 'person':
      return `person:${ref.postingId}`;
    case 'team':
      return `team:${ref.villageId}`;
    case 'unit':
      return `unit:${ref.unitId}`;
    case 'organiser':
      return 'organiser';
  }
}

const idNames = { person: 'postingId', team: 'villageId', unit: 'unitId' } as const;

/** The subject of a key; null for a key that was cut off or made up. */
export function subjectOf(key: string): DutySubjectRef | null {
  const [subject = '', id] = key.split(':');
  const idName = Object.entries(idNames).find(([name]) => name === subject)?.[1];
  const parsed = dutySubjectRefSchema.safeParse(idName ? { subject, [idName]: id } : { subject });
  return parsed.success ? parsed.data : null;
}

/** A row of the register: subject and duty. */
export const dutyRowKey = ({ ref, duty }: Pick<DutyRow, 'ref' | 'duty'>): string =>
  `${subjectKey(ref)} ${duty.code}`;

/** Subject and duty of a row's key; null for a key that was cut off or made up. */
export function readRowKey(key: string): { readonly ref: DutySubjectRef; readonly dutyCode: string } | null {
  const [subject = '', dutyCode = ''] = key.split(' ');
  const ref = subjectOf(subject);
  return ref && dutyCode !== '' ? { ref, dutyCode } : null;
}
