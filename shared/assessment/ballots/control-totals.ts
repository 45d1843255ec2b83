import { type Grade, grades } from '../../vocabulary.ts';
import { type BallotTotals, ballotsCounted } from './count-ballots.ts';

interface ControlledBatch extends BallotTotals {
  readonly issued: number;
  /** Names in the order of the ballot. */
  readonly names: readonly string[];
  /** Options that stand on the ballot. */
  readonly offered: readonly Grade[];
}

/**
 * What does not add up in a batch, one Chinese sentence each with the figures; empty when everything does: 发出 ≥
 * 收回 = 有效 + 无效, and for each person 有效 = votes for the offered options + 未填.
 */
export function controlProblems(batch: ControlledBatch): string[] {
  const { issued, returned, invalid, totals, names, offered } = batch;
  const problems: string[] = [];
  if (returned > issued) {
    problems.push(
      `收回 ${returned} 张，多于发出 ${issued} 张，请核对发出张数，或是否把别的批次的票放了进来。`,
    );
  }
  if (invalid > returned) {
    problems.push(`无效 ${invalid} 张，多于收回 ${returned} 张，请核对。`);
    return problems;
  }
  const valid = returned - invalid;
  for (const [index, person] of totals.entries()) {
    const name = names[index] ?? '';
    const counted = ballotsCounted(person);
    if (counted !== valid) {
      const difference = counted > valid ? `多 ${counted - valid}` : `少 ${valid - counted}`;
      problems.push(
        `${name}各等次与未填合计 ${counted} 张，应等于有效 ${valid} 张（收回 ${returned} 减无效 ${invalid}），现在${difference} 张。`,
      );
    }
    if (grades.some((grade) => !offered.includes(grade) && person.votes[grade] > 0)) {
      problems.push(`${name}有票投给了测评票上没有的等次，请核对。`);
    }
  }
  return problems;
}
