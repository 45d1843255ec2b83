import { expect, test } from 'vitest';
import { type CountedRecords, progressByTownship } from '#shared/assessment/summarise-cycle.ts';
import { townshipIdSchema } from '#shared/ids.ts';
import { newId } from '../../../electron/database/ids.ts';

const records: CountedRecords = {
  townshipId: null,
  townshipName: '示例镇',
  pool: 'unit',
  participation: 'graded',
  state: 'scoring',
  complete: 0,
  suggested: null,
  proposed: null,
  final: null,
  count: 2,
};

test('a township is found by its id although a unit of the same place is counted first', () => {
  const townshipId = newId(townshipIdSchema);
  const people: CountedRecords = { ...records, townshipId, pool: 'other', complete: 1, count: 3 };
  expect(progressByTownship([records, people])).toEqual([
    expect.objectContaining({ townshipId, townshipName: '示例镇', all: 5, open: 2, scored: 3 }),
  ]);
});
