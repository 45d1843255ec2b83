import type { BallotTally } from '../contract/assessment-record.ts';
import { type Grade, grades } from '../vocabulary.ts';

/**
 * What does not add up in a tally, one Chinese sentence each with the numbers; empty when it is consistent:
 * 发出 ≥ 收回 = 有效 + 无效, and 有效 = votes for the offered options + 未填.
 *
 * @param offered options that stand on the ballot
 */
export function tallyProblems(tally: BallotTally, offered: readonly Grade[] = grades): string[] {
  const { issued, returned, valid, invalid, blank, votes } = tally;
  const voted = offered.reduce((sum, grade) => sum + votes[grade], 0);
  const notOffered = grades.reduce((sum, grade) => sum + votes[grade], 0) - voted;
  const problems: string[] = [];
  if (issued < returned) problems.push(`发出 ${issued} 张，少于收回 ${returned} 张。`);
  if (returned !== valid + invalid) {
    problems.push(
      `收回 ${returned} 张，不等于有效 ${valid} 张与无效 ${invalid} 张之和 ${valid + invalid} 张。`,
    );
  }
  if (valid !== voted + blank) {
    problems.push(`有效 ${valid} 张，不等于各等次 ${voted} 张与未填 ${blank} 张之和 ${voted + blank} 张。`);
  }
  if (notOffered > 0) problems.push(`有 ${notOffered} 张票投给了测评票上没有的等次。`);
  return problems;
}
