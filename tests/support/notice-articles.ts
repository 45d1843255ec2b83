import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { clausesIn, withoutBlanks } from './notices.ts';

/**
 * The articles of a notice (tests/fixtures/notices) with their words, without blanks. `nameOf` gives the name of the
 * article that a line opens, or null where the line goes on with the one before.
 */
export function articlesOf(code: string, nameOf: (line: string) => string | null): Map<string, string> {
  const text = readFileSync(new URL(`../fixtures/notices/${code}.txt`, import.meta.url), 'utf8');
  const articles = new Map<string, string>();
  let current = '';
  for (const line of text.split('\n')) {
    current = nameOf(line.trim()) ?? current;
    articles.set(current, (articles.get(current) ?? '') + withoutBlanks(line));
  }
  return articles;
}

/** Every clause that `scheme` quotes stands word for word in the article it names; 第六条 includes 第六条（二）. */
export function expectClausesToStand(scheme: unknown, articles: ReadonlyMap<string, string>): void {
  const clauses = clausesIn(scheme);
  expect(clauses.length).toBeGreaterThan(20);
  for (const { article, text } of clauses) {
    const words = [...articles]
      .filter(([name]) => name === article || name.startsWith(`${article}（`))
      .map(([, body]) => body)
      .join('');
    expect(words, `${article}：${text.slice(0, 20)}`).toContain(withoutBlanks(text));
  }
}
