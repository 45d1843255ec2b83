import { assessedObjects } from '../../vocabulary.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter } from './chapter.types.ts';
import { chapter, missing } from './rule.ts';
import { describeTemplate } from './template.ts';

/** What is looked at between the years (平时考核). */
export function describeRegular(scheme: Scheme): Chapter {
  const rules = assessedObjects.flatMap((object) => describeTemplate(scheme, 'regular', object) ?? []);
  return chapter(
    'regular',
    rules.length > 0 ? rules : [missing({ code: 'regular', title: '平时考核内容' }, '平时考核的内容')],
  );
}
