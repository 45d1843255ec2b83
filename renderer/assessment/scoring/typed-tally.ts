import type { AssessmentDetail, CalculationLine } from '#shared/contract/assessment-record.ts';
import type { RaterGroupRule } from '#shared/policy/scheme.ts';
import type { EditorState } from './editor.ts';
import { partOf, type TallyField } from './fields.ts';
import { type TypedTally, tallyIn } from './part-inputs.ts';
import { tallyNote } from './tally-note.ts';

/** Everything the page says about the tally of one rater group. */
export interface TallyStanding {
  readonly typed: TypedTally;
  readonly unsaved: boolean;
  readonly isStored: boolean;
  readonly savable: boolean;
  readonly wrong: readonly TallyField[];
  readonly sentence: string;
  /** Whether it has to be seen also while one is elsewhere. */
  readonly needsAttention: boolean;
}

/**
 * @param mean the group's line of the calculation with what is typed
 * @param inProgress whether one is typing in it
 */
export function tallyStanding(
  detail: AssessmentDetail,
  rule: RaterGroupRule,
  mean: CalculationLine | undefined,
  state: EditorState,
  inProgress: boolean,
): TallyStanding {
  const { group, minimumValid } = rule;
  const typed = tallyIn(detail, group, state.fields);
  const unsaved = state.unsaved.some((path) => partOf(path) === `tally/${group}`);
  const isStored = detail.tallies.some((tally) => tally.group === group);
  const note = tallyNote(detail, group, state.fields, inProgress);
  // The calculation says it with the dimension in front, which stands above already.
  const lacking = typed.kind === 'adds_up' ? mean?.missing?.split('：').at(-1) : undefined;

  function sentence(): string {
    if (note === null) {
      if (isStored && unsaved) return '票数已清空，保存后撤回。';
      return `先填发出和收回，至少需要 ${minimumValid} 张有效评价。`;
    }
    if (typed.kind !== 'adds_up') return note.sentence;
    return `${lacking ?? note.sentence}${unsaved ? '离开这一行时保存。' : ''}`;
  }

  return {
    typed,
    unsaved,
    isStored,
    savable: unsaved && (typed.kind === 'adds_up' || typed.kind === 'empty'),
    wrong: note?.wrong ?? [],
    sentence: sentence(),
    // One that adds up is on its way to being saved.
    needsAttention:
      lacking !== undefined || (unsaved && (typed.kind !== 'adds_up' || state.save.kind === 'failed')),
  };
}
