import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Ground } from '#shared/policy/ground.ts';
import { annualTemplateFor, gradeWordsFor } from '#shared/policy/lookup.ts';
import { schemeSchema } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { validateScheme } from '#shared/policy/validate-scheme.ts';
import { postRoles } from '#shared/vocabulary.ts';

/** Blanks and line ends of the text file come from its page breaks, not from the notice. */
const withoutBlanks = (text: string) => text.replace(/\s+/g, '');

const notice = withoutBlanks(
  readFileSync(new URL('../../fixtures/notices/ganzhou-2021.txt', import.meta.url), 'utf8'),
);

/** The text of an article, from its heading to the next one. */
function article(heading: string): string {
  const start = notice.indexOf(heading);
  const rest = notice.slice(start + heading.length);
  const end = rest.search(/第[一二三四五六七八九十]+条(?!件)/);
  return rest.slice(0, end === -1 ? undefined : end);
}

function groundsIn(value: unknown): Ground[] {
  if (Array.isArray(value)) return value.flatMap(groundsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && (value.kind === 'clause' || value.kind === 'example')) return [value as Ground];
  return Object.values(value).flatMap(groundsIn);
}

test('the built-in scheme fits its type and is sound', () => {
  expect(schemeSchema.parse(ganzhou2021)).toEqual(ganzhou2021);
  expect(validateScheme(ganzhou2021)).toEqual([]);
});

test('every quoted clause stands word for word in the article it names', () => {
  const clauses = groundsIn(ganzhou2021).flatMap((ground) =>
    ground.kind === 'clause' ? [ground.clause] : [],
  );
  expect(clauses.length).toBeGreaterThan(20);
  for (const clause of clauses) {
    const heading = clause.article.replace(/（.+）$/, '');
    expect(article(heading), `${clause.article} ${clause.text.slice(0, 20)}`).toContain(
      withoutBlanks(clause.text),
    );
  }
});

test('the three dimensions of Article 20 carry 30, 40 and 30 points, marked as examples', () => {
  for (const role of postRoles) {
    const template = annualTemplateFor(ganzhou2021, role);
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
  for (const template of ganzhou2021.annual.templates) {
    expect(template.thresholdGround.kind).toBe('example');
    for (const section of template.sections) {
      if (section.source === 'ballots') {
        expect(section.optionsGround.kind).toBe('example');
        expect(section.groups.map((group) => group.ground.kind)).toEqual(section.groups.map(() => 'example'));
      } else {
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
