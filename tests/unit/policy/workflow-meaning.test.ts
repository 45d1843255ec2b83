import { expect, test } from 'vitest';
import { builtInSchemes } from '#shared/policy/built-in.ts';
import { type Workflow, type WorkflowState, workflowSchema } from '#shared/policy/recall-rules.ts';
import { schemeSchema } from '#shared/policy/scheme.ts';
import { ganzhou2021 } from '#shared/policy/schemes/ganzhou-2021.ts';
import { wuhai2023 } from '#shared/policy/schemes/wuhai-2023.ts';
import { meaningProblems, workflowReady } from '#shared/policy/validate-workflow-meaning.ts';
import { problemsOfBroken } from './broken-scheme.ts';

function wayOf({ recall }: { recall: (typeof ganzhou2021)['recall'] }): Workflow {
  if (recall.workflow.kind !== 'stated') throw new Error('No workflow');
  return recall.workflow.value;
}

/** A way of the program with some of its states changed, the rest as it is. */
function changed(
  way: Workflow,
  changes: Record<string, Partial<WorkflowState>>,
  added: readonly WorkflowState[] = [],
): Workflow {
  const known = way.states.map((state) => ({ ...state, ...changes[state.code] }));
  return { ...way, states: [...known, ...added] };
}

const ganzhou = wayOf(ganzhou2021);
const wuhai = wayOf(wuhai2023);

test.each<[string, Workflow, string[]]>([
  [
    'a start that is no draft',
    { ...ganzhou, initial: 'returned' },
    ['起点“退回补充”的含义应当是“起草”，请改选。'],
  ],
  [
    'nobody to record a step',
    changed(ganzhou, { replaced: { roles: [] } }),
    ['环节“接替人员已到岗”没有选由谁登记，请补充。'],
  ],
  [
    'an end that means nothing, at which somebody still acts and has time to',
    changed(ganzhou, {
      withdrawn: {
        stage: 'other',
        roles: ['leader'],
        deadline: { days: 5, counted: 'working', ground: { kind: 'example', note: '示例' } },
      },
    }),
    [
      '环节“已撤销”是终点，含义应当是“办结归卷”或者“撤销”，请改选。',
      '环节“已撤销”是终点，不应再选由谁登记。',
      '环节“已撤销”是终点，不应再有办理时限。',
    ],
  ],
  [
    'an end by its meaning that goes on',
    changed(ganzhou, { closed_without_recall: { next: ['archived'], organ: '办公室', roles: ['assessor'] } }),
    ['环节“不予召回，跟踪办结归卷”的含义是“办结归卷”，应当到此办结，不应再有下一环节。'],
  ],
  [
    'a decision that the assessors may record too',
    changed(ganzhou, { deciding: { roles: ['assessor', 'leader'] } }),
    ['环节“待领导小组审定”的下一步要作出决定，只能由领导登记，请改选。'],
  ],
  [
    'a recall past the decision: who leaves that state decides',
    changed(ganzhou, { verifying: { next: ['deciding', 'recalled'] } }),
    ['环节“调查核实中”的下一步要作出决定，只能由领导登记，请改选。'],
  ],
  [
    'the recall itself as the decision, recorded by the assessors',
    changed(wuhai, { proposed: { roles: ['assessor'] } }),
    ['环节“已提出召回调整意见”的下一步要作出决定，只能由领导登记，请改选。'],
  ],
  [
    'a decision that nobody proposed',
    changed(ganzhou, { draft: { next: ['proposed', 'deciding'] } }),
    ['环节“待领导小组审定”的下一步要作出决定，但是可以不经过提出就走到这里，请改成先提出、再决定。'],
  ],
  [
    'a case sent back that cannot go on',
    changed(ganzhou, { returned: { next: ['withdrawn'] } }),
    ['环节“退回补充”是退回补充，下一环节里应当有起草、提出或者调查核实的环节。'],
  ],
  [
    'withdrawn after the posting has ended, several steps later too',
    changed(ganzhou, { filed: { next: ['archived', 'withdrawn'] } }),
    ['环节“已撤销”（撤销）不能排在召回之后：召回时任职已经结束，不能再退回、撤销或者重新决定。'],
  ],
  [
    'recalled against a decision not to recall',
    changed(ganzhou, {
      not_recalled: { next: ['closed_without_recall', 'recalled'], roles: ['leader'] },
    }),
    ['环节“派出单位已召回”不能在决定不予召回之后直接办理，请改成退回调查核实、重新决定。'],
  ],
  [
    'done with, but neither sent home nor decided against',
    changed(ganzhou, { verifying: { next: ['deciding', 'archived'] } }),
    [
      '环节“已归卷”可以在既没有召回、也没有决定不予召回时走到，请改接在这两种环节之后；没有处理完的案件走到“撤销”。',
    ],
  ],
  [
    'roles and documents named twice',
    changed(ganzhou, {
      urged: { roles: ['assessor', 'assessor'], documents: ['urging_letter', 'urging_letter'] },
    }),
    ['环节“已督促派出单位”由谁登记有重复，请删去一个。', '环节“已督促派出单位”的文书有重复，请删去一个。'],
  ],
  [
    'no state in which a case is proposed, carried out, or done with',
    changed(wuhai, {
      proposed: { stage: 'other' },
      recalled: { stage: 'other' },
      archived: { stage: 'withdrawn' },
    }),
    [
      '没有含义为“提出”的环节，请补充。',
      '没有含义为“已召回”的环节，请补充。',
      '没有含义为“办结归卷”的环节，请补充。',
      '环节“退回补充”是退回补充，下一环节里应当有起草、提出或者调查核实的环节。',
    ],
  ],
])('%s', (_, way, problems) => {
  expect(meaningProblems(way)).toEqual(problems);
  expect(workflowReady(way)).toEqual(problems);
});

test('the scheme is refused with the place named, effects too', () => {
  const problems = problemsOfBroken(({ recall }) => {
    if (recall.workflow.kind !== 'stated' || recall.effects.kind !== 'stated') throw new Error('Silent');
    for (const state of recall.workflow.value.states) if (state.code === 'deciding') state.roles = [];
    const [, promotion, reserve] = recall.effects.value;
    if (!promotion || !reserve) throw new Error('No effects');
    promotion.faults = ['subjective', 'objective'];
    promotion.ground = { kind: 'example', note: ' ' };
    reserve.title = '';
    recall.effects.ground = { kind: 'example', note: '' };
  });
  expect(problems).toEqual([
    '召回程序：环节“待领导小组审定”没有选由谁登记，请补充。',
    '召回程序：环节“待领导小组审定”的下一步要作出决定，只能由领导登记，请改选。',
    '召回影响：第 3 条没有名称，请补充。',
    '召回影响：“不得提拔重用”是“不得提拔重用”，不能用于客观原因的召回，请改选。',
    '“不得提拔重用”标为示例，没有说明，请补充。',
    '“召回对本人的影响”标为示例，没有说明，请补充。',
  ]);
});

test('a step takes from 1 to 366 days, and no scheme of the program sets a time that its notice does not', () => {
  const withDays = (days: number) =>
    changed(ganzhou, {
      urged: { deadline: { days, counted: 'calendar', ground: { kind: 'example', note: '示例' } } },
    });
  expect([0, 1, 366, 367, 2.5].map((days) => workflowSchema.safeParse(withDays(days)).success)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  const deadlines = builtInSchemes.flatMap(({ recall }) =>
    recall.workflow.kind === 'stated' ? recall.workflow.value.states.map(({ deadline }) => deadline) : [],
  );
  expect(new Set(deadlines)).toEqual(new Set([null]));
});

test('a version published before cases existed still reads; one sentence says that no case runs under it', () => {
  const { effects: _, workflow: __, ...rest } = ganzhou2021.recall;
  const before = schemeSchema.parse({
    ...ganzhou2021,
    recall: {
      ...rest,
      workflow: {
        kind: 'stated',
        value: {
          initial: ganzhou.initial,
          states: ganzhou.states.map(({ code, title, organ, next }) => ({ code, title, organ, next })),
        },
        ground: { kind: 'example', note: '示例' },
      },
    },
  });
  expect(before.recall.effects).toEqual({ kind: 'unspecified', note: '本版方案没有载明。' });
  expect(workflowReady(wayOf(before))).toEqual([
    '召回程序没有写明各环节的含义和由谁登记，不能按它办理召回案件；请采用写明了的方案版本。',
  ]);
  expect(workflowReady(ganzhou)).toEqual([]);
});
