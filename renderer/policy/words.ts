import type { SchemeUses, SchemeVersion } from '#shared/contract/policy.ts';

/** Words of the policy feature that more than one of its pages shows. */

/** Records that are made under a version, in the order in which they are named. */
export const useLabels: Record<keyof SchemeUses, { readonly label: string; readonly unit: string }> = {
  cycles: { label: '考核周期', unit: '个' },
  assessments: { label: '考核', unit: '份' },
  nominations: { label: '提名', unit: '件' },
  earlyChanges: { label: '个别调整', unit: '件' },
  leaves: { label: '请假', unit: '件' },
};

/** `1 个考核周期、57 份考核`; `尚未使用` where nothing was made under it. */
export function usesInWords(uses: SchemeUses): string {
  const used = useKeys.filter((key) => uses[key] > 0);
  if (used.length === 0) return '尚未使用';
  return used.map((key) => `${uses[key]} ${useLabels[key].unit}${useLabels[key].label}`).join('、');
}

const useKeys = ['cycles', 'assessments', 'nominations', 'earlyChanges', 'leaves'] as const;

/** `《…管理办法》第 2 版`, for use within a sentence. */
export function versionInWords({ title, version }: Pick<SchemeVersion, 'title' | 'version'>): string {
  return `“${title}”第 ${version} 版`;
}

const digits = '一二三四五六七八九';

/** `十二`: chapters are counted as a notice counts them. Up to 99. */
export function ordinalInWords(number: number): string {
  const tens = Math.trunc(number / 10);
  const ones = number % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens - 1]}十`;
  return `${head}${ones === 0 ? '' : digits[ones - 1]}`;
}
