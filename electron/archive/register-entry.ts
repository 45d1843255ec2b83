/** Third class of the personnel archive: 鉴定、考核、考察材料 (干部人事档案十大类). */
export const appraisalClass = '三';

/** Number in the register: year, class, serial within both, e.g. `2026-三-0001`. */
export function registerNumber(year: number, serial: number): string {
  return `${year}-${appraisalClass}-${String(serial).padStart(4, '0')}`;
}

/** What no Windows file name may hold, and what would not show in one. */
const unsafe = /[<>:"/\\|?*\p{C}]/gu;

/** Name for the PDF, safe on Windows: characters it does not take become `_`. */
export function formFileName(year: number, personName: string, number: string | null): string {
  const parts = [`${year}年度考核登记表`, personName, number ?? '预览稿'];
  return `${parts.join('-').replace(unsafe, '_')}.pdf`;
}
