import type { BallotPassNumber, BatchDetail } from '#shared/contract/assessment-ballots.ts';

/** What a batch waits for, as the caller stands to it; null where nothing is left to do. */
export type NextStep =
  | { readonly kind: 'start'; readonly pass: BallotPassNumber; readonly sentence: string }
  | { readonly kind: 'continue' | 'compare' | 'wait'; readonly sentence: string };

export function nextStep({ state, passes, entry, open }: BatchDetail): NextStep | null {
  if (!open || state === 'voided' || state === 'settled') return null;
  if (entry !== null) return { kind: 'continue', sentence: '您有一遍还没有录完，可以接着录。' };
  const [first, second] = [passes.find(({ pass }) => pass === 1), passes.find(({ pass }) => pass === 2)];
  if (state === 'differences') {
    return { kind: 'compare', sentence: '两遍录入有不一致的地方，逐处核对后才能计票。' };
  }
  if (!first) return { kind: 'start', pass: 1, sentence: '票收回后可以开始录入。' };
  if (first.finishedAt === null) {
    return { kind: 'wait', sentence: `${first.by}正在录入，录完之前别人看不到内容。` };
  }
  if (second) return { kind: 'wait', sentence: `${second.by}正在录入第二遍。` };
  if (first.mine) return { kind: 'wait', sentence: '第一遍已录完，第二遍要由另一人录入。' };
  return { kind: 'start', pass: 2, sentence: '第一遍已录完，请您录入第二遍；录完前看不到第一遍的内容。' };
}
