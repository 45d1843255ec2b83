import {
  type AssessmentDetail,
  type OpinionOrgan,
  opinionOrganLabels,
  opinionOrgans,
  type YearFigures,
} from '#shared/contract/assessment-record.ts';
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

/**
 * What people type about one person, by path, as it stands in the fields. One flat table of texts, so that comparing,
 * keeping and merging unsaved work is the same for every field.
 */
export type Fields = Readonly<Record<string, string>>;

/** What is saved by one call: the item scores, the tally of one rater group, or texts and figures together. */
export type Part = 'scores' | 'narrative' | `tally/${RaterGroup}`;

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

const opinionFields = ['text', 'signer', 'signedOn'] as const;
export type OpinionField = (typeof opinionFields)[number];
export const opinionFieldLabels: Record<OpinionField, string> = {
  text: '意见',
  signer: '签名人',
  signedOn: '签署日期',
};

export const scorePath = (item: string) => `score/${item}/points`;
export const remarkPath = (item: string) => `score/${item}/remark`;
export const tallyPath = (group: RaterGroup, field: TallyField) => `tally/${group}/${field}`;
export const figurePath = (figure: keyof YearFigures) => `figure/${figure}`;
export const textPath = (text: 'selfSummary' | 'remarks') => `text/${text}`;
export const opinionPath = (organ: OpinionOrgan, field: OpinionField) => `opinion/${organ}/${field}`;

/** The items the committee scores, in the order of the sheet. */
export function itemsOf({ template }: Pick<AssessmentDetail, 'template'>): Item[] {
  return template.sections.flatMap((section) => (section.source === 'items' ? section.items : []));
}

/** The dimensions that ballots rate; as a rule one. */
export function ballotSectionsOf({ template }: Pick<AssessmentDetail, 'template'>): BallotSection[] {
  return template.sections.filter((section) => section.source === 'ballots');
}

/** Whose sheet is edited: place in the cycle's list of scorers. */
export const editedScorer = 1;

/** Every field of a record with what is stored in it; empty text where nothing is. */
export function fieldsOf(detail: AssessmentDetail): Fields {
  const fields: Record<string, string> = {};
  for (const { code } of itemsOf(detail)) {
    const score = detail.scores.find(({ scorer, item }) => scorer === editedScorer && item === code);
    fields[scorePath(code)] = score ? formatPoints(score.points) : '';
    fields[remarkPath(code)] = score?.remark ?? '';
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
  for (const organ of opinionOrgans) {
    const opinion = detail.narrative.opinions.find((candidate) => candidate.organ === organ);
    fields[opinionPath(organ, 'text')] = opinion?.text ?? '';
    fields[opinionPath(organ, 'signer')] = opinion?.signer ?? '';
    fields[opinionPath(organ, 'signedOn')] = opinion?.signedOn ?? '';
  }
  return fields;
}

export function isGrade(field: TallyField): field is Grade {
  return grades.some((grade) => grade === field);
}

/** The call that saves a field. */
export function partOf(path: string): Part {
  const group = tallyGroupOf(path);
  if (group) return `tally/${group}`;
  return path.startsWith('score/') ? 'scores' : 'narrative';
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
  for (const { code, title } of itemsOf(detail)) {
    if (path === scorePath(code)) return `${title}：得分`;
    if (path === remarkPath(code)) return `${title}：评分说明`;
  }
  const figure = figureFields.find((candidate) => figurePath(candidate) === path);
  if (figure) return figureLabels[figure];
  for (const organ of opinionOrgans) {
    const field = opinionFields.find((candidate) => opinionPath(organ, candidate) === path);
    if (field) return `${opinionOrganLabels[organ]}：${opinionFieldLabels[field]}`;
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
