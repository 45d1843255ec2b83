import type { RecallTrigger } from '../recall-rules.ts';
import type { Scheme } from '../scheme.ts';
import type { Chapter, DescribedRule } from './chapter.types.ts';
import { describeEffects } from './recall-effects.ts';
import { describeWorkflow } from './recall-workflow.ts';
import { chapter, given, maybe, missing } from './rule.ts';
import { signalSentence } from './signals.ts';
import { listed } from './words.ts';

/** When somebody must come home, who says so, and what follows (召回). */
export function describeRecall(scheme: Scheme): Chapter {
  const { recall } = scheme;
  return chapter('recall', [
    ...(recall.triggers.length > 0
      ? recall.triggers
          .toSorted((a, b) => a.ordinal - b.ordinal)
          .map((trigger) => describeTrigger(scheme, trigger))
      : [missing({ code: 'recall.triggers', title: '召回情形' }, '召回情形')]),
    maybe({ code: 'recall.measures', title: '处理措施' }, '处理措施', recall.measures, (measures) => [
      `处理措施有：${listed(measures.map(({ title }) => title))}。`,
    ]),
    maybe({ code: 'recall.proposed_by', title: '由谁提出' }, '由谁提出召回', recall.proposedBy, (organs) => [
      `召回由${listed(organs)}提出。`,
    ]),
    maybe({ code: 'recall.decided_by', title: '由谁审定' }, '由谁审定召回', recall.decidedBy, (organs) => [
      `召回由${listed(organs)}审定。`,
    ]),
    maybe({ code: 'recall.urged_by', title: '由谁督促' }, '由谁督促召回', recall.urgedBy, (organs) => [
      `由${listed(organs)}督促派出单位召回。`,
    ]),
    maybe(
      { code: 'recall.carried_out_by', title: '由谁执行' },
      '由谁执行召回',
      recall.carriedOutBy,
      (organs) => [`召回由${listed(organs)}执行。`],
    ),
    maybe({ code: 'recall.informed', title: '向谁备案' }, '召回结果向谁备案', recall.informed, (organs) => [
      `召回结果报${listed(organs)}备案。`,
    ]),
    ...(recall.aftermath.length > 0
      ? recall.aftermath.map(({ code, text, ground }) =>
          given({ code: `recall.aftermath.${code}`, title: '后续处理' }, [text], [ground]),
        )
      : [missing({ code: 'recall.aftermath', title: '后续处理' }, '召回之后怎样处理')]),
    ...describeWorkflow(recall.workflow),
    ...describeEffects(recall.effects),
  ]);
}

function describeTrigger(scheme: Scheme, { code, title, ground, signals }: RecallTrigger): DescribedRule {
  return given(
    { code: `recall.trigger.${code}`, title },
    [
      `情形：${title}。`,
      ...(signals.length > 0
        ? signals.map((rule) => signalSentence(scheme, rule))
        : ['本情形没有可以从记录中看出的线索，由人提出。']),
    ],
    [ground, ...signals.map((rule) => rule.ground)],
    signals.flatMap(({ test }) =>
      test.kind === 'approval_below' && test.share.kind === 'unspecified' ? [test.share.note] : [],
    ),
  );
}
