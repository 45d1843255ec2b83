import { expect, test } from 'vitest';
import { formFileName, registerNumber } from '../../../electron/archive/register-entry.ts';

test('a register number has year, class and a serial of four digits at least', () => {
  expect(registerNumber(2026, 1)).toBe('2026-三-0001');
  expect(registerNumber(2026, 12_345)).toBe('2026-三-12345');
});

test('a file name says what, who and which, in characters that Windows takes', () => {
  expect(formFileName(2026, '示例·喆堃', '2026-三-0001')).toBe(
    '2026年度考核登记表-示例·喆堃-2026-三-0001.pdf',
  );
  expect(formFileName(2026, '示\u200b例/一:"*?<>|\\', null)).toBe(
    '2026年度考核登记表-示_例_一________-预览稿.pdf',
  );
});
