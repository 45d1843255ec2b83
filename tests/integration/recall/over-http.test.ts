import { expect, onTestFinished, test } from 'vitest';
import { recallContract, signalTotalsSchema } from '#shared/contract/recall.ts';
import { openHouse } from '../../support/house.ts';

test('leaders, assessors and archivists see signals, administrators do not; only the first two dismiss', async () => {
  const house = await openHouse({ sample: true });
  onTestFinished(() => house.close());
  for (const role of ['leader', 'assessor', 'archivist'] as const) {
    const token = await house.sessionOf(role);
    const totals = await house.ask(signalTotalsSchema, 'recall.signalTotals', undefined, token);
    expect(totals.byTrigger).toHaveLength(7);
    const list = await house.call('recall.listSignals', { filter: { state: 'all' } }, token);
    expect(list).toMatchObject({
      code: 'OK',
      body: { total: totals.open + totals.dismissed + totals.inCase },
    });
    const unanswered = await house.call('recall.unansweredRules', undefined, token);
    expect(unanswered.code).toBe('OK');
  }
  const administrator = await house.sessionOf('administrator');
  for (const name of Object.keys(recallContract) as (keyof typeof recallContract)[]) {
    expect((await house.call(`recall.${name}`, undefined, administrator)).code).toBe('FORBIDDEN');
  }
  const archivist = await house.sessionOf('archivist');
  expect((await house.call('recall.dismissSignal', undefined, archivist)).code).toBe('FORBIDDEN');
});
