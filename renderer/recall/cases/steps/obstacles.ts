import type { NextStep } from '#shared/contract/recall-case.ts';

/** Where on the page something is put right: a drawer that is opened, or a part below. */
export type MendingPlace =
  | { readonly kind: 'edit'; readonly edit: CaseEdit }
  | { readonly kind: 'part'; readonly part: CasePart };

export const caseEdits = ['facts', 'statement', 'verification', 'opinion', 'signals'] as const;
export type CaseEdit = (typeof caseEdits)[number];

export const caseParts = [
  'evidence',
  'follow_up',
  'accountability',
  'successor',
  'effect',
  'documents',
] as const;
export type CasePart = (typeof caseParts)[number];
export const casePartLabels: Record<CasePart, string> = {
  evidence: '证据',
  follow_up: '跟踪落实',
  accountability: '约谈问责',
  successor: '接替',
  effect: '影响期',
  documents: '文书',
};

const edit = (name: CaseEdit): MendingPlace => ({ kind: 'edit', edit: name });
const part = (name: CasePart): MendingPlace => ({ kind: 'part', part: name });

/** What a sentence names in its first words, and where that is put right. */
const places: readonly (readonly [words: RegExp, label: string, place: MendingPlace])[] = [
  [/还没有证据|证据/, '登记证据', part('evidence')],
  [/核查报告/, '登记核查报告', edit('verification')],
  [/本人陈述/, '登记本人陈述', edit('statement')],
  [/召回情形|主要事实/, '补写情形与事实', edit('facts')],
  [/跟踪事项/, '查看跟踪落实', part('follow_up')],
  [/约谈/, '登记约谈', part('accountability')],
  [/接替/, '查看接替', part('successor')],
];

export interface Obstacle {
  /** The server's sentence. */
  readonly sentence: string;
  /** Titles of the steps that it stands in the way of. */
  readonly steps: readonly string[];
  /** Null where nothing on this page mends it, e.g. that another leader must decide. */
  readonly mend: { readonly label: string; readonly place: MendingPlace } | null;
}

/** What a sentence says before it names the step: the same for every step it stands in the way of. */
const cause = (sentence: string) => sentence.split('，不能办理')[0] ?? sentence;

/** Where what a sentence says is put right. */
export function mendingOf(sentence: string): Obstacle['mend'] {
  const said = cause(sentence);
  // A rule about who decides names evidence and facts nowhere; anything that does is mended where it is kept.
  const found = places.find(([words]) => words.test(said));
  return found ? { label: found[1], place: found[2] } : null;
}

/** What stands in the way of the reader's steps, each cause once, with the steps that it stops. */
export function obstaclesOf(
  steps: readonly Pick<NextStep, 'title' | 'obstacles'>[],
  wordsOf: (at: number) => string,
): Obstacle[] {
  const found = new Map<string, { sentence: string; steps: string[] }>();
  steps.forEach(({ obstacles }, at) => {
    for (const sentence of obstacles) {
      const known = found.get(cause(sentence));
      if (known) known.steps.push(wordsOf(at));
      else found.set(cause(sentence), { sentence, steps: [wordsOf(at)] });
    }
  });
  return [...found.values()].map(({ sentence, steps: stopped }) => ({
    sentence,
    steps: stopped,
    mend: mendingOf(sentence),
  }));
}
