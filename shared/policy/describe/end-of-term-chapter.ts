import { assessedObjects } from '../../vocabulary.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter } from './chapter.types.ts';
import { chapter, maybe, missing } from './rule.ts';
import { describeTemplate } from './template.ts';
import { listed } from './words.ts';

/** How somebody is assessed at the end of a term, by whom, and what becomes of the appraisal (期满考核). */
export function describeEndOfTerm(scheme: Scheme): Chapter {
  const { lead, personalFile } = scheme.assessment.term;
  const templates = assessedObjects.flatMap((object) => describeTemplate(scheme, 'term', object) ?? []);
  return chapter('end_of_term', [
    maybe({ code: 'term.lead', title: '由谁组织' }, '期满考核由谁组织', lead, ({ organ, together }) => [
      together.length === 0 ? `期满考核由${organ}组织。` : `期满考核由${organ}会同${listed(together)}进行。`,
    ]),
    ...(templates.length > 0
      ? templates
      : [missing({ code: 'term.templates', title: '期满考核内容' }, '期满考核的内容')]),
    maybe(
      { code: 'term.personal_file', title: '鉴定材料' },
      '期满考核的鉴定材料是否存入个人档案',
      personalFile,
      (kept) => [kept ? '期满考核形成的鉴定材料存入个人档案。' : '期满考核形成的鉴定材料不存入个人档案。'],
    ),
  ]);
}
