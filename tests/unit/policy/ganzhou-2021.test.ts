import { expect, test } from 'vitest';
import { gradeWordsFor, templateFor, templatesOf } from '#shared/policy/lookup.ts';
import { schemeSchema } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { assessmentKinds, postRoles } from '#shared/vocabulary.ts';
import { clausesIn, noticeText, withoutBlanks } from '../../support/notices.ts';

const notice = noticeText('ganzhou-2021');

/** The text of an article, from its heading to the next one. */
function article(heading: string): string {
  const start = notice.indexOf(heading);
  const rest = notice.slice(start + heading.length);
  const end = rest.search(/第[一二三四五六七八九十]+条(?!件)/);
  return rest.slice(0, end === -1 ? undefined : end);
}

test('the built-in scheme fits its type and is sound', () => {
  expect(schemeSchema.parse(ganzhou2021)).toEqual(ganzhou2021);
  expect(validateScheme(ganzhou2021)).toEqual([]);
});

test('every quoted clause stands word for word in the article it names', () => {
  const clauses = clausesIn(ganzhou2021);
  expect(clauses.length).toBeGreaterThan(80);
  for (const clause of clauses) {
    const heading = clause.article.replace(/（.+）$/, '');
    expect(article(heading), `${clause.article} ${clause.text.slice(0, 20)}`).toContain(
      withoutBlanks(clause.text),
    );
  }
});

test('the three dimensions of Article 20 carry 30, 40 and 30 points, marked as examples', () => {
  for (const role of postRoles) {
    const template = templateFor(ganzhou2021, 'annual', role);
    expect(
      template.sections.map(({ title, maximum, ground, maximumGround }) => [
        title,
        maximum,
        ground.kind === 'clause' ? ground.clause.article : null,
        maximumGround.kind,
      ]),
    ).toEqual([
      ['到岗到位', 3000, '第二十条', 'example'],
      ['工作职责落实', 4000, '第二十条', 'example'],
      ['群众认可度', 3000, '第二十条', 'example'],
    ]);
  }
});

test('every figure that the notice does not give is marked as an example', () => {
  for (const template of assessmentKinds.flatMap((kind) => templatesOf(ganzhou2021, kind))) {
    const { thresholdGround, scorers, adjustments } = template;
    const figures = [thresholdGround, scorers.ground, ...adjustments.map((rule) => rule.maximumGround)];
    expect(new Set(figures.map(({ kind }) => kind))).toEqual(new Set(['example']));
    for (const section of template.sections) {
      expect(section.maximumGround.kind).toBe('example');
      if (section.source === 'ballots') {
        expect(section.optionsGround.kind).toBe('example');
        expect(section.groups.map((group) => group.ground.kind)).toEqual(section.groups.map(() => 'example'));
      } else if (section.source === 'items') {
        expect(section.items.map((item) => item.maximumGround.kind)).toEqual(
          section.items.map(() => 'example'),
        );
      }
    }
  }
  expect(ganzhou2021.annual.excellentQuota.ratio).toBeNull();
});

test('grades are called by the words of the person’s identity', () => {
  expect(gradeWordsFor(ganzhou2021, 'civil_servant').competent).toBe('称职');
  expect(gradeWordsFor(ganzhou2021, 'public_institution').competent).toBe('合格');
  expect(gradeWordsFor(ganzhou2021, 'enterprise').incompetent).toBe('不合格');
});

test('Article 20 assesses teams and units by contents of their own, without ballots', () => {
  const contents = (object: 'team' | 'unit') =>
    templateFor(ganzhou2021, 'annual', object).sections.map(({ title, source, ground }) => [
      title,
      source,
      ground.kind === 'clause' ? ground.clause.article : null,
    ]);
  expect(contents('team')).toEqual([
    ['争资争项（不含统筹资金项目）', 'items', '第二十条'],
    ['工作落实', 'items', '第二十条'],
  ]);
  expect(contents('unit')).toEqual([
    ['选派第一书记和工作队员', 'items', '第二十条'],
    ['驻村人员保障', 'items', '第二十条'],
    ['对驻村工作队跟踪服务管理', 'items', '第二十条'],
  ]);
});

test('Article 21: the team stands for the unit, one notice for absence counts; what it does to the grade is an example', () => {
  const { assessment } = ganzhou2021;
  expect(assessment.dualAssessment).toMatchObject({
    value: true,
    ground: { clause: { article: '第二十一条' } },
  });
  expect(assessment.eligibility.find(({ fact }) => fact === 'absence_notice')).toMatchObject({
    participation: 'graded',
    cap: 'competent',
    ground: { kind: 'clause', clause: { article: '第二十一条' } },
    outcomeGround: { kind: 'example' },
  });
});

const { posting, presence, duties, money, recall } = ganzhou2021;

/** Articles that a part of the scheme rests on, each once. */
const articlesOf = (part: unknown) => [
  ...new Set(clausesIn(part).map(({ article: name }) => name.replace(/（.+）$/, ''))),
];

test('each part rests on its articles', () => {
  expect(articlesOf(posting)).toEqual(['第六条', '第四条', '第五条', '第二条', '第七条', '第十八条']);
  expect(articlesOf(presence)).toEqual(['第十六条', '第十七条', '第二十一条']);
  expect(articlesOf(duties)).toEqual(['第十二条', '第二十八条', '第十五条', '第十四条']);
  expect(articlesOf(money)).toEqual(['第二十七条', '第二十六条']);
  expect(articlesOf(recall)).toEqual(['第二十二条', '第十六条', '第二十一条']);
});

test('Article 6: what bars a first secretary, what is only asked for in principle, what is only preferred', () => {
  const ofRole = (role: 'first_secretary' | 'team_member') =>
    posting.qualifications.flatMap(({ code, roles, strength, ground }) =>
      roles.includes(role) && ground.kind === 'clause' && ground.clause.article === '第六条'
        ? [`${code} ${strength}`]
        : [],
    );
  expect(ofRole('first_secretary')).toEqual([
    'full_party_member required',
    'party_years required',
    'work_years required',
    'rank in_principle',
  ]);
  expect(ofRole('team_member')).toEqual(['member_party_preferred preferred']);
});

test('Article 17: who approves leave of 3, 4, 7 and 8 days', () => {
  const approver = (days: number) =>
    presence.leaveTiers.find(({ upToDays }) => upToDays === null || days <= upToDays)?.approver;
  expect([3, 4, 7, 8].map(approver)).toEqual([
    '乡镇党委',
    '县（市、区）驻村工作领导小组办公室',
    '县（市、区）驻村工作领导小组办公室',
    '县（市、区）驻村工作领导小组',
  ]);
});

test('Article 18: an early change goes up step by step, for units of the city to the city', () => {
  const { earlyChange } = posting;
  if (earlyChange.kind !== 'stated') throw new Error('Not stated');
  expect(earlyChange.value.steps.map(({ organ, condition }) => [organ, condition])).toEqual([
    ['派出单位党委（党组）', null],
    ['派驻乡镇党委', null],
    ['县（市、区）驻村工作领导小组', null],
    ['市委组织部和市乡村振兴局', '市派单位'],
  ]);
});

test('Article 22: seven triggers, each with records that speak for it and what they suggest', () => {
  expect(
    recall.triggers.map(({ ordinal, signals }) => [
      ordinal,
      ...signals.map(({ test: { kind }, suggests }) => `${kind} ${suggests}`),
    ]),
  ).toEqual([
    [1, 'presence_below recall', 'observation recall'],
    [2, 'grades recall', 'grades recall', 'observation recall'],
    [3, 'approval_below recall', 'observation recall'],
    [4, 'absence_findings notice', 'absence_findings recall', 'not_corrected recall', 'observation recall'],
    [5, 'conduct recall'],
    [6, 'observation recall'],
    [7, 'observation recall'],
  ]);
});

test('where the notice is silent the scheme says what is missing', () => {
  const silences = [posting.selection, presence.leaveDayCount];
  for (const silence of silences) {
    expect(silence).toEqual({ kind: 'unspecified', note: expect.stringMatching(/^办法没有.+。$/) });
  }
});
