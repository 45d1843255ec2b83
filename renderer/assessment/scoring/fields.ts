import type { AssessmentDetail, YearFigures } from '#shared/contract/assessment-record.ts';
import { formatPoints, parsePoints } from '#shared/points.ts';
import type { BallotSection, Item } from '#shared/policy/scheme.ts';
import { tidyLine } from '#shared/text.ts';
import {
  type Grade,
  grades,
  type RaterGroup,
  raterGroupLabels,
  raterGroupSchema,
} from '#shared/vocabulary.ts';
import {
  departmentOf,
  departmentPaths,
  type OpinionKey,
  opinionFieldLabels,
  opinionFieldsOf,
  opinionPath,
  organLabel,
  singleOrgans,
} from './opinions.ts';

/**
 * What people type about one person, by path, as it stands in the fields. One flat table of texts, so that comparing,
 * keeping and merging unsaved work is the same for every field.
 */
export type Fields = Readonly<Record<string, string>>;

/** What is saved by one call: the sheet of one scorer, the tally of one rater group, or texts and figures together. */
export type Part = `scores/${number}` | 'narrative' | `tally/${RaterGroup}`;

export const controlTotals = ['issued', 'returned', 'valid', 'invalid'] as const;
export type TallyField = (typeof controlTotals)[number] | Grade | 'blank';
export const tallyFields: readonly TallyField[] = [...controlTotals, ...grades, 'blank'];
export const controlTotalLabels: Record<(typeof controlTotals)[number] | 'blank', string> = {
  issued: '发出',
  returned: '收回',
  valid: '有效',
  invalid: '无效',
  blank: '未填',
};

export const figureFields = ['requiredDays', 'presentDays', 'leaveDays', 'absenceNotices'] as const;
export const figureLabels: Record<keyof YearFigures, string> = {
  requiredDays: '应驻村天数',
  presentDays: '实际驻村天数',
  leaveDays: '请假天数',
  absenceNotices: '脱岗通报次数',
};

/** @param scorer place in the cycle's list of scorers, from 1 */
export const scorePath = (scorer: number, item: string) => `score/${scorer}/${item}/points`;
export const remarkPath = (scorer: number, item: string) => `score/${scorer}/${item}/remark`;
export const tallyPath = (group: RaterGroup, field: TallyField) => `tally/${group}/${field}`;
export const figurePath = (figure: keyof YearFigures) => `figure/${figure}`;
export const textPath = (text: 'selfSummary' | 'remarks') => `text/${text}`;

/** The items the committee scores, in the order of the sheet. */
export function itemsOf({ template }: Pick<AssessmentDetail, 'template'>): Item[] {
  return template.sections.flatMap((section) => (section.source === 'items' ? section.items : []));
}

/** The dimensions that ballots rate; as a rule one. */
export function ballotSectionsOf({ template }: Pick<AssessmentDetail, 'template'>): BallotSection[] {
  return template.sections.filter((section) => section.source === 'ballots');
}

/** Places of the scorers, from 1. */
export const scorersOf = ({ scorers }: Pick<AssessmentDetail, 'scorers'>): number[] =>
  scorers.map((_, index) => index + 1);

/** Every field of a record with what is stored in it; empty text where nothing is. */
export function fieldsOf(detail: AssessmentDetail): Fields {
  const fields: Record<string, string> = {};
  for (const place of scorersOf(detail)) {
    for (const { code } of itemsOf(detail)) {
      const score = detail.scores.find(({ scorer, item }) => scorer === place && item === code);
      fields[scorePath(place, code)] = score ? formatPoints(score.points) : '';
      fields[remarkPath(place, code)] = score?.remark ?? '';
    }
  }
  for (const { group } of ballotSectionsOf(detail).flatMap((section) => section.groups)) {
    const tally = detail.tallies.find((candidate) => candidate.group === group);
    for (const field of tallyFields) {
      const count = tally && (isGrade(field) ? tally.votes[field] : tally[field]);
      fields[tallyPath(group, field)] = count === undefined ? '' : String(count);
    }
  }
  for (const figure of figureFields) fields[figurePath(figure)] = String(detail.figures[figure] ?? '');
  fields[textPath('selfSummary')] = detail.narrative.selfSummary;
  fields[textPath('remarks')] = detail.narrative.remarks;
  return { ...fields, ...opinionFieldsOf(detail.narrative) };
}

export function isGrade(field: TallyField): field is Grade {
  return grades.some((grade) => grade === field);
}

/** The call that saves a field. */
export function partOf(path: string): Part {
  const group = tallyGroupOf(path);
  if (group) return `tally/${group}`;
  const scorer = scorerOf(path);
  return scorer === undefined ? 'narrative' : `scores/${scorer}`;
}

/** Whose sheet a path lies in: place of the scorer; also of the sheet as a part. */
export function scorerOf(path: string): number | undefined {
  const [kind, place] = path.split('/');
  return kind === 'score' || kind === 'scores' ? Number(place) : undefined;
}

/** What is taken over or kept as a whole: a tally, a department's opinion, else a field by itself. */
export function unitOf(path: string): string {
  const group = tallyGroupOf(path);
  if (group) return `tally/${group}`;
  const department = departmentOf(path);
  return department ? `opinion/${department}` : path;
}

/** Every path of the unit that a path lies in. */
export function pathsOfUnit(path: string): string[] {
  const group = tallyGroupOf(path);
  if (group) return tallyFields.map((field) => tallyPath(group, field));
  const department = departmentOf(path);
  return department ? departmentPaths(department) : [path];
}

/** The rater group whose tally a path lies in, if any. */
export function tallyGroupOf(path: string): RaterGroup | undefined {
  const [kind, group] = path.split('/');
  return kind === 'tally' ? raterGroupSchema.parse(group) : undefined;
}

/** Two texts of a field that the program stores alike, such as `8.50` and `８.5`, have one canonical form. */
export function canonical(path: string, text: string): string {
  const kind = path.split('/')[0];
  if (path.endsWith('/points')) {
    const parsed = parsePoints(text);
    return parsed === undefined ? text.trim() : formatPoints(parsed);
  }
  if (kind === 'tally' || kind === 'figure') {
    const plain = text.normalize('NFKC').trim();
    return /^\d+$/.test(plain) ? String(Number(plain)) : plain;
  }
  const isParagraphs = kind === 'text' || (kind === 'opinion' && path.endsWith('/text'));
  return isParagraphs ? text.replace(/\r\n?/g, '\n').trimEnd() : tidyLine(text);
}

/** What a field is called, e.g. `请销假与工作纪律：得分`; a field of a tally by the tally: `村干部：测评票`. */
export function labelOf(detail: AssessmentDetail, path: string): string {
  const group = tallyGroupOf(path);
  if (group) return `${raterGroupLabels[group]}：测评票`;
  const scorer = scorerOf(path);
  if (scorer !== undefined) {
    const whose = detail.scorers.length > 1 ? `${detail.scorers[scorer - 1]} ` : '';
    const item = itemsOf(detail).find(({ code }) => path.split('/')[2] === code);
    return `${whose}${item?.title}：${path.endsWith('/points') ? '得分' : '评分说明'}`;
  }
  const figure = figureFields.find((candidate) => figurePath(candidate) === path);
  if (figure) return figureLabels[figure];
  const department = departmentOf(path);
  if (department) return `${organLabel(department)}：意见`;
  for (const organ of singleOrgans) {
    for (const field of ['text', 'signer', 'signedOn', 'proposedGrade'] as const) {
      if (path === opinionPath(organ, field)) return `${organLabel(organ)}：${opinionFieldLabels[field]}`;
    }
  }
  return path === textPath('selfSummary') ? '个人总结' : '需要说明的情况';
}

/** A tally in one line: `发出 30 收回 28 有效 28 无效 0；优秀 20 称职 8 …`; `未录入` where nothing is typed. */
export function tallySentence(detail: AssessmentDetail, group: RaterGroup, fields: Fields): string {
  const at = (field: TallyField) => fields[tallyPath(group, field)] ?? '';
  if (tallyFields.every((field) => at(field) === '')) return '未录入';
  const say = (field: TallyField) =>
    `${isGrade(field) ? detail.gradeWords[field] : controlTotalLabels[field]} ${at(field) || '0'}`;
  return `${controlTotals.map(say).join(' ')}；${[...grades, 'blank' as const].map(say).join(' ')}`;
}

/** What stands in a unit, in one line, for whoever compares two versions of it. */
export function unitSentence(detail: AssessmentDetail, unit: string, fields: Fields): string {
  const group = tallyGroupOf(unit);
  if (group) return tallySentence(detail, group, fields);
  const department = departmentOf(unit);
  if (department) return departmentSentence(department, fields);
  const text = fields[unit] ?? '';
  if (text === '') return '（空）';
  const grade = unit.endsWith('/proposedGrade') ? grades.find((each) => each === text) : undefined;
  return grade ? detail.gradeWords[grade] : text;
}

function departmentSentence(key: OpinionKey, fields: Fields): string {
  if (fields[opinionPath(key, 'listed')] !== '1') return '（没有这份意见）';
  const said = [
    fields[opinionPath(key, 'text')] || '（空）',
    fields[opinionPath(key, 'signer')],
    fields[opinionPath(key, 'signedOn')],
  ];
  return said.filter(Boolean).join('，');
}
