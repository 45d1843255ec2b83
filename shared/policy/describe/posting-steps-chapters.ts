import type { SelectionStep } from '../posting-rules.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter } from './chapter.types.ts';
import { chapter, maybe } from './rule.ts';
import { listed } from './words.ts';

/** From the proposal to the filing (选派程序). */
export function describeSelection({ posting }: Scheme): Chapter {
  return chapter('selection', [
    maybe({ code: 'posting.selection', title: '选派程序' }, '选派程序', posting.selection, ({ steps }) =>
      stepSentences(steps),
    ),
  ]);
}

/** How long, and how somebody else takes over (任期与轮换). */
export function describeTerm({ posting }: Scheme): Chapter {
  return chapter('term', [
    maybe({ code: 'posting.minimum_term', title: '任期' }, '任期', posting.minimumTerm, ({ years }) => [
      `每届任期不少于 ${years} 年。`,
    ]),
    maybe(
      { code: 'posting.hand_over', title: '轮换交接' },
      '轮换时怎样交接',
      posting.handOverOverlap,
      ({ required }) => [
        required ? '轮换时压茬交接：接替人员到岗后，原任人员才能离岗。' : '轮换时不要求压茬交接。',
      ],
    ),
    maybe(
      { code: 'posting.early_change', title: '任期未满的个别调整' },
      '任期未满个别调整的理由和程序',
      posting.earlyChange,
      ({ reasons, steps, successorRequired }) => [
        `任期未满，因${listed(reasons)}可以个别调整。`,
        ...stepSentences(steps),
        successorRequired ? '调整前须先有接替人选。' : '不要求先有接替人选。',
      ],
    ),
  ]);
}

function stepSentences(steps: readonly SelectionStep[]): string[] {
  return steps.map((step, index) => `第 ${index + 1} 步${conditionOf(step)}，${actOf(step)}。`);
}

const conditionOf = ({ condition }: SelectionStep) => (condition === null ? '' : `（限${condition}）`);

/** E.g. 由派驻乡镇党委同意. */
function actOf({ organ, act }: SelectionStep): string {
  switch (act) {
    case 'propose':
      return `由${organ}提出`;
    case 'consent':
      return `由${organ}同意`;
    case 'pre_check':
      return `由${organ}前置审核`;
    case 'decide':
      return `由${organ}研究确定`;
    case 'approve':
      return `由${organ}审批`;
    case 'file':
      return `报${organ}备案`;
  }
}
