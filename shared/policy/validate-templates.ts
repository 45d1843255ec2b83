import { formatPoints, type Points, points } from '../points.ts';
import {
  type AssessedObject,
  type AssessmentKind,
  assessedObjectLabels,
  assessedObjects,
  assessmentKindLabels,
  assessmentKinds,
  grades,
  postRoles,
  raterGroupLabels,
} from '../vocabulary.ts';
import { findTemplate, templatesOf } from './lookup.ts';
import type {
  AdjustmentRule,
  AssessmentTemplate,
  BallotSection,
  EarlierSection,
  ItemSection,
  Scheme,
  ScorerRule,
  Section,
} from './scheme.ts';
import { repeated } from './validate-helpers.ts';

const fullMark = points(100 * 100);
const fullWeight = 10_000;

/**
 * Templates of a kind of assessment: at most one for each object, for the people on post exactly one of the annual
 * kind; their parts adding up, their grades in order.
 */
export function templateProblems(scheme: Scheme, kind: AssessmentKind): string[] {
  return [
    ...assessedObjects.flatMap((object) => countProblems(scheme, kind, object)),
    ...templatesOf(scheme, kind).flatMap((template) =>
      problemsOf(scheme, kind, template).map((problem) => `“${template.title}”：${problem}`),
    ),
  ];
}

/** Records name their template by its code: it must be the only one, whatever the kind. */
export function templateCodeProblems(scheme: Scheme): string[] {
  const codes = assessmentKinds.flatMap((kind) => templatesOf(scheme, kind).map(({ code }) => code));
  return repeated(codes).map((code) => `模板代码“${code}”重复，请改成不同的代码。`);
}

const isPersonRole = (object: AssessedObject) => postRoles.some((role) => role === object);

function countProblems(scheme: Scheme, kind: AssessmentKind, object: AssessedObject): string[] {
  const count = templatesOf(scheme, kind).filter(({ roles }) => roles.includes(object)).length;
  const label = assessedObjectLabels[object];
  const what = `${assessmentKindLabels[kind]}模板`;
  if (count > 1) return [`${label}有 ${count} 个${what}，只能保留 1 个。`];
  return count === 0 && kind === 'annual' && isPersonRole(object) ? [`${label}没有${what}，请补充。`] : [];
}

function problemsOf(scheme: Scheme, kind: AssessmentKind, template: AssessmentTemplate): string[] {
  const { sections } = template;
  const items = sections.flatMap((section) => (section.source === 'items' ? section.items : []));
  return [
    ...notTotalling('各部分分值', sections, fullMark),
    ...repeated(sections.map((section) => section.code)).map((code) => `部分代码“${code}”重复。`),
    ...repeated(items.map((item) => item.code)).map((code) => `项目代码“${code}”重复。`),
    ...repeated(template.roles).map((object) => `适用对象“${assessedObjectLabels[object]}”重复。`),
    ...sections.flatMap((section) =>
      [
        ...sectionProblems(section),
        ...(section.source === 'earlier' ? earlierProblems(scheme, kind, template, section) : []),
      ].map((problem) => `“${section.title}”${problem}`),
    ),
    ...thresholdProblems(template),
    ...adjustmentProblems(template.adjustments),
    ...scorerProblems(template.scorers),
  ];
}

/** What a kind of assessment can build on: only what came before it. */
const earlierKinds: Record<AssessmentKind, EarlierSection['kind'] | null> = {
  regular: null,
  annual: 'regular',
  term: 'annual',
};

/** Earlier results must be of a kind that comes before, and exist for everybody whom the template is for. */
function earlierProblems(
  scheme: Scheme,
  kind: AssessmentKind,
  { roles }: AssessmentTemplate,
  section: EarlierSection,
): string[] {
  const own = assessmentKindLabels[kind];
  const taken = assessmentKindLabels[section.kind];
  const before = earlierKinds[kind];
  if (before === null) return [`采用以前考核的得分，${own}没有可以采用的，请改为其他评分方式。`];
  if (section.kind !== before)
    return [`采用${taken}得分，${own}只能采用${assessmentKindLabels[before]}得分，请改选。`];
  return (
    roles
      // A missing annual template of people on post is named as such.
      .filter((object) => section.kind === 'regular' || !isPersonRole(object))
      .filter((object) => findTemplate(scheme, section.kind, object) === undefined)
      .map((object) => `采用${taken}得分，但${assessedObjectLabels[object]}没有${taken}模板，请补充。`)
  );
}

/** Bonus and deduction rules: told apart, and worth something. */
function adjustmentProblems(rules: readonly AdjustmentRule[]): string[] {
  return [
    ...repeated(rules.map(({ code }) => code)).map((code) => `加分扣分代码“${code}”重复。`),
    ...rules.flatMap(({ title, kind, maximum }, index) => [
      ...(title.trim() === '' ? [`加分扣分第 ${index + 1} 条没有名称，请补充。`] : []),
      ...(maximum > 0 ? [] : [`${kind === 'bonus' ? '加分' : '扣分'}项“${title}”的最高分为 0。`]),
      ...(maximum <= fullMark
        ? []
        : [
            `${kind === 'bonus' ? '加分' : '扣分'}项“${title}”的最高分 ${formatPoints(maximum)} 分超过 100 分。`,
          ]),
    ]),
  ];
}

function scorerProblems({ minimum, dropHighLowFrom }: ScorerRule): string[] {
  return dropHighLowFrom !== null && dropHighLowFrom < minimum
    ? [`评分表达到 ${dropHighLowFrom} 份去掉最高分和最低分，不能少于最少的 ${minimum} 份。`]
    : [];
}

function sectionProblems(section: Section): string[] {
  switch (section.source) {
    case 'items':
      return itemProblems(section);
    case 'ballots':
      return ballotProblems(section);
    case 'earlier':
      return [];
  }
}

function itemProblems(section: ItemSection): string[] {
  return [
    ...notTotalling('各项目分值', section.items, section.maximum),
    ...section.items.flatMap((item) => (item.maximum > 0 ? [] : [`的项目“${item.title}”分值为 0。`])),
  ];
}

function ballotProblems(section: BallotSection): string[] {
  const weight = section.groups.reduce((sum, group) => sum + group.weight, 0);
  const weightless = section.groups.filter((group) => group.weight === 0);
  return [
    ...(weight === fullWeight
      ? []
      : [`各测评主体权重合计 ${formatPercent(weight)}，应为 ${formatPercent(fullWeight)}。`]),
    ...weightless.map(({ group }) => `的测评主体“${raterGroupLabels[group]}”权重为 0，请删去或给出权重。`),
    ...repeated(section.groups.map((group) => raterGroupLabels[group.group])).map(
      (label) => `的测评主体“${label}”重复。`,
    ),
    ...optionProblems(section),
  ];
}

function optionProblems(section: BallotSection): string[] {
  const worth = section.options.map((option) => formatPoints(option.value)).join('、');
  const fallsByGrade = section.options.every((option, index) => {
    const better = section.options[index - 1];
    return better === undefined || (rank(better.grade) < rank(option.grade) && better.value > option.value);
  });
  return [
    ...(fallsByGrade ? [] : [`测评票的等次应由高到低排列且折算分逐级降低，现在依次为 ${worth}。`]),
    ...section.options.flatMap((option) =>
      option.value <= fullMark ? [] : [`测评票的折算分 ${formatPoints(option.value)} 超过 100 分。`],
    ),
  ];
}

function thresholdProblems({ thresholds }: AssessmentTemplate): string[] {
  const lowest = thresholds.at(-1);
  const lines = thresholds.map((threshold) => formatPoints(threshold.minimum)).join('、');
  const inOrder = thresholds.every(
    (threshold, index) =>
      threshold.grade === grades[index] &&
      (index === 0 || (thresholds[index - 1]?.minimum ?? 0) > threshold.minimum),
  );
  return [
    ...(inOrder ? [] : [`等次分数线应由高到低、四个等次各一条，现在依次为 ${lines}。`]),
    ...(lowest && lowest.minimum !== 0
      ? [`最低等次的分数线应为 0 分，现在是 ${formatPoints(lowest.minimum)} 分。`]
      : []),
    ...thresholds.flatMap(({ minimum }) =>
      minimum <= fullMark ? [] : [`等次分数线 ${formatPoints(minimum)} 超过 100 分。`],
    ),
  ];
}

function notTotalling(what: string, parts: readonly { maximum: Points }[], whole: Points): string[] {
  const sum = points(parts.reduce((total, part) => total + part.maximum, 0));
  return sum === whole ? [] : [`${what}合计 ${formatPoints(sum)} 分，应为 ${formatPoints(whole)} 分。`];
}

const rank = (grade: (typeof grades)[number]) => grades.indexOf(grade);

/** `2050` → `20.5%`. */
function formatPercent(weight: number): string {
  return `${weight / 100}%`;
}
