import {
  type Narrative,
  type OpinionOrgan,
  opinionOrganLabels,
  opinionOrgans,
} from '#shared/contract/assessment-record.ts';
import { businessDateSchema } from '#shared/dates.ts';
import { gradeSchema } from '#shared/vocabulary.ts';

type Fields = Readonly<Record<string, string>>;
type Opinion = Narrative['opinions'][number];

/** Organs of which there is one each; of county departments there is one by each name. */
export const singleOrgans = opinionOrgans.filter((organ) => organ !== 'county_departments');
type SingleOrgan = Exclude<OpinionOrgan, 'county_departments'>;

/** Most departments: a record takes twelve opinions. */
export const departmentLimit = 12 - singleOrgans.length;

const opinionFields = ['text', 'signer', 'signedOn', 'proposedGrade', 'listed'] as const;
export type OpinionField = (typeof opinionFields)[number];
export const opinionFieldLabels: Record<Exclude<OpinionField, 'listed'>, string> = {
  text: '意见',
  signer: '签名人',
  signedOn: '签署日期',
  proposedGrade: '等次建议',
};

const departmentPrefix = 'county_departments@';

/** What stands for an opinion in the paths of its fields: the organ, for a department with its name. */
export type OpinionKey = SingleOrgan | `${typeof departmentPrefix}${string}`;

/** The key of a department's opinion; blank where it has no name, as in records of earlier versions. */
export const departmentKey = (name: string): OpinionKey => `${departmentPrefix}${encodeURIComponent(name)}`;

export const opinionPath = (key: OpinionKey, field: OpinionField) => `opinion/${key}/${field}`;

const isDepartment = (key: string): key is `${typeof departmentPrefix}${string}` =>
  key.startsWith(departmentPrefix);

/** The department whose opinion a path lies in, if any. */
export function departmentOf(path: string): OpinionKey | undefined {
  const [kind, key = ''] = path.split('/');
  return kind === 'opinion' && isDepartment(key) ? key : undefined;
}

export const departmentPaths = (key: OpinionKey): string[] =>
  opinionFields.map((field) => opinionPath(key, field));

/** What an opinion is called: 乡镇党委, or the department by its name. */
export function organLabel(key: OpinionKey): string {
  if (!isDepartment(key)) return opinionOrganLabels[key];
  return nameOf(key) || opinionOrganLabels.county_departments;
}

const nameOf = (key: string) => decodeURIComponent(key.slice(departmentPrefix.length));

/** The stored opinions as fields. */
export function opinionFieldsOf({ opinions }: Narrative): Record<string, string> {
  const fields: Record<string, string> = {};
  const put = (key: OpinionKey, opinion: Opinion | undefined) => {
    fields[opinionPath(key, 'text')] = opinion?.text ?? '';
    fields[opinionPath(key, 'signer')] = opinion?.signer ?? '';
    fields[opinionPath(key, 'signedOn')] = opinion?.signedOn ?? '';
    fields[opinionPath(key, 'proposedGrade')] = opinion?.proposedGrade ?? '';
  };
  for (const organ of singleOrgans)
    put(
      organ,
      opinions.find((opinion) => opinion.organ === organ),
    );
  for (const opinion of opinions) {
    if (opinion.organ !== 'county_departments') continue;
    const key = departmentKey(opinion.organName ?? '');
    put(key, opinion);
    fields[opinionPath(key, 'listed')] = '1';
  }
  return fields;
}

/** The departments on the page, those stored first. */
export function departmentsIn(fields: Fields): OpinionKey[] {
  return Object.keys(fields).flatMap((path) => {
    const key = departmentOf(path);
    return key && path === opinionPath(key, 'listed') && fields[path] === '1' ? [key] : [];
  });
}

/** The opinions as they would be saved. */
export function opinionsIn({ opinions }: Narrative, fields: Fields): Opinion[] {
  const read = (key: OpinionKey) => {
    const at = (field: OpinionField) => fields[opinionPath(key, field)] ?? '';
    const date = businessDateSchema.safeParse(at('signedOn'));
    const grade = gradeSchema.safeParse(at('proposedGrade'));
    return {
      text: at('text'),
      signer: at('signer'),
      signedOn: date.success ? date.data : null,
      proposedGrade: grade.success ? grade.data : null,
    };
  };
  const single = singleOrgans.flatMap((organ): Opinion[] => {
    const opinion = read(organ);
    const before = opinions.find((other) => other.organ === organ);
    const blank =
      opinion.text.trim() === '' &&
      opinion.signer.trim() === '' &&
      opinion.signedOn === null &&
      opinion.proposedGrade === null;
    return blank ? [] : [{ organ, organName: before?.organName ?? null, ...opinion }];
  });
  const departments = departmentsIn(fields).map(
    (key): Opinion => ({ organ: 'county_departments', organName: nameOf(key) || null, ...read(key) }),
  );
  return [...single, ...departments];
}
