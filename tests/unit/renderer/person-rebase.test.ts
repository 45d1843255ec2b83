import { expect, test } from 'vitest';
import { type PersonDraft, personDraftSchema } from '#shared/contract/roster.ts';
import { draftOf, rebase, valuesOf } from '../../../renderer/roster/person-values.ts';

const base: PersonDraft = personDraftSchema.parse({
  name: '赵示例一',
  gender: 'male',
  birthDate: '1985-06-05',
  ethnicity: '汉族',
  politicalStatus: null,
  partyDate: null,
  workStartDate: null,
  identity: 'civil_servant',
  rank: '四级主任科员',
  homePosition: '科长',
  phone: null,
  staffNumber: 'SL0001',
});

test('fields nobody touched here take what the other one saved', () => {
  const result = rebase(base, valuesOf(base), { ...base, phone: '13900000000' });
  expect(result.values.phone).toBe('13900000000');
  expect(result).toMatchObject({ taken: ['phone'], contested: [] });
});

test('what was typed stays, and a field both changed is left to the person', () => {
  const typed = { ...valuesOf(base), rank: '一级主任科员', homePosition: '副局长' };
  const result = rebase(base, typed, { ...base, rank: '三级主任科员' });
  expect(result.values).toMatchObject({ rank: '一级主任科员', homePosition: '副局长' });
  expect(result).toMatchObject({ taken: [], contested: ['rank'] });
});

test('both typing the same is no conflict, and clearing a field counts as typing', () => {
  const typed = { ...valuesOf(base), rank: '三级主任科员', homePosition: '' };
  const result = rebase(base, typed, { ...base, rank: '三级主任科员' });
  expect(result.contested).toEqual([]);
  expect(draftOf(result.values)).toMatchObject({ rank: '三级主任科员', homePosition: null });
});
