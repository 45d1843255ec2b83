import type { AssessmentDetail } from '#shared/contract/assessment-record.ts';
import { grades, type RaterGroup } from '#shared/vocabulary.ts';
import {
  canonical,
  controlTotalLabels,
  type Fields,
  type TallyField,
  tallyFields,
  tallyPath,
} from './fields.ts';
import { tallyIn } from './part-inputs.ts';

/** What to say about a tally, and which of its fields do not fit. */
export interface TallyNote {
  readonly sentence: string;
  readonly wrong: readonly TallyField[];
}

const voteFields: readonly TallyField[] = [...grades, 'blank'];
const say = (sentence: string, wrong: readonly TallyField[] = []): TallyNote => ({ sentence, wrong });

/**
 * Checks a tally while it is typed. As long as one is in its row, numbers that are still too small are work in
 * progress and only counted down; once it is left, everything has to fit.
 *
 * @param inProgress whether the person is in the row
 * @returns `null` for an empty tally
 */
export function tallyNote(
  detail: AssessmentDetail,
  group: RaterGroup,
  fields: Fields,
  inProgress: boolean,
): TallyNote | null {
  const textOf = (field: TallyField) =>
    canonical(tallyPath(group, field), fields[tallyPath(group, field)] ?? '');
  const at = (field: TallyField) => Number(textOf(field));
  const typed = tallyIn(detail, group, fields);
  if (typed.kind === 'empty') return null;
  if (typed.kind === 'adds_up') return say('数字相符。');
  const unreadable = tallyFields.filter((field) => !/^\d*$/.test(textOf(field)));
  if (typed.kind === 'wrong' && unreadable.length > 0) return say(typed.problems.join(''), unreadable);

  const [issued, returned, valid, invalid] = [at('issued'), at('returned'), at('valid'), at('invalid')];
  const counted = voteFields.reduce((sum, field) => sum + at(field), 0);
  const known = (field: TallyField) => textOf(field) !== '';
  const judged = valid + invalid;
  if (inProgress) {
    if (known('issued') && issued < returned) {
      return say(`收回 ${returned} 张，多于发出 ${issued} 张。`, ['issued', 'returned']);
    }
    if (known('returned') && judged > returned) {
      return say(`有效和无效共 ${judged} 张，多于收回 ${returned} 张。`, ['valid', 'invalid']);
    }
    if (known('valid') && counted > valid) {
      return say(`各等次和未填共 ${counted} 张，多于有效 ${valid} 张。`, voteFields);
    }
    for (const field of ['issued', 'returned', 'valid'] as const) {
      if (!known(field)) return say(`请填写${controlTotalLabels[field]}票数。`);
    }
    if (judged < returned) return say(`收回 ${returned} 张，有效和无效还差 ${returned - judged} 张。`);
    return say(`有效 ${valid} 张，各等次和未填还差 ${valid - counted} 张。`);
  }
  if (typed.kind === 'begun') return say(typed.next, known('issued') ? ['returned'] : ['issued']);
  return say(typed.problems.join(''), [
    ...(issued < returned ? (['issued', 'returned'] as const) : []),
    ...(returned === judged ? [] : (['valid', 'invalid'] as const)),
    ...(valid === counted ? [] : voteFields),
  ]);
}
