import { formatCount, formatMinute } from '../../app/format.ts';
import type { CheckedSheet, CommonStep, ImportedBefore } from './import-machine.ts';

/** A step of the wizard as it is named above the page. */
export interface StepName<Step extends string> {
  readonly step: Step;
  readonly title: string;
}

/** The names of the steps that every import has. */
export const commonSteps: { readonly [Step in CommonStep]: StepName<Step> } = {
  file: { step: 'file', title: '选择文件' },
  check: { step: 'check', title: '检查' },
  write: { step: 'write', title: '写入' },
};

/**
 * That the same content was imported before, without the full stop.
 *
 * @param into where it went, e.g. `到2026年3月`; left out where there is only one place
 */
export const importedBeforeWords = ({ at, by }: ImportedBefore, into = '过'): string =>
  `同样内容的工作表 ${formatMinute(at)} 已由${by}导入${into}`;

/**
 * Why a checked sheet cannot be written, in words; `null` when nothing in its cells forbids it.
 *
 * @param checked the newest answer about exactly what is chosen; `null` while there is none
 */
export function checkObstacle(checked: CheckedSheet | null): string | null {
  if (!checked) return '正在检查';
  const { errors } = checked.problemCount;
  return errors > 0 ? `有 ${formatCount(errors)} 处错误，改好文件后请重新选择` : null;
}
