import { expect, test } from 'vitest';
import { schemeCodeSchema } from '#shared/policy/scheme.ts';
import { freeCode } from '../../../../renderer/policy/schemes/free-code.ts';

test('a copy gets a code of its own that nobody uses', () => {
  expect(freeCode('ganzhou-2021', new Set(['ganzhou-2021']))).toBe('ganzhou-2021-local');
  expect(freeCode('ganzhou-2021', new Set(['ganzhou-2021-local']))).toBe('ganzhou-2021-local-2');
  expect(freeCode('ganzhou-2021-local-2', new Set(['ganzhou-2021-local', 'ganzhou-2021-local-2']))).toBe(
    'ganzhou-2021-local-3',
  );
});

test('a long code stays a code', () => {
  const long = `a-${'b'.repeat(27)}-${'c'.repeat(10)}`;
  expect(schemeCodeSchema.safeParse(freeCode(long, new Set())).success).toBe(true);
});
