import { expect, test } from 'vitest';
import { schemeSchema } from '#shared/policy/scheme.ts';
import { jiangan2021 } from '#shared/policy/schemes/jiangan-2021.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { clausesIn, noticeText, withoutBlanks } from '../../support/notices.ts';

const notice = noticeText('jiangan-2021');
/** The text of a numbered part: 第三条 is what stands between `三、` and `四、`, the last part before the annex. */
const [, ...parts] = notice.slice(0, notice.indexOf('附件：')).split(/(?<=[：。）])[一二三四五六七]、/);
function part(heading: string): string {
  const text = parts['一二三四五六七'.indexOf(heading.charAt(1))];
  if (text === undefined) throw new Error(`No part ${heading}`);
  return text;
}

test('the built-in scheme fits its type and is sound', () => {
  expect(schemeSchema.parse(jiangan2021)).toEqual(jiangan2021);
  expect(validateScheme(jiangan2021)).toEqual([]);
});

test('every quoted clause stands word for word in the part it names', () => {
  const clauses = clausesIn(jiangan2021);
  expect(clauses.length).toBeGreaterThan(30);
  for (const clause of clauses) {
    expect(part(clause.article), `${clause.article} ${clause.text.slice(0, 20)}`).toContain(
      withoutBlanks(clause.text),
    );
  }
});

test('the notice asks for attendance, leave and recall systems but says nothing of them: no rule is invented', () => {
  const { presence, recall } = jiangan2021;
  expect([...presence.rules, ...presence.leaveTiers, ...presence.absence, ...recall.triggers]).toEqual([]);
  const { triggers: _, aftermath: __, ...rest } = recall;
  for (const rule of [...Object.values(rest), presence.leaveDayCount, presence.substitution]) {
    expect(rule).toEqual({ kind: 'unspecified', note: expect.stringMatching(/^通知.*没有.+。$/) });
  }
});

/** Rows of the funding table of the annex: number, unit, people, money of the unit, money of the people, total. */
const fundingRows = [...notice.matchAll(/\d{1,2}\D+?([12])3\.00([24])\.00([57])\.00/g)].map(
  ([, people, forPeople, total]) => ({
    people: Number(people),
    forPeople: Number(forPeople),
    total: Number(total),
  }),
);

test('the funds of part six give the funding table of the annex: 53 units, 57 people, 159 + 114 = 273 万元', () => {
  const [unit, person] = jiangan2021.money.funds.map(({ basis }) => ('cents' in basis ? basis.cents : 0));
  if (unit === undefined || person === undefined) throw new Error('No funds');
  const tenThousandYuan = (cents: number) => cents / 10_000_00;
  expect(fundingRows).toHaveLength(53);
  for (const { people, forPeople, total } of fundingRows) {
    expect(tenThousandYuan(people * person)).toBe(forPeople);
    expect(tenThousandYuan(unit + people * person)).toBe(total);
  }
  const people = fundingRows.reduce((sum, row) => sum + row.people, 0);
  expect([people, tenThousandYuan(53 * unit), tenThousandYuan(people * person)]).toEqual([57, 159, 114]);
});
