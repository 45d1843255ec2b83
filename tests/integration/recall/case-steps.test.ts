import { expect, test } from 'vitest';
import { openCaseDesk } from './case-desk.ts';

test('赣州: from opening to the file', async () => {
  const desk = await openCaseDesk();
  const id = await desk.openCase();
  const detail = await desk.toState(id, 'archived');
  expect(detail).toMatchObject({ stage: 'archived', outcome: 'recalled', endedOn: desk.today() });
});

test.each(['hongshan-2023', 'wuhai-2023'])('%s: from opening to the file', async (code) => {
  const desk = await openCaseDesk(code);
  const id = await desk.openCase();
  const detail = await desk.toState(id, 'archived');
  expect(detail).toMatchObject({ stage: 'archived', outcome: 'recalled', endedOn: desk.today() });
});
