import { expect, test } from 'vitest';
import { points } from '#shared/points.ts';
import type { AssessmentTemplate, BallotSection, ItemSection, Scheme } from '#shared/policy/scheme.ts';
import { at, problemsOfBroken } from './broken-scheme.ts';

const first = <T>(values: readonly T[]): T => at(values, 0);
const firstTemplate = (scheme: Scheme): AssessmentTemplate => first(scheme.annual.templates);
const items = (scheme: Scheme): ItemSection[] =>
  firstTemplate(scheme).sections.filter((section) => section.source === 'items');
const ballots = (scheme: Scheme): BallotSection =>
  first(firstTemplate(scheme).sections.filter((section) => section.source === 'ballots'));

const title = '“第一书记年度考核”';

test.each<[string, (scheme: Scheme) => void, string[]]>([
  [
    'group weights that do not total 100 %',
    (scheme) => {
      first(ballots(scheme).groups).weight = 1950;
    },
    [`${title}：“群众认可度”各测评主体权重合计 99.5%，应为 100%。`],
  ],
  [
    'a rater group twice',
    (scheme) => {
      first(ballots(scheme).groups).group = 'party_delegates';
    },
    [`${title}：“群众认可度”的测评主体“党员代表”重复。`],
  ],
  [
    'section maxima that do not total 100',
    (scheme) => {
      ballots(scheme).maximum = points(2500);
    },
    [`${title}：各部分分值合计 95 分，应为 100 分。`],
  ],
  [
    'items that do not total their section',
    (scheme) => {
      first(first(items(scheme)).items).maximum = points(1450);
    },
    [`${title}：“到岗到位”各项目分值合计 29.5 分，应为 30 分。`],
  ],
  [
    'cut-offs out of order',
    (scheme) => {
      first(firstTemplate(scheme).thresholds).minimum = points(7500);
    },
    [`${title}：等次分数线应由高到低、四个等次各一条，现在依次为 75、75、60、0。`],
  ],
  [
    'a lowest grade that does not start at 0',
    (scheme) => {
      firstTemplate(scheme).thresholds[3] = { grade: 'incompetent', minimum: points(100) };
    },
    [`${title}：最低等次的分数线应为 0 分，现在是 1 分。`],
  ],
  [
    'a worse option that is worth more',
    (scheme) => {
      first(ballots(scheme).options).value = points(7000);
    },
    [`${title}：“群众认可度”测评票的等次应由高到低排列且折算分逐级降低，现在依次为 70、80、60、0。`],
  ],
  [
    'two items of one code, even in different sections',
    (scheme) => {
      first(first(items(scheme)).items).code = 'service';
    },
    [`${title}：项目代码“service”重复。`],
  ],
  [
    'an identity without words of grades',
    (scheme) => void scheme.gradeWords.pop(),
    ['事业单位人员没有等次名称，请补充。', '国有企业人员没有等次名称，请补充。'],
  ],
  [
    'a role with two templates',
    (scheme) => void firstTemplate(scheme).roles.push('team_member'),
    ['工作队员有 2 个年度考核模板，只能保留 1 个。'],
  ],
  [
    'a role without a template',
    (scheme) => void scheme.annual.templates.splice(1, 1),
    ['工作队员没有年度考核模板，请补充。'],
  ],
])('%s is named', (_, breakIt, problems) => {
  expect(problemsOfBroken(breakIt)).toEqual(problems);
});
