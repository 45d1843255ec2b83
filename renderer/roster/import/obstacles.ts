import { yearSchema } from '#shared/dates.ts';
import { formatCount } from '../../app/format.ts';
import { choiceOf } from '../../components/import/import-machine.ts';
import { checkObstacle } from '../../components/import/import-words.ts';
import { type ImportState, openQuestions, type Preview, requiredFields } from './import-state.ts';
import { rosterFieldLabels } from './import-words.ts';

/**
 * Why the wizard cannot go on from its step, in words; `null` when it can.
 *
 * @param preview the newest answer about exactly what is chosen; `null` while there is none
 */
export function obstacleOf(state: ImportState, preview: Preview | null): string | null {
  const choice = choiceOf(state);
  if (!choice) return '请先选择文件';
  switch (state.step) {
    case 'file':
      return null;
    case 'columns': {
      if (choice.kind === 'annex_funding') return isYear(choice.year) ? null : '请填写年度，如 2022';
      if (choice.kind !== 'roster') return null;
      const missing = requiredFields.filter((field) => typeof choice.mapping[field] !== 'number');
      return missing.length === 0
        ? null
        : `还没有指定${missing.map((field) => rosterFieldLabels[field]).join('、')}在哪一列`;
    }
    case 'check':
    case 'write': {
      const obstacle = checkObstacle(preview);
      if (!preview || obstacle !== null) return obstacle;
      const open = openQuestions(state, preview).length;
      return open > 0 ? `还有 ${formatCount(open)} 个单位名称没有核对` : null;
    }
  }
}

/** Whether the program keeps records of this year. */
export const isYear = (year: number | null) => yearSchema.safeParse(year).success;
