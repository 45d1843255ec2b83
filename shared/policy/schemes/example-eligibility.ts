import type { EligibilityFact } from '../../vocabulary.ts';
import type { Ground, Stated } from '../ground.ts';
import type { EligibilityRule } from '../scheme.ts';
import { example } from './example-template.ts';

interface Settled {
  /** What the document calls itself, e.g. 办法. */
  readonly notice: string;
  /** Organ that is to settle what the document leaves open. */
  readonly settledBy: string;
}

type Outcome = Pick<EligibilityRule, 'participation' | 'cap'>;

/** What each fact means, and why, where a notice does not say; in the order in which they are read. */
const outcomes: Record<EligibilityFact, Outcome & { readonly basis: string }> = {
  under_half_year: {
    participation: 'not_assessed',
    cap: null,
    basis: '依《公务员考核规定》第二十六条，由当年工作半年以上的地方或者单位考核',
  },
  leave_over_half_year: {
    participation: 'comment_only',
    cap: null,
    basis: '依《公务员考核规定》第二十七条，参加考核、不确定等次',
  },
  under_investigation: {
    participation: 'neither',
    cap: null,
    basis: '依《公务员考核规定》第二十八条，参加考核、不写评语、不确定等次，结案后再补定',
  },
  warning: {
    participation: 'graded',
    cap: 'competent',
    basis: '依《公务员考核规定》第二十九条，当年不得确定为优秀等次',
  },
  penalty_above_warning: {
    participation: 'comment_only',
    cap: null,
    basis: '依《公务员考核规定》第二十九条，只写评语、不确定等次',
  },
  recalled: { participation: 'graded', cap: 'competent', basis: '按当年不得确定为优秀等次设置' },
  probation: {
    participation: 'comment_only',
    cap: null,
    basis: '依《公务员考核规定》第二十五条，只写评语、不确定等次',
  },
  absence_notice: { participation: 'graded', cap: 'competent', basis: '按当年不得确定为优秀等次设置' },
};

/** Clauses that name a fact; `outcome` where the same clause also says what it means. */
export type EligibilityClauses = {
  readonly [fact in EligibilityFact]?: { readonly ground: Ground; readonly outcome?: Ground };
};

/**
 * A rule for each fact of the vocabulary. What the notice does not say follows the regulation on the assessment of
 * civil servants as far as that speaks of it, and is marked as an example.
 */
export function exampleEligibility(
  { notice, settledBy }: Settled,
  clauses: EligibilityClauses = {},
): EligibilityRule[] {
  return facts.map((fact) => {
    const { participation, cap, basis } = outcomes[fact];
    const silence = example(
      `${notice}未规定这种情形怎样参加考核，此处${basis}，为示例，由${settledBy}确定。`,
    );
    const clause = clauses[fact];
    return {
      code: fact,
      fact,
      participation,
      cap,
      ground: clause?.ground ?? silence,
      outcomeGround: clause?.outcome ?? silence,
    };
  });
}

const facts: readonly EligibilityFact[] = [
  'under_half_year',
  'leave_over_half_year',
  'under_investigation',
  'warning',
  'penalty_above_warning',
  'probation',
  'recalled',
  'absence_notice',
];

/** Five working days, as the regulation on civil servants has it for 优秀; no notice names its own figure. */
export function examplePublicity({ notice, settledBy }: Settled): Stated<number> {
  return {
    kind: 'stated',
    value: 5,
    ground: example(
      `${notice}未规定公示时间，此处依《公务员考核规定》优秀等次公示不少于5个工作日的规定设置，为示例，由${settledBy}确定。`,
    ),
  };
}
