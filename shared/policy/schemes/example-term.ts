import type { Ground } from '../ground.ts';
import { type ExampleDimension, type ExampleItem, example } from './example-template.ts';

/** What the annual assessments of the term count for; no notice says that they do. */
export const annualResults: ExampleDimension = {
  source: 'earlier',
  kind: 'annual',
  minimumCount: 1,
  code: 'annual_results',
  title: '任期内年度考核',
  points: 30,
};

interface TermParts {
  /** Their points total 40. */
  readonly items: readonly ExampleItem[];
  /** Clause that asks to hear people in the village. */
  readonly recognition?: Ground;
}

/** An end-of-term assessment by the results of the years (30), what was achieved (40) and ballots (30). */
export function exampleTermDimensions({ items, recognition }: TermParts): ExampleDimension[] {
  return [
    annualResults,
    { source: 'items', code: 'achievements', title: '任期履职成效', points: 40, items },
    {
      source: 'ballots',
      code: 'recognition',
      title: '群众认可度',
      points: 30,
      ...(recognition && { ground: recognition }),
    },
  ];
}

/** Ground of an item that another place scores at the end of a term, where the notice names none of its own. */
export function fromPractice(notice: string, settledBy: string): Ground {
  return example(
    `${notice}没有列出本项考核内容，参照四川巴塘县2023年期满考核的评分项目设置，为示例，由${settledBy}确定。`,
  );
}
