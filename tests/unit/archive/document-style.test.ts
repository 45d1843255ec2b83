import { expect, test } from 'vitest';
import { orderedCells, standardStyle, withPrintedOrgans } from '#shared/archive/document-style.ts';

const organs = [{ name: '区委组织部', printedAs: '中共示例区委组织部' }];

test('organs are named as the house wants them, alone or several together, but not within a sentence', () => {
  const data = {
    organ: '区委组织部',
    others: ['区委组织部、区农业农村局'],
    text: '区委组织部已审核，同意。',
  };
  expect(withPrintedOrgans(data, { organs })).toEqual({
    organ: '中共示例区委组织部',
    others: ['中共示例区委组织部、区农业农村局'],
    text: '区委组织部已审核，同意。',
  });
});

test('a registered document within a case file says what its paper says', () => {
  const part = { registerNumber: '2026-召-0001', snapshot: { organ: '区委组织部' } };
  expect(withPrintedOrgans({ organ: '区委组织部', parts: [part] }, { organs })).toEqual({
    organ: '中共示例区委组织部',
    parts: [part],
  });
});

test('a form does without the blank cell for explanations, never without what is explained', () => {
  const style = { ...standardStyle, hidden: { annual_form: ['remarks' as const], term_form: [] } };
  expect(orderedCells(style, 'annual_form', { remarks: false })).not.toContain('remarks');
  expect(orderedCells(style, 'annual_form', { remarks: true })).toContain('remarks');
});
