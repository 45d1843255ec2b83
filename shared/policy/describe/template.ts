import { formatPoints } from '../../points.ts';
import {
  type AssessedObject,
  type AssessmentKind,
  assessedObjectLabels,
  assessmentKindLabels,
  raterGroupLabels,
} from '../../vocabulary.ts';
import { findTemplate } from '../lookup.ts';
import type {
  AdjustmentRule,
  AssessmentTemplate,
  BallotSection,
  Item,
  Scheme,
  ScorerRule,
  Section,
} from '../scheme.ts';
import type { DescribedRule } from './chapter.types.ts';
import { given, missing, type RuleName } from './rule.ts';
import { gradeInWords, percentInWords } from './words.ts';

/** The template for an object in a kind of assessment; null where the scheme has none. */
export function describeTemplate(
  scheme: Scheme,
  kind: AssessmentKind,
  object: AssessedObject,
): DescribedRule[] | null {
  const template = findTemplate(scheme, kind, object);
  return template ? rulesOf(scheme, template, `${kind}.${object}`, assessedObjectLabels[object]) : null;
}

/** As {@link describeTemplate}, with one rule that says so where there is none. */
export function describeTemplateOrSilence(
  scheme: Scheme,
  kind: AssessmentKind,
  object: AssessedObject,
): DescribedRule[] {
  const title = `${assessmentKindLabels[kind]}内容`;
  const what = `${assessedObjectLabels[object]}的${title}`;
  return describeTemplate(scheme, kind, object) ?? [missing({ code: `${kind}.${object}`, title }, what)];
}

/** Dimensions, items, ballots, bonus and deduction, scorers and cut-offs. */
function rulesOf(
  scheme: Scheme,
  template: AssessmentTemplate,
  prefix: string,
  whom: string,
): DescribedRule[] {
  const name = (code: string, title: string): RuleName => ({
    code: `${prefix}.${code}`,
    title: `${whom}：${title}`,
  });
  const { scorers } = template;
  return [
    ...template.sections.flatMap((section) => [
      describeSection(scheme, section, name(`section.${section.code}`, section.title)),
      ...(section.source === 'items'
        ? section.items.map((item) => describeItem(item, name(`item.${item.code}`, item.title)))
        : []),
    ]),
    ...template.adjustments.map((rule) =>
      describeAdjustment(rule, name(`adjustment.${rule.code}`, rule.title)),
    ),
    ...(template.sections.some(({ source }) => source === 'items')
      ? [given(name('scorers', '评分人数'), scorerSentences(scorers), [scorers.ground])]
      : []),
    describeThresholds(scheme, template, name('thresholds', '等次分数线')),
  ];
}

function describeAdjustment(
  { title, kind, maximum, ground, maximumGround }: AdjustmentRule,
  name: RuleName,
): DescribedRule {
  const what = kind === 'bonus' ? '加分' : '扣分';
  return given(
    name,
    [`${title}的，凭依据${what}，合计${what}不超过 ${formatPoints(maximum)} 分。`],
    [ground, maximumGround],
  );
}

function scorerSentences({ minimum, dropHighLowFrom }: ScorerRule): string[] {
  return [
    `逐项评分至少需要 ${minimum} 份评分表，各项得分取平均数。`,
    dropHighLowFrom === null
      ? '计算平均数时不去掉最高分和最低分。'
      : `评分表达到 ${dropHighLowFrom} 份的，每项去掉一个最高分和一个最低分。`,
  ];
}

function describeSection(scheme: Scheme, section: Section, name: RuleName): DescribedRule {
  const points = `${section.title}占 ${formatPoints(section.maximum)} 分`;
  const grounds = [section.ground, section.maximumGround];
  switch (section.source) {
    case 'items':
      return given(name, [`${points}，由考核组逐项评分，共 ${section.items.length} 项。`], grounds);
    case 'ballots':
      return given(
        name,
        [`${points}，由测评主体投票测评。`, ...ballotSentences(scheme, section)],
        [...grounds, section.optionsGround, ...section.groups.map(({ ground }) => ground)],
      );
    case 'earlier':
      return given(
        name,
        [
          `${points}，按${assessmentKindLabels[section.kind]}得分的平均数折算，至少需要 ${section.minimumCount} 次结果。`,
        ],
        grounds,
      );
  }
}

function ballotSentences(scheme: Scheme, { groups, options }: BallotSection): string[] {
  const worths = options.map(
    ({ grade, value }) => `${gradeInWords(scheme, grade)} ${formatPoints(value)} 分`,
  );
  return [
    ...groups.map(
      ({ group, weight, minimumValid }) =>
        `${raterGroupLabels[group]}的测评占 ${percentInWords(weight)}，有效票不少于 ${minimumValid} 张。`,
    ),
    `每张票折算：${worths.join('，')}。`,
  ];
}

function describeItem(
  { title, guidance, maximum, ground, maximumGround }: Item,
  name: RuleName,
): DescribedRule {
  return given(
    name,
    [`${title}占 ${formatPoints(maximum)} 分。`, ...(guidance === '' ? [] : [guidance])],
    [ground, maximumGround],
  );
}

function describeThresholds(scheme: Scheme, template: AssessmentTemplate, name: RuleName): DescribedRule {
  const { thresholds, thresholdGround, adjustments } = template;
  const lines = thresholds.map(({ grade, minimum }, index) => {
    const above = thresholds[index - 1];
    const from = minimum === 0 && above ? '' : ` ${formatPoints(minimum)} 分（含）以上`;
    const to = above ? `不足 ${formatPoints(above.minimum)} 分` : '';
    return `总分${[from, to].filter((part) => part !== '').join('、')}的，建议等次为${gradeInWords(scheme, grade)}。`;
  });
  const total =
    adjustments.length === 0
      ? '总分为各方面得分之和。'
      : '总分为各方面得分之和，加上加分、减去扣分，最低为 0 分。';
  return given(name, [...lines, `每个考核方面四舍五入到两位小数，${total}`], [thresholdGround]);
}
