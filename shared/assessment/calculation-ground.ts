import type { CalculationLine } from '../contract/assessment-record.ts';
import type { Ground } from '../policy/ground.ts';

/** What a line of the calculation says about its source: the clause it rests on, and whether a figure is an example. */
export function citation(
  ground: Ground,
  ...figures: readonly Ground[]
): Pick<CalculationLine, 'clause' | 'example'> {
  return {
    clause: ground.kind === 'clause' ? ground.clause : null,
    example: [ground, ...figures].some(({ kind }) => kind === 'example'),
  };
}
