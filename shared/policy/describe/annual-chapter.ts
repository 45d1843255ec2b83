import { assessedObjects, grades, type Identity, identities, identityLabels } from '../../vocabulary.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter, DescribedRule } from './chapter.types.ts';
import { chapter, given, missing } from './rule.ts';
import { describeTemplateOrSilence } from './template.ts';
import { listed, percentInWords } from './words.ts';

/** How people, teams and units are assessed for a year, into which grades, and what follows (年度考核). */
export function describeAnnual(scheme: Scheme): Chapter {
  return chapter('annual', [
    ...identities.map((identity) => gradeWords(scheme, identity)),
    ...assessedObjects.flatMap((object) => describeTemplateOrSilence(scheme, 'annual', object)),
    quota(scheme),
    approvingOrgan(scheme),
    effects(scheme),
  ]);
}

function gradeWords(scheme: Scheme, identity: Identity): DescribedRule {
  const label = identityLabels[identity];
  const name = { code: `annual.words.${identity}`, title: `${label}的等次名称` };
  const entry = scheme.gradeWords.find((candidate) => candidate.identities.includes(identity));
  return entry
    ? given(
        name,
        [`${label}的等次为：${listed(grades.map((grade) => entry.words[grade]))}。`],
        [entry.ground],
      )
    : missing(name, `${label}的等次名称`);
}

function quota({ annual: { excellentQuota } }: Scheme): DescribedRule {
  const { ratio, rounding, ground } = excellentQuota;
  const counted =
    rounding === 'floor' ? '计算的名额不是整数的，舍去小数。' : '计算的名额不是整数的，四舍五入。';
  return given(
    { code: 'annual.quota', title: '优秀等次比例' },
    ratio === null
      ? ['本方案未载明优秀等次的具体比例。']
      : [`优秀等次不超过参加考核人数的 ${percentInWords(ratio)}，公务员和其他人员分别计算。`, counted],
    [ground],
  );
}

function approvingOrgan({ annual: { approvingOrgan: organ } }: Scheme): DescribedRule {
  return given(
    { code: 'annual.approving_organ', title: '等次审定' },
    [`考核等次由${organ.name}审定。`],
    [organ.ground],
  );
}

function effects({ annual }: Scheme): DescribedRule {
  const name = { code: 'annual.effects', title: '考核结果运用' };
  return annual.effects.length > 0
    ? given(
        name,
        annual.effects.map(({ text }) => text),
        annual.effects.map(({ ground }) => ground),
      )
    : missing(name, '考核结果怎样运用');
}
