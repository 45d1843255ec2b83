import { formatPoints, type Points, points } from '../points.ts';
import {
  grades,
  identities,
  identityLabels,
  postRoleLabels,
  postRoles,
  raterGroupLabels,
} from '../vocabulary.ts';
import type { AssessmentTemplate, BallotSection, ItemSection, Scheme, Section } from './scheme.ts';
import { repeated } from './validate-helpers.ts';

const fullMark = points(100 * 100);
const fullWeight = 10_000;

/** Words of the grades: one set for each identity. */
export function gradeWordProblems(scheme: Scheme): string[] {
  const named = scheme.gradeWords.flatMap((entry) => entry.identities);
  return identities.flatMap((identity) => {
    const count = named.filter((other) => other === identity).length;
    if (count === 1) return [];
    const label = identityLabels[identity];
    return count === 0
      ? [`${label}没有等次名称，请补充。`]
      : [`${label}有 ${count} 套等次名称，只能保留 1 套。`];
  });
}

/** Templates of the annual assessment: one for each role, their parts adding up, their grades in order. */
export function annualProblems(scheme: Scheme): string[] {
  return [
    ...templatesByRole(scheme),
    ...scheme.annual.templates.flatMap((template) =>
      problemsOf(template).map((problem) => `“${template.title}”：${problem}`),
    ),
  ];
}

function templatesByRole(scheme: Scheme): string[] {
  const { templates } = scheme.annual;
  const perRole = postRoles.flatMap((role) => {
    const count = templates.filter((template) => template.roles.includes(role)).length;
    if (count === 1) return [];
    const label = postRoleLabels[role];
    return count === 0
      ? [`${label}没有年度考核模板，请补充。`]
      : [`${label}有 ${count} 个年度考核模板，只能保留 1 个。`];
  });
  return [
    ...perRole,
    ...repeated(templates.map((template) => template.code)).map(
      (code) => `模板代码“${code}”重复，请改成不同的代码。`,
    ),
  ];
}

function problemsOf(template: AssessmentTemplate): string[] {
  const { sections } = template;
  const items = sections.flatMap((section) => (section.source === 'items' ? section.items : []));
  return [
    ...notTotalling('各部分分值', sections, fullMark),
    ...repeated(sections.map((section) => section.code)).map((code) => `部分代码“${code}”重复。`),
    ...repeated(items.map((item) => item.code)).map((code) => `项目代码“${code}”重复。`),
    ...sections.flatMap((section) =>
      sectionProblems(section).map((problem) => `“${section.title}”${problem}`),
    ),
    ...thresholdProblems(template),
  ];
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
