import { expect, test } from 'vitest';
import { toTabbedText } from '../../../renderer/components/data-table/delimited-text.ts';

test('a copied block pastes cell by cell, cells with breaks and quotes included', () => {
  expect(
    toTabbedText([
      ['王芳（示例）', '一\t二'],
      ['他说"好"', '两\n行'],
    ]),
  ).toBe('王芳（示例）\t"一\t二"\r\n"他说""好"""\t"两\n行"');
});
