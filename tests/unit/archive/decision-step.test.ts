import { expect, test } from 'vitest';
import { type CaseFacts, decisionStep } from '../../../electron/archive/cases/case-facts.ts';

const decision = (outcome: string) => ({
  decision: {
    clauses: [],
    facts: '示例',
    figures: [],
    fault: 'subjective',
    measures: [],
    effects: [],
    evidence: [],
  },
  outcome,
});

type Event = CaseFacts['events'][number];
const step = (sequence: number, to: string, detail: object): Event => ({
  case_id: '01936b1e-0000-7000-8000-000000000001' as Event['case_id'],
  sequence,
  kind: 'step',
  on_date: '2026-03-05' as Event['on_date'],
  title: to,
  organ: null,
  handler: null,
  document_number: null,
  opinion: null,
  reason: null,
  from_state: 'proposed',
  to_state: to,
  detail: JSON.stringify(detail),
  at: '2026-03-05T02:30:00.000Z' as Event['at'],
  by_id: '01936b1e-0000-7000-8000-000000000002' as Event['by_id'],
  by_name: '示例',
});

test('where the unit’s recall is the decision, papers quote it, not the earlier decision against a recall', () => {
  const events = [
    step(1, 'not_recalled', decision('not_recalled')),
    step(2, 'verifying', {}),
    step(3, 'recalled', decision('recalled')),
    step(4, 'talked', {}),
  ];
  const row = { outcome: 'recalled' } as CaseFacts['row'];
  expect(decisionStep({ row, events })?.sequence).toBe(3);
});
