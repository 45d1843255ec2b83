import { expect, test } from 'vitest';
import { assessmentIdSchema } from '#shared/ids.ts';
import type { RaterGroup } from '#shared/vocabulary.ts';
import type { BatchSheets, RecordTally } from '../../../electron/archive/drafts/ballot-figures.repository.ts';
import { sheetsByGroup, summedGroups, sumOpinions } from '../../../electron/archive/drafts/ballot-sums.ts';
import { newId } from '../../../electron/database/ids.ts';

const options = ['excellent', 'competent'] as const;
const tally = (group: RaterGroup, excellent: number, competent: number, blank = 0): RecordTally => {
  const valid = excellent + competent + blank;
  return {
    id: newId(assessmentIdSchema),
    group,
    issued: valid + 2,
    returned: valid + 1,
    valid,
    invalid: 1,
    votes: { excellent, competent, basically_competent: 0, incompetent: 0 },
    blank,
  };
};
const batch = (group: RaterGroup, returned: number, invalid = 0): BatchSheets => ({
  number: 1,
  group,
  state: 'settled',
  heldOn: null,
  issued: returned,
  returned,
  invalid,
});
const summed = (batches: readonly BatchSheets[]) =>
  summedGroups(
    sheetsByGroup(batches, []),
    batches.map(({ group, returned }) => tally(group, returned ?? 0, 0)),
    options,
  );
const shown = ({ groups, merged }: ReturnType<typeof summed>) => [
  ...groups.flatMap(({ label, opinions }) => (opinions === null ? [] : [label])),
  ...(merged === null ? [] : [merged.label]),
];

test('rates are shares of the valid ballots in hundredths of a percent, rounded half up', () => {
  expect(sumOpinions([tally('village_cadres', 2, 0, 1)], options)).toEqual({
    cast: 3,
    votes: [
      { count: 2, rate: 6667 },
      { count: 0, rate: 0 },
    ],
    blank: { count: 1, rate: 3333 },
  });
  expect(sumOpinions([tally('village_cadres', 1, 15)], options).votes[0]?.rate).toBe(625);
  expect(sumOpinions([tally('village_cadres', 0, 0)], options).votes[0]?.rate).toBeNull();
});

test('a sheet of paper counts once however many are on it, a typed tally by itself', () => {
  const sheets = sheetsByGroup(
    [batch('village_cadres', 20, 2), batch('village_cadres', 10)],
    [tally('village_cadres', 4, 1), tally('dispatching_unit', 3, 0)],
  );
  expect([...sheets]).toEqual([
    ['village_cadres', { issued: 37, returned: 36, valid: 33, invalid: 3 }],
    ['dispatching_unit', { issued: 5, returned: 4, valid: 3, invalid: 1 }],
  ]);
});

test('groups with five ballots and more stand by themselves', () => {
  expect(shown(summed([batch('village_cadres', 5), batch('villager_delegates', 5)]))).toEqual([
    '村干部',
    '群众代表',
  ]);
});

test('a group with fewer is never shown alone, nor to be had from the sum by taking the others off', () => {
  const three = [batch('village_cadres', 30), batch('villager_delegates', 9), batch('dispatching_unit', 2)];
  expect(shown(summed(three))).toEqual(['村干部', '群众代表、派出单位合并']);
  const twoSmall = [
    batch('village_cadres', 30),
    batch('township_party_committee', 3),
    batch('dispatching_unit', 2),
  ];
  expect(shown(summed(twoSmall))).toEqual(['村干部', '乡镇党委、派出单位合并']);
  const tiny = [
    batch('village_cadres', 30),
    batch('township_party_committee', 1),
    batch('dispatching_unit', 2),
  ];
  expect(shown(summed(tiny))).toEqual([]);
  expect(shown(summed(three.slice(1)))).toEqual([]);
});

test('the sum over all groups is there whatever is merged; a lone group is its own sum', () => {
  const two = summed([batch('villager_delegates', 9), batch('dispatching_unit', 2)]);
  expect(two.total).toMatchObject({
    valid: 11,
    opinions: { cast: 11, votes: [{ count: 11 }, { count: 0 }] },
  });
  expect(shown(summed([batch('dispatching_unit', 2)]))).toEqual(['派出单位']);
});
