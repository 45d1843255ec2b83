import { expect, test } from 'vitest';
import { findPlaces, type TextPiece } from '../../../renderer/components/pdf/find-in-pages.ts';

/** Lines of a page under each other, each a run of text over the whole width. */
const page = (...lines: readonly string[]): TextPiece[] =>
  lines.map((text, line) => ({ text, left: 0, top: line / 10, width: 1, height: 0.1 }));

test('a value is found whatever blanks the paper has, with a box over exactly its characters', () => {
  const [place] = findPlaces([page('姓  名 示例一 性别 男')], '示例一', '姓名');
  const characters = [...'姓  名 示例一 性别 男'].length;
  expect(place).toEqual([{ page: 1, left: 5 / characters, top: 0, width: 3 / characters, height: 0.1 }]);
});

test('a figure is found as a figure of its own, nearest after its label', () => {
  const pages = [page('27', '收回', '7'), page('7', '发出', '7')];
  expect(findPlaces(pages, '7', '发出').map(([mark]) => [mark?.page, mark?.top])).toEqual([
    [2, 0.2],
    [1, 0.2],
    [2, 0],
  ]);
});

test('a short word is found where it stands alone', () => {
  expect(findPlaces([page('男女不限', '男')], '男', '性别')).toHaveLength(1);
  const places = findPlaces([page('优秀票数', '优秀'), page('审定等次：优秀')], '优秀', '审定等次');
  expect(places.map(([mark]) => mark?.page)).toEqual([2, 1]);
});

test.each([
  ['1985年7月12日', '1985.07', '1985.07'],
  ['2026年3月5日', '2026年3月5日', '2026年3月5日'],
  ['85.71%', '85.71', '85.71'],
])('%s is found where the paper writes %s', (value, text, marked) => {
  const [place] = findPlaces([page(text)], value, '');
  expect(place?.[0]?.width).toBe(marked.length / text.length);
});

test('a text that flows over a page break is marked on both pages, without what stands between', () => {
  const text = '一年来坚持吃住在村完成建强村党组织推进强村富民提升治理水平为民办事服务四项任务';
  const pages = [page('个人总结', text.slice(0, 20), '第1页'), page('姓名：示例', text.slice(20), '日期')];
  const [place] = findPlaces(pages, text, '内容');
  expect(place?.map((mark) => [mark.page, mark.top])).toEqual([
    [1, 0.1],
    [2, 0.1],
  ]);
});

test('a list is found entry by entry where the paper parts it', () => {
  const [place] = findPlaces([page('示例村', '第一', '示例二村')], '示例村、示例二村', '派驻村');
  expect(place).toHaveLength(2);
});

test('characters beyond the basic plane are counted as one', () => {
  const [place] = findPlaces([page('𠮷某在村')], '某在村', '');
  expect(place?.[0]).toMatchObject({ left: 0.25, width: 0.75 });
});

test('what the paper does not say is not found', () => {
  expect(findPlaces([page('示例')], '没有的字', '内容')).toEqual([]);
  expect(findPlaces([page('示例')], '', '内容')).toEqual([]);
});
