import { expect, test } from 'vitest';
import { tallyProblems } from '#shared/assessment/tally-problems.ts';
import type { BallotTally } from '#shared/contract/assessment-record.ts';

const sound: BallotTally = {
  group: 'village_cadres',
  issued: 32,
  returned: 30,
  valid: 29,
  invalid: 1,
  votes: { excellent: 18, competent: 9, basically_competent: 1, incompetent: 0 },
  blank: 1,
};

test('a tally that adds up has no problems', () => {
  expect(tallyProblems(sound)).toEqual([]);
});

test.each<[Partial<BallotTally>, string[]]>([
  [{ issued: 28 }, ['发出 28 张，少于收回 30 张。']],
  [{ invalid: 2 }, ['收回 30 张，不等于有效 29 张与无效 2 张之和 31 张。']],
  [{ blank: 3 }, ['有效 29 张，不等于各等次 28 张与未填 3 张之和 31 张。']],
  [
    { issued: 20, valid: 31 },
    [
      '发出 20 张，少于收回 30 张。',
      '收回 30 张，不等于有效 31 张与无效 1 张之和 32 张。',
      '有效 31 张，不等于各等次 28 张与未填 1 张之和 29 张。',
    ],
  ],
])('what does not add up is said with its numbers: %j', (change, problems) => {
  expect(tallyProblems({ ...sound, ...change })).toEqual(problems);
});

test('a vote for a grade that is not on the ballot is a problem', () => {
  expect(tallyProblems({ ...sound, valid: 28, invalid: 2 }, ['excellent', 'competent'])).toEqual([
    '有 1 张票投给了测评票上没有的等次。',
  ]);
});
