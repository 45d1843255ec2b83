import { dutyPeriodLabels, dutySubjectLabels } from '../../vocabulary.ts';
import type { DutyRule } from '../duty-rules.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter } from './chapter.types.ts';
import { chapter, given, missing } from './rule.ts';
import { rolesInWords } from './words.ts';

/** What is asked again and again (履职要求). */
export function describeDuties({ duties }: Scheme): Chapter {
  const rules = duties.map((rule) =>
    given({ code: `duties.${rule.code}`, title: rule.title }, dutySentences(rule), [rule.ground]),
  );
  return chapter(
    'duties',
    rules.length > 0
      ? rules
      : [missing({ code: 'duties', title: '履职要求' }, '按周、月、年等定期完成的履职要求')],
  );
}

/** E.g. 主要领导到村调研：每年不少于 1 次，由派出单位主要领导完成。 */
function dutySentences({ doneBy, period, title, minimum, unit, subject, roles }: DutyRule): string[] {
  return [
    `${title}：${dutyPeriodLabels[period]}不少于 ${minimum} ${unit}，由${doneBy}完成。`,
    `责任主体：${subject === 'person' ? `每名${rolesInWords(roles)}` : dutySubjectLabels[subject]}。`,
  ];
}
