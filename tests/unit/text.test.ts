import { expect, test } from 'vitest';
import { line, paragraphs, tidyLine, tidyName } from '#shared/text.ts';

test('what cannot be seen is no part of a text', () => {
  expect(tidyLine('\u200e示\u00ad例\u202e一\ufeff\u0085')).toBe('示例一');
  expect(tidyLine('\u3000 示例\u00a0\t１２Ａ ')).toBe('示例 12A');
});

test('a name keeps its characters: rare, compatibility and variant forms', () => {
  for (const name of ['𠮷示例', '\uf9b5示例', '葛\u{e0100}示例']) expect(tidyName(name)).toBe(name);
  expect(tidyName(' 示 例・一 ')).toBe('示例·一');
});

test('line ends of every program are line ends', () => {
  expect(paragraphs('意见').parse('一\r\n二\u000b三\u2028四\r五\n')).toBe('一\n二\n三\n四\n五');
});

test('a line of invisible characters only is empty', () => {
  expect(line('姓名').safeParse('\u200b\u200e ').error?.issues[0]?.message).toBe('请填写姓名');
});
