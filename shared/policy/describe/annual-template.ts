import { formatPoints } from '../../points.ts';
import { assessmentKindLabels, type PostRole, raterGroupLabels } from '../../vocabulary.ts';
import type { AssessmentTemplate, BallotSection, Item, Scheme, Section } from '../scheme.ts';
import type { DescribedRule } from './chapter.types.ts';
import { given, type RuleName } from './rule.ts';
import { gradeInWords, percentInWords, rolesInWords } from './words.ts';

/** The template for people of a role: dimensions, items, ballots and cut-offs. */
export function describeTemplate(
  scheme: Scheme,
  template: AssessmentTemplate,
  role: PostRole,
): DescribedRule[] {
  const name = (code: string, title: string): RuleName => ({
    code: `annual.${role}.${code}`,
    title: `${rolesInWords([role])}：${title}`,
  });
  return [
    ...template.sections.flatMap((section) => [
      describeSection(scheme, section, name(`section.${section.code}`, section.title)),
      ...(section.source === 'items'
        ? section.items.map((item) => describeItem(item, name(`item.${item.code}`, item.title)))
        : []),
    ]),
    describeThresholds(scheme, template, name('thresholds', '等次分数线')),
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
  const { thresholds, thresholdGround } = template;
  const lines = thresholds.map(({ grade, minimum }, index) => {
    const above = thresholds[index - 1];
    const from = minimum === 0 && above ? '' : ` ${formatPoints(minimum)} 分（含）以上`;
    const to = above ? `不足 ${formatPoints(above.minimum)} 分` : '';
    return `总分${[from, to].filter((part) => part !== '').join('、')}的，建议等次为${gradeInWords(scheme, grade)}。`;
  });
  return given(name, [...lines, '每个考核方面四舍五入到两位小数，总分为各方面得分之和。'], [thresholdGround]);
}
